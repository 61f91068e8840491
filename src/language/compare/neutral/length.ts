import { lexiconOf } from '../../lexicons/lexicons.js';
import type { Matching } from '../align/matching.js';
import type { Finding } from '../verdict.js';

/** Editing shortens speech a little. Outside the inner band the text needs a review; outside the outer band it is rejected. */
const INNER = { least: 0.5, most: 1.3 };
const OUTER = { least: 0.35, most: 2 };
/** By how many words a short text may miss the band; fewer if almost nothing of the speech is left. */
const SLACK = 6;
const LEAST_SLACK = 3;

/** The last word of a text as written: if both texts end with it, the text is not cut off. */
function lastWord(text: string): string {
  return /(?<![\p{L}\p{M}\p{N}])[\p{L}\p{M}\p{N}]+(?=[^\p{L}\p{M}\p{N}]*$)/u.exec(text)?.[0] ?? '';
}

/** The name and office below a letter are separate lines; the last word of both differs only in its capital. */
function isSigned(said: string, written: string): boolean {
  const line = written.slice(written.lastIndexOf('\n') + 1);
  return line !== written && lastWord(said).toLowerCase() === lastWord(line).toLowerCase();
}

/** Checks that a punctuated text ends with a complete sentence: models stop early. */
export function unfinished(raw: string, refined: string): Finding[] {
  const [said, written] = [raw.trim(), refined.trim()];
  const same = lastWord(said) === lastWord(written);
  const ended = /[.!?…。！？।]["'”’»」)\]]*$/u.test(written) || written === '' || same || isSigned(said, written);
  if (ended) return [];
  const message = 'The text does not end with a complete sentence.';
  return [
    {
      check: 'unfinished',
      grade: 'REVIEW',
      message,
      rawSpan: null,
      refinedSpan: [refined.trimEnd().length - 1, refined.trimEnd().length],
    },
  ];
}

/** The maximum number of spoken words of a text: without number words for a language, each digit may have been a word. */
function mostSpoken({ raw, refined: { annotated, items } }: Matching): number {
  if (lexiconOf(raw.annotated.language) !== null) return items.length;
  const digits = items.map(({ start, end }) => annotated.text.slice(start, end).match(/\p{N}/gu)?.length ?? 1);
  return digits.reduce((sum, one) => sum + one, 0);
}

/** Checks that the text is about as long as the speech without hesitations and repetitions. */
export function lengthFindings(refined: string, matching: Matching): Finding[] {
  const { raw, refined: written, excusedLost } = matching;
  const said = raw.items.filter(
    ({ kind }, at) => kind !== 'marker' && excusedLost[at] !== 'correction' && excusedLost[at] !== 'restart',
  ).length;
  const found = written.items.length;
  const spoken = mostSpoken(matching);
  const outside = (band: typeof INNER, slack = SLACK) =>
    spoken < said * band.least - slack || found > said * band.most + SLACK;
  const empty = refined.trim() === '' && said > 0;
  const beyond = outside(OUTER, LEAST_SLACK);
  if (!outside(INNER) && !beyond && !empty) return [];
  const message = empty ? 'The text is empty.' : `The text has ${found} words where ${said} were said.`;
  const grade = beyond || empty ? 'REJECT' : 'REVIEW';
  return [{ check: 'length', grade, message, rawSpan: null, refinedSpan: [0, refined.length] }];
}
