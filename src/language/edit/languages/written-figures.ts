import type { NumberStyle } from '../../english/numbers/figures.js';
import type { Figure, FigureAnnotation } from '../../figures/figure.js';
import { readFigures } from '../../figures/read-figures.js';
import { lexiconOf } from '../../lexicons/lexicons.js';
import { plain, startsSentence, type Token } from '../../text/tokens.js';
import { isOneBreath, type Join, joinTokens } from '../joined-tokens.js';
import { type FigureStyle, figureStyleOf } from './figure-style.js';
import { type WordNumber, wordNumbers } from './number-runs.js';
import { spokenDigits } from './spoken-digits.js';

const LEAST_OF_ALL_FIGURES = 2;
/** Longer runs of digits are not a readable number. */
const LONGEST_GROUPED = 60;
const MILLION = 1_000_000;
const MILLIONS = /^(millionen|miljoen|millions|millones|milioni|milhões)$/;
/** `por` of `por ciento`, whose second word is a number elsewhere. */
const PER = /^(?:por|pour|per)$/;

/** Whether a written time equals the spoken one: `las ocho y cuarto` contains a quarter, not four minutes. */
function isTimeOf({ readings }: Figure, written: string): boolean {
  const [hour, minutes = '00'] = written.split(/\D+/);
  return readings.some((reading) => reading.startsWith(`T${hour!.padStart(2, '0')}:${minutes || '00'}`));
}

/** The figures of one text in a language. */
class FigureWriter {
  private readonly months: ReadonlySet<string>;

  constructor(
    private readonly tokens: readonly Token[],
    private readonly language: string,
    private readonly style: FigureStyle,
    private readonly least: number,
  ) {
    this.months = new Set(lexiconOf(language)!.months.flat());
  }

  joinsOf({ from, to, figure }: FigureAnnotation): Join[] {
    if (!isOneBreath(this.tokens, from, to) || this.tokens.slice(from, to).some(({ text }) => /\d/.test(text)))
      return [];
    const numbers = wordNumbers(this.tokens.slice(from, to), this.language)
      .map((number) => ({ ...number, from: number.from + from, to: number.to + from }))
      .filter((number) => number.from === from || !PER.test(plain(this.tokens[number.from - 1])));
    if (numbers.length === 0) return [];
    const [reading = ''] = figure.readings;
    if (figure.class === 'time') return this.time(from, to, numbers).filter(({ text }) => isTimeOf(figure, text));
    if (figure.class === 'date') return this.date(from, to, numbers);
    if (/^\d+\.\d+$/.test(reading)) return this.decimal(reading, figure.unit, numbers);
    if (!/^\d+$/.test(reading) || numbers.length > 1 || numbers[0]!.ordinal) return [];
    return this.cardinal(
      numbers[0]!,
      figure.readings.some((one) => one.startsWith('D')),
    );
  }

  private time(from: number, to: number, numbers: readonly WordNumber[]): Join[] {
    const [hours, minutes] = numbers as [WordNumber, WordNumber?];
    const inside = (at: number) => numbers.some((number) => at >= number.from && at < number.to);
    for (let at = from; at < to; at += 1)
      if (!inside(at) && !this.style.clockWords.has(plain(this.tokens[at]))) return [];
    if (hours.ordinal || Number(hours.value) > 24) return [];
    if (minutes === undefined) return Number(hours.value) >= this.least ? [this.written(hours, hours.value)] : [];
    if (Number(minutes.value) >= 60) return [];
    const time = `${hours.value}${this.style.clock}${minutes.value.padStart(2, '0')}`;
    const between = this.tokens.slice(hours.to, minutes.from).map(plain);
    const hour = between.find((word) => /^(?:uhr|uur)$/.test(word));
    const text = hour === undefined ? time : `${time} ${hour === 'uhr' ? 'Uhr' : hour}`;
    return [{ from: hours.from, to: minutes.to, text }];
  }

  private date(from: number, to: number, numbers: readonly WordNumber[]): Join[] {
    let month = from;
    while (month < to && !this.months.has(plain(this.tokens[month]))) month += 1;
    if (month === to) return [];
    return numbers.flatMap((number) => {
      if (number.to <= month) return [this.written(number, this.style.day(number.value))];
      return /^[12]\d{3}$/.test(number.value) ? [this.written(number, number.value)] : [];
    });
  }

  /** `drei komma fünf`, and `zwölf euro fünfzig` with the currency in between. */
  private decimal(reading: string, unit: string | null, numbers: readonly WordNumber[]): Join[] {
    const [first, last] = [numbers[0]!, numbers.at(-1)!];
    const [whole = '', part = ''] = reading.split('.') as [string, string];
    const between = this.tokens.slice(first.to, last.from).map(plain);
    if (numbers.length < 2 || first.value !== whole) return [];
    const point = between.length === 1 && /^(?:komma|coma|virgule|virgola|vírgula)$/.test(between[0]!);
    const digits = numbers
      .slice(1)
      .map(({ value }) => value)
      .join('');
    if (point || (numbers.length > 2 && /^(?:komma|coma|virgule|virgola|vírgula)$/.test(between[0]!))) {
      if (digits !== part && !part.startsWith(digits)) return [];
      return [{ from: first.from, to: last.to, text: `${this.grouped(whole)},${part}` }];
    }
    const money = unit !== null && /^[A-Z]{3}$/.test(unit) && numbers.length === 2 && between.length <= 2;
    if (!money || Number(last.value) >= 100) return [];
    const currency = this.tokens[first.to]!.text;
    const text = `${this.grouped(whole)},${last.value.padStart(2, '0')} ${this.currencyName(currency)}`;
    return [{ from: first.from, to: last.to, text }];
  }

  private currencyName(word: string): string {
    return this.style.language === 'de' ? word.charAt(0).toUpperCase() + word.slice(1) : word;
  }

  private cardinal(number: WordNumber, year: boolean): Join[] {
    const value = Number(number.value);
    const single = number.to === number.from + 1;
    const round = single && this.style.round.has(plain(this.tokens[number.from]));
    if (value <= 31 && this.isDay(number)) return [this.written(number, this.style.day(number.value))];
    if (value >= MILLION) return this.scaled(number, value);
    if (value < this.least || round || startsSentence(this.tokens, number.from)) return [];
    return [this.written(number, year ? number.value : this.grouped(number.value))];
  }

  /** `zwanzig Millionen` is `20 Millionen`, as the number before it in a range is a figure. */
  private scaled(number: WordNumber, value: number): Join[] {
    const scale = this.tokens[number.to - 1]!;
    const count = value / MILLION;
    const apart = number.to - number.from > 1 && MILLIONS.test(plain(scale));
    if (!apart || !Number.isInteger(count) || count < this.least || count > 999) return [];
    if (startsSentence(this.tokens, number.from)) return [];
    return [this.written(number, `${count} ${scale.text}`)];
  }

  /** `a três de outubro`. */
  private isDay({ to }: WordNumber): boolean {
    const next = plain(this.tokens[to]) === 'de' ? to + 1 : to;
    return this.months.has(plain(this.tokens[next])) && isOneBreath(this.tokens, to - 1, next + 1);
  }

  private grouped(value: string): string {
    return value.length < 5 || value.length > LONGEST_GROUPED
      ? value
      : value.replace(/\B(?=(?:\d{3})+$)/g, this.style.thousands);
  }

  private written(number: WordNumber, text: string): Join {
    return { from: number.from, to: number.to, text };
  }
}

/** Writes spoken figures of a language with rules in the brand's style. It never changes a value: an ambiguous figure stays in words. */
export function writeLanguageFigures(tokens: readonly Token[], language: string, numberStyle: NumberStyle): Token[] {
  const style = figureStyleOf(language);
  if (style === null || numberStyle === 'as-spoken') return [...tokens];
  const dialled = joinTokens(tokens, spokenDigits(tokens, language));
  const least = numberStyle === 'all-figures' ? LEAST_OF_ALL_FIGURES : style.least;
  const writer = new FigureWriter(dialled, language, style, least);
  return joinTokens(
    dialled,
    readFigures(dialled, language).flatMap((figure) => writer.joinsOf(figure)),
  );
}
