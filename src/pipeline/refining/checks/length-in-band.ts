import { type Check } from './check.js';

/** Editing shortens speech a little. These bounds are the design's: outside the inner band a person looks, outside the outer one it is no edit. */
const INNER = { least: 0.6, most: 1.3 };
const OUTER = { least: 0.35, most: 2 };
/** Words by which a short text may miss the band. */
const SLACK = 6;

/** The text is about as long as what was said, hesitations and false starts not counted. */
export const lengthInBand: Check = ({ spoken, written, refined }) => {
  const said = spoken.filter((token) => token.text !== '').length;
  const found = written.filter((token) => token.text !== '').length;
  const outside = (band: typeof INNER) => found < said * band.least - SLACK || found > said * band.most + SLACK;
  if (!outside(INNER) && found > 0) return [];
  return [
    {
      check: 'length',
      message: `The text has ${found} words where ${said} were said.`,
      rawSpan: null,
      refinedSpan: [0, refined.length],
      weight: outside(OUTER) || found === 0 ? 'REJECT' : 'REVIEW',
    },
  ];
};
