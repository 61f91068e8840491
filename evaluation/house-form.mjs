import { readFigures } from '../dist/language/figures/read-figures.js';
import { sameFigure } from '../dist/language/figures/same-figure.js';
import { tokenize } from '../dist/language/text/tokens.js';

/** Without case, blanks and marks: house styles differ in those. */
export const bare = (text) => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');

/** The house writes counts below this in words. */
const FIRST_IN_FIGURES = 10;

/** Its figures, whether each is written as the house writes it, and the words between them. */
function read(text) {
  const tokens = tokenize(text);
  const found = readFigures(tokens, 'en');
  const words = [];
  let at = 0;
  for (const { from, to } of found) {
    words.push(tokens.slice(at, from));
    at = Math.max(at, to);
  }
  words.push(tokens.slice(at));
  const written = found.every(({ from, to, figure }) => {
    const small = figure.readings.some((reading) => /^\d$/.test(reading) && Number(reading) < FIRST_IN_FIGURES);
    return small || tokens.slice(from, to).some((token) => /\d/.test(token.text));
  });
  return {
    figures: found.map(({ figure }) => figure),
    written,
    words: words.map((part) => bare(part.map((token) => token.text).join(' '))),
  };
}

/**
 * Whether a sentence has the same figures as another, each in the house's form (in digits from ten on), and no other word changed. A time,
 * a fraction or a longer number that stayed in words is not written.
 */
export function isHouseForm(edited, wanted) {
  const [here, there] = [read(edited), read(wanted)];
  return (
    here.written &&
    here.figures.length === there.figures.length &&
    here.figures.length > 0 &&
    here.figures.every((figure, at) => sameFigure(figure, there.figures[at]) === 'same') &&
    here.words.every((part, at) => part === there.words[at])
  );
}
