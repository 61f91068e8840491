import { numberParts } from '../english/numbers/number-run.js';
import { plain, type Token } from '../text/tokens.js';
import type { Check } from './check.js';

/** Editing shortens speech a little. These bounds are the design's: outside the inner band a person looks, outside the outer one it is no edit. */
const INNER = { least: 0.6, most: 1.3 };
const OUTER = { least: 0.35, most: 2 };
/** Words by which a short text may miss the band. */
const SLACK = 6;

/** Words with letters; those of numbers and units do not count, for a figure takes the place of any number of them. */
function countWords(tokens: readonly Token[]): number {
  return tokens.filter((token) => {
    const word = plain(token);
    return (
      /\p{L}/u.test(word) && numberParts(token) === null && !/^(dollars?|euros?|percent|point|oh|am|pm)$/.test(word)
    );
  }).length;
}

/** The text is about as long as what was said, hesitations and false starts not counted. */
export const lengthInBand: Check = ({ spoken, written, refined }) => {
  const said = countWords(spoken);
  const found = countWords(written);
  const outside = (band: typeof INNER) => found < said * band.least - SLACK || found > said * band.most + SLACK;
  if (!outside(INNER) && refined.trim() !== '') return [];
  return [
    {
      check: 'length',
      message: `The text has ${found} words where ${said} were said.`,
      rawSpan: null,
      refinedSpan: [0, refined.length],
      weight: outside(OUTER) || refined.trim() === '' ? 'REJECT' : 'REVIEW',
    },
  ];
};
