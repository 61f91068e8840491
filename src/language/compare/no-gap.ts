import { plain, type Token } from '../text/tokens.js';
import { type Check, type Comparison, spanOf, type WeighedFinding } from './check.js';
import { isContentWord, isInFigures, stemOf } from './content-words.js';

/** Words that carry meaning, lost in a row, from which a person looks, and from which a passage is gone. */
const DOUBTFUL = 3;
const GONE = 6;
/** Written words on either side in which a lost word may stand after all, because the sentence was turned round. */
const REACH = 25;

/** What `am` and `pm` take the place of. */
const PART_OF_DAY = /^(morn|morning|afternoon|evening|even|night)$/;

interface Gap {
  readonly words: readonly Token[];
  /** Index of the first of them. */
  readonly from: number;
  readonly atEnd: boolean;
}

/** Whether the word stands near the place where it belongs, though not in the order of the speech, and is nobody else's partner. */
function isNear({ written, alignment }: Comparison, taken: ReadonlySet<number>, word: Token, at: number): boolean {
  const from = Math.max(0, alignment.placeOf(at) - REACH);
  const stem = stemOf(plain(word));
  const around = written.slice(from, from + 2 * REACH);
  if (PART_OF_DAY.test(stem) && around.some((token) => /^[ap]m$/.test(plain(token)))) return true;
  return around.some((token, step) => !taken.has(from + step) && stemOf(plain(token)) === stem);
}

/** Runs of words that carry meaning and have no partner in the text. */
function gapsIn(comparison: Comparison): Gap[] {
  const { spoken, alignment } = comparison;
  const taken = new Set(alignment.partners);
  const gaps: Gap[] = [];
  let run: Token[] = [];
  let from = 0;
  for (const [at, token] of spoken.entries()) {
    if (!isContentWord(token)) continue;
    if (alignment.partners[at]! < 0 && !isNear(comparison, taken, token, at)) {
      if (run.length === 0) from = at;
      run.push(token);
    } else {
      if (run.length > 0) gaps.push({ words: run, from, atEnd: false });
      run = [];
    }
  }
  const last = alignment.partners.findLastIndex((partner) => partner >= 0);
  const atEnd = run.length > 0 && spoken.indexOf(run.at(-1)!) > last;
  return run.length > 0 ? [...gaps, { words: run, from, atEnd }] : gaps;
}

/** Words of the text that nobody said, around the place of a gap: a thought in other words is not a lost one. */
function othersInstead({ written, alignment }: Comparison, { words, from }: Gap, said: ReadonlySet<string>): number {
  const place = alignment.placeOf(from);
  const around = written.slice(Math.max(0, place - words.length - 2), place + words.length + 2);
  return around.filter((token) => isContentWord(token) && !said.has(stemOf(plain(token)))).length;
}

/** Last words without a partner, few of which carry meaning: "… I mean that". Figures take the place of number words. */
function openEnd({ spoken, alignment, raw, refined }: Comparison): WeighedFinding[] {
  const from = spoken.length - alignment.partners.toReversed().findIndex((partner) => partner >= 0);
  const words = spoken.slice(from).filter((token) => token.text !== '' && !isInFigures(plain(token)));
  const thought = words
    .map(plain)
    .join(' ')
    .replace(/\byou know\b/g, '')
    .replace(/\b(in the (morning|afternoon|evening)|at night)$/, (part) =>
      /\d ?[ap]\.?m\b/i.test(refined.slice(-25)) ? '' : part,
    )
    .split(' ')
    .filter(Boolean);
  if (thought.length < DOUBTFUL || from > spoken.length) return [];
  const span = spanOf({ start: words[0]!.start, end: words.at(-1)!.end });
  const message = `The text stops before the end: "${raw.slice(...span)}" is missing.`;
  return [{ check: 'unfinished', message, rawSpan: span, refinedSpan: null, weight: 'REVIEW' }];
}

/** No thought is left out: not in the middle, and not a single word of the end, where models stop too early. */
export const noGap: Check = (comparison) => {
  const stems = new Set(comparison.spoken.map((token) => stemOf(plain(token))));
  const gaps = gapsIn(comparison).flatMap((gap): WeighedFinding[] => {
    const [first, last] = [gap.words[0]!, gap.words.at(-1)!];
    const lost = gap.words.length - othersInstead(comparison, gap, stems);
    if (lost < (gap.atEnd ? 1 : DOUBTFUL)) return [];
    const span = spanOf({ start: first.start, end: last.end });
    const said = comparison.raw.slice(...span);
    const shown = said.length > 80 ? `${said.slice(0, 77)}…` : said;
    const message = gap.atEnd ? `The text stops before the end: "${shown}" is missing.` : `"${shown}" is missing.`;
    return [
      { check: 'unfinished', message, rawSpan: span, refinedSpan: null, weight: lost >= GONE ? 'REJECT' : 'REVIEW' },
    ];
  });
  return gaps.length > 0 ? gaps : openEnd(comparison);
};
