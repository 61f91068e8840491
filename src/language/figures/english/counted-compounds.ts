import type { Figure } from '../figure.js';
import type { FigureText } from '../figure-text.js';
import type { NumberAt } from '../number-parts.js';

/** Units in which things are counted: `two thirty minute calls`. */
const COUNTS = /^(s|min|h|d|wk|mo|yr|mm|cm|m|km|in|ft|yd|mi|g|kg|lb|oz|t|L|gal|USD|EUR|GBP)$/;
/** The highest plausible age. */
const OLDEST = 130;

/**
 * The count and the measure of `two thirty minute calls` and `three hundred ten year olds`, which may also be one number; null where the words are
 * only one number. `certain`: one number makes no sense.
 */
export function compoundAt(
  text: FigureText,
  from: number,
  number: NumberAt,
  unit: { readonly name: string | null; readonly to: number },
): { readonly parts: readonly Figure[]; readonly certain: boolean } | null {
  const noun = text.next(unit.to);
  const counted = number.spoken && number.class === 'cardinal' && unit.to === number.to + 1;
  if (!counted || unit.name === null || !COUNTS.test(unit.name) || !text.language?.startsWith('en')) return null;
  if (/(s|feet)$/.test(text.word(number.to)) || noun === '' || text.closedWords.has(noun)) return null;
  const numbers = number.parts ?? splitNumber(text, from, number.to);
  if (numbers === null) return null;
  const parts = [...numbers.slice(0, -1), { ...numbers.at(-1)!, class: 'measure' as const, unit: unit.name }];
  const age = unit.name === 'yr' && /^olds?$/.test(noun);
  return { parts, certain: age && Number(number.readings[0]) > OLDEST };
}

/** Two numbers that words of one may be as well: `three hundred | ten`. */
function splitNumber(text: FigureText, from: number, to: number): Figure[] | null {
  const { words, at } = text.stretch(from);
  for (let cut = to - 1; cut > from; cut -= 1) {
    const [count, size] = [
      text.numbers?.read(words.slice(0, at + cut - from), at) ?? null,
      text.numbers?.read(words.slice(0, at + to - from), at + cut - from) ?? null,
    ];
    const whole = count?.length === cut - from && size?.length === to - cut && !count.ordinal && !size.ordinal;
    if (whole) return [count, size].map(({ value }) => ({ class: 'cardinal', readings: [value], unit: null }));
  }
  return null;
}
