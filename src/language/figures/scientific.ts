import { shifted } from './decimal.js';
import type { FigureRule, FoundFigure } from './figure-rule.js';
import type { FigureText } from './figure-text.js';
import { numberAt } from './number-at.js';

const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';
const TIMES = /^[×x*·]$|^(times|mal|fois|por|per|vezes|keer|maal)$/;
/** The words between a ten and its power, as lists of words. */
const TO_THE = [
  ['to', 'the', 'power', 'of'],
  ['to', 'the'],
  ['hoch'],
  ['puissance'],
  ['elevado', 'a'],
  ['alla'],
  ['elevado', 'à'],
  ['tot', 'de', 'macht'],
  ['tot', 'de'],
];
/** The largest spoken power of ten. */
const LARGEST = 60;

/** The power of a ten that is written here: `10⁸`, `10^-8`. */
function writtenPower(raw: string): number | null {
  const [, sign = '', raised = ''] = /^10(⁻?)([⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2})$/u.exec(raw) ?? [];
  if (raised !== '') {
    const digits = [...raised].map((one) => SUPERSCRIPTS.indexOf(one)).join('');
    return Number(`${sign === '' ? '' : '-'}${digits}`);
  }
  const caret = /^10\^([-−]?\d{1,2})$/u.exec(raw)?.[1];
  return caret === undefined ? null : Number(caret.replace('−', '-'));
}

/** The power of a ten that is said here, and the atom after it. */
function spokenPower(text: FigureText, at: number): { power: number; to: number } | null {
  if (text.spoken(at)?.value !== '10') return null;
  const after = at + text.spoken(at)!.length;
  const link = TO_THE.find((words) => words.every((word, step) => text.next(after + step) === word));
  if (link === undefined) return null;
  const first = after + link.length;
  const minus = text.numbers?.minus.has(text.next(first)) === true;
  const power = text.spoken(minus ? first + 1 : first);
  if (power === null || Number(power.value) > LARGEST) return null;
  return { power: Number(power.value) * (minus ? -1 : 1), to: (minus ? first + 1 : first) + power.length };
}

function scientific(text: FigureText, from: number): FoundFigure | null {
  const number = numberAt(text, from);
  const value = number?.readings.find((reading) => /^\d+(\.\d+)?$/.test(reading));
  if (number === null || value === undefined) return null;
  const sign = number.to;
  if (!TIMES.test(text.word(sign))) return null;
  const raised = writtenPower(text.atoms[sign + 1]?.raw ?? '');
  const power = raised === null ? spokenPower(text, sign + 1) : { power: raised, to: sign + 2 };
  if (power === null) return null;
  return { to: power.to, figure: { class: 'decimal', readings: [shifted(value, power.power)], unit: null } };
}

/** Numbers with a power of ten: `3 × 10⁸`, `three times ten to the eight`. */
export const SCIENTIFIC: FigureRule = {
  name: 'power of ten',
  language: 'neutral',
  read: scientific,
  examples: [
    { text: 'about 3 × 10⁸ of them', reading: '300000000' },
    { text: 'six point two times ten to the minus four', reading: '0.00062' },
    { text: 'drei mal zehn hoch acht', reading: '300000000', language: 'de' },
  ],
  quiet: ['three times ten people', 'ten to the left', '3 x 10'],
};
