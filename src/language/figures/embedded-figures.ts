import { dateReadings, isClock, timeFigure } from './calendar-readings.js';
import { currencyOfSign } from './currencies.js';
import { shifted } from './decimal.js';
import { readingsOfDigits } from './digit-sequence.js';
import type { Figure } from './figure.js';
import type { FigureRule } from './figure-rule.js';
import { unitsOfSymbol } from './unit-symbols.js';
import { writtenValues } from './written-values.js';

/** Scripts that put no blank between words: a figure is a part of its token. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]/u;
const NUMBER = /([-−]?)(\d[\d.,]*\d|\d)/gu;
const DATE = /^(?:(\d{4})年)?(\d{1,2})月(?:(\d{1,2})日)?/u;
const YEAR = /^(\d{4})年(?!間)/u;
const TIME = /^(\d{1,2})[時点](?!間)(?:(\d{1,2})分)?/u;
const SCALES: Readonly<Record<string, number>> = { 千: 3, 万: 4, 億: 8, 亿: 8, 兆: 12 };
const UNITS: Readonly<Record<string, string>> = {
  円: 'JPY',
  元: 'CNY',
  '%': '%',
  '％': '%',
  時間: 'h',
  分: 'min',
  秒: 's',
  度: '°',
};

interface Embedded {
  readonly figure: Figure;
  readonly length: number;
}

/** Dates and times of Chinese and Japanese, whose parts carry their names. */
function dated(text: string): Embedded | null {
  const date = DATE.exec(text);
  if (date !== null && Number(date[2]) >= 1 && Number(date[2]) <= 12) {
    const years = date[1] === undefined ? [] : [Number(date[1])];
    const readings = dateReadings(years, Number(date[2]), date[3] === undefined ? null : Number(date[3]));
    return { figure: { class: 'date', readings, unit: null }, length: date[0].length };
  }
  const year = YEAR.exec(text);
  if (year !== null)
    return { figure: { class: 'date', readings: [`D${year[1]}`, year[1]!], unit: null }, length: year[0].length };
  const time = TIME.exec(text);
  const [hour, minutes] = [Number(time?.[1]), Number(time?.[2] ?? 0)];
  return time !== null && isClock(hour, minutes)
    ? { figure: timeFigure({ hour, minutes }), length: time[0].length }
    : null;
}

function counted(text: string, digits: string, sign: string, language: string | null): Embedded {
  const values = writtenValues(digits, language);
  const power = SCALES[text[digits.length] ?? ''] ?? 0;
  const length = digits.length + (power > 0 ? 1 : 0);
  const rest = text.slice(length);
  const name = Object.keys(UNITS).find((unit) => rest.startsWith(unit));
  const minus = sign === '' ? '' : '-';
  const plain =
    power === 0 && /^\d+$/.test(digits) && minus === ''
      ? readingsOfDigits(digits)
      : values.map((value) => minus + shifted(value, power));
  const readings = plain.length > 0 ? plain : [`S${digits}`];
  const unit = name === undefined ? null : UNITS[name]!;
  const kind =
    unit === null
      ? digits.includes('.')
        ? 'decimal'
        : 'cardinal'
      : currencyOfSign(unit) === null
        ? 'measure'
        : 'money';
  return { figure: { class: kind, readings, unit }, length: length + (name?.length ?? 0) };
}

/** Every run of digits within a word, in order. */
function embedded(raw: string, language: string | null): Figure[] {
  const figures: Figure[] = [];
  let end = 0;
  for (const match of raw.matchAll(NUMBER)) {
    const [, sign = '', digits = ''] = match;
    const at = match.index + sign.length;
    if (at < end) continue;
    const text = raw.slice(at);
    const { figure, length } =
      dated(text) ?? counted(text, digits, /\d$/.test(raw.slice(0, match.index)) ? '' : sign, language);
    figures.push(figure);
    end = at + length;
  }
  return figures;
}

/** Figures within words of scripts without blanks, and the digits of anything that no other rule reads: no digit of a text is overlooked. */
export const EMBEDDED: FigureRule = {
  name: 'embedded',
  language: 'neutral',
  read(text, at) {
    const { raw } = text.atoms[at]!;
    if (!/\d/.test(raw)) return null;
    const [figure, ...more] = embedded(raw, text.language);
    return figure === undefined ? null : { to: at + 1, figure, more };
  },
  examples: [
    { text: '会議は3月9日です', reading: 'D--03-09', language: 'ja' },
    { text: '会議は午後3時40分に始まる', reading: 'T03:40', language: 'ja' },
    { text: '約25万円です', reading: '250000', unit: 'JPY', language: 'ja' },
    { text: '१७वीं सदी', reading: '17', language: 'hi' },
  ],
  quiet: ['no digits here'],
};

/** Whether a word of a script without blanks holds figures, so that only this rule can read it. */
export function isUnspaced(raw: string): boolean {
  return UNSPACED.test(raw) && unitsOfSymbol(raw).length === 0;
}
