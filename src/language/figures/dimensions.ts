import { readingsOfDigits } from './digit-sequence.js';
import type { Figure } from './figure.js';
import type { FigureRule, FoundFigure } from './figure-rule.js';
import { writtenValues } from './written-values.js';

const TIMES = /^(\d+(?:[.,]\d+)?)[x×](\d+(?:[.,]\d+)?)(?:[x×](\d+(?:[.,]\d+)?))?$/;
const FEET = /^(\d{1,2})['’′](\d{1,2})?["″”]?$/;

function length(value: string, unit: string): Figure {
  return { class: 'measure', readings: [value], unit };
}

/** Several measures in one word: `2x4`, `5'11"`. A quotation mark after figures may be the sign of inches. */
export const DIMENSIONS: FigureRule = {
  name: 'dimensions',
  language: 'neutral',
  read(text, at): FoundFigure | null {
    const { word, after } = text.atoms[at]!;
    const feet = FEET.exec(word);
    if (feet?.[2] !== undefined) return { to: at + 1, figure: length(feet[1]!, 'ft'), more: [length(feet[2], 'in')] };
    const mark = /^["″”'′’]/.exec(after)?.[0];
    if (mark !== undefined && /^\d{1,3}$/.test(word) && !text.atoms[at]!.before) {
      const others = [length(word, /['′’]/.test(mark) ? 'ft' : 'in')];
      return { to: at + 1, figure: { class: 'cardinal', readings: readingsOfDigits(word), unit: null, others } };
    }
    const sides = TIMES.exec(word);
    if (sides === null) return null;
    const figures = sides.slice(1).flatMap((side): Figure[] => {
      const values = side === undefined ? [] : writtenValues(side, text.language);
      return values.length === 0 ? [] : [{ class: 'cardinal', readings: values, unit: null }];
    });
    const [figure, ...more] = figures;
    return figure === undefined || more.length === 0 ? null : { to: at + 1, figure, more };
  },
  examples: [
    { text: 'a 2x4 plank', reading: '2' },
    { text: `he is 5'11" tall`, reading: '5', unit: 'ft' },
    { text: 'eine Platte von 3,5×4', reading: '3.5', language: 'de' },
  ],
  quiet: ['the x86 chip', 'we have 5'],
};
