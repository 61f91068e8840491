import { digitSequenceAt } from './digit-sequence.js';
import type { FigureRule, FoundFigure } from './figure-rule.js';
import type { FigureText } from './figure-text.js';

const WRITTEN = /^(\d{1,2}):([0-5]\d)[.,](\d{1,3})$/;

function lap(minutes: string, seconds: string, decimals: string, to: number): FoundFigure {
  const reading = `S${Number(minutes)}:${seconds}.${decimals}`;
  return { to, figure: { class: 'time', readings: [reading], unit: null } };
}

/** Digits said one by one, or as a number: `oh seven`, `forty two`. */
function decimalsAt(text: FigureText, at: number): { digits: string; to: number } | null {
  const zero = text.numbers?.digits?.get(text.word(at));
  const number = text.spoken(zero === undefined ? at : at + 1);
  if (number === null || number.ordinal || number.value.length > 2) return null;
  return { digits: (zero ?? '') + number.value, to: at + number.length + (zero === undefined ? 0 : 1) };
}

/** `nine forty four point oh seven`; the "point" may be said twice. */
function spoken(text: FigureText, at: number): FoundFigure | null {
  const sequence = text.numbers?.language === 'en' ? digitSequenceAt(text, at) : null;
  const [minutes = '', ...rest] = sequence?.groups ?? [];
  const seconds = rest.join('');
  if (sequence === null || minutes.length > 2 || rest.length > 2 || !/^[0-5]\d$/.test(seconds)) return null;
  if (text.next(sequence.to) !== 'point') return null;
  const point = text.word(sequence.to + 1) === 'point' ? sequence.to + 1 : sequence.to;
  const decimals = text.atoms[point + 1]?.joined ? decimalsAt(text, point + 1) : null;
  return decimals === null ? null : lap(minutes, seconds, decimals.digits, decimals.to);
}

/** Times that are measured, in minutes, seconds and parts of a second. */
export const LAP_TIME: FigureRule = {
  name: 'lap time',
  language: 'neutral',
  read(text, at) {
    const [, minutes, seconds = '', decimals = ''] = WRITTEN.exec(text.word(at)) ?? [];
    return minutes === undefined ? spoken(text, at) : lap(minutes, seconds, decimals, at + 1);
  },
  examples: [
    { text: 'she won in three fifty two point oh eight', reading: 'S3:52.08' },
    { text: 'she won in 3:52.08', reading: 'S3:52.08' },
    { text: 'she won in three fifty two point, point six', reading: 'S3:52.6' },
  ],
  quiet: ['at this point', 'the point is clear'],
};
