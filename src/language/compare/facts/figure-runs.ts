import type { Figure } from '../../figures/figure.js';
import { readFigures } from '../../figures/read-figures.js';
import { sameFigure } from '../../figures/same-figure.js';
import { range, tokenize } from '../../text/tokens.js';
import type { Matching } from '../align/matching.js';

/** Words of a run, and of one figure in it, that are read anew. */
const MOST_WORDS = 40;
const LONGEST_FIGURE = 8;
/** Written figures that a run may be. */
const MOST_FIGURES = 12;
/** Items around a figure in which its currency may be said for the whole run. */
const CURRENCY_REACH = 30;

/** The items of a run of spoken figures around one, none of which has a partner. */
function runAround({ raw, partners, excusedLost }: Matching, at: number): number[] {
  const isFree = (one: number) =>
    raw.items[one]?.figure != null &&
    partners[one]! < 0 &&
    (excusedLost[one] === null || excusedLost[one] === 'parts' || excusedLost[one] === 'repetition');
  const apart = (one: number) => raw.items[one]!.after.trim() !== '';
  let [from, to] = [at, at + 1];
  while (isFree(from - 1) && !apart(from - 1)) from -= 1;
  while (isFree(to) && !apart(to - 1)) to += 1;
  return range(from, to);
}

/** The written figures without a partner from one on, with nothing that was said between them. */
function figuresFrom({ refined, partnersOfWritten, excusedAdded }: Matching, written: number): number[] {
  const found: number[] = [];
  for (let at = written; at < refined.items.length && found.length < MOST_FIGURES; at += 1) {
    if (partnersOfWritten[at]! >= 0 || excusedAdded[at] !== null || refined.items[at]!.figure === null) break;
    found.push(at);
  }
  return found;
}

/** Whether words are read as one figure, the written one, in its unit, in none, or in the currency of the run. */
function isWrittenAs(
  words: readonly string[],
  figure: Figure,
  language: string | null,
  currency: Set<string>,
): boolean {
  const tokens = tokenize(words.join(' '));
  const [read, ...more] = readFigures(tokens, language);
  if (read === undefined || more.length > 0 || read.from > 0 || read.to < tokens.length) return false;
  if (sameFigure(read.figure, figure) === 'value') return false;
  const [said, written] = [read.figure.unit, figure.unit];
  return said === written || (said === null && currency.has(written ?? ''));
}

/** Whether the words of a run are the written figures one after the other, to its end. */
function splits(
  words: readonly string[],
  figures: readonly Figure[],
  language: string | null,
  currency: Set<string>,
): boolean {
  let ends = new Set([0]);
  for (const figure of figures) {
    const next = [...ends].flatMap((from) =>
      range(from + 1, Math.min(words.length, from + LONGEST_FIGURE) + 1).filter((to) =>
        isWrittenAs(words.slice(from, to), figure, language, currency),
      ),
    );
    ends = new Set(next);
    if (ends.size === 0) return false;
  }
  return ends.has(words.length);
}

/**
 * Excuses written figures that are a run of number words read otherwise: "eight fifty nine hundred nine fifty" is 850, 900 and 950. Every word of the run
 * must be in one of them, in order.
 */
export function excuseRun(matching: Matching, near: readonly number[], written: number): boolean {
  const { raw, refined } = matching;
  const figures = figuresFrom(matching, written);
  if (raw.annotated.punctuated || figures.length < 2) return false;
  const language = raw.annotated.language;
  for (const at of near) {
    const run = runAround(matching, at);
    const words = run.flatMap((one) => raw.items[one]!.words);
    if (words.length > MOST_WORDS) continue;
    const beside = raw.items.slice(Math.max(0, at - CURRENCY_REACH), at + CURRENCY_REACH);
    const currency = new Set(
      beside.flatMap(({ figure }) => (figure?.class === 'money' && figure.unit ? [figure.unit] : [])),
    );
    const count = range(2, figures.length + 1).findLast((length) =>
      splits(
        words,
        figures.slice(0, length).map((one) => refined.items[one]!.figure!),
        language,
        currency,
      ),
    );
    if (count === undefined) continue;
    matching.excuse(run, figures.slice(0, count), 'parts');
    return true;
  }
  return false;
}
