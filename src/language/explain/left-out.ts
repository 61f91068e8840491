import { findCorrections } from '../edit/corrections.js';
import { removeFillers } from '../edit/fillers.js';
import { collapseRepetitions } from '../edit/repetitions.js';
import type { Token } from '../text/tokens.js';
import type { ChangeLabel } from './word-change.js';

/** Words in a row that editing leaves out for one reason, by UTF-16 offsets. */
export interface Stretch {
  readonly label: ChangeLabel;
  readonly start: number;
  readonly end: number;
}

/** The words of one text that another lacks, those in a row as one stretch. */
export function removed(before: readonly Token[], after: readonly Token[], label: ChangeLabel): Stretch[] {
  const kept = new Set(after.map(({ start }) => start));
  const stretches: Stretch[] = [];
  for (const [at, { start, end }] of before.entries()) {
    if (kept.has(start)) continue;
    const open = stretches.at(-1);
    const beside = open !== undefined && open.end === before[at - 1]?.end;
    if (beside) stretches[stretches.length - 1] = { ...open, end };
    else stretches.push({ label, start, end });
  }
  return stretches;
}

/** Hesitations, words said twice and slips put right, as the copy-editor leaves them out. */
export function leftOut(tokens: readonly Token[], punctuated: boolean): Stretch[] {
  const fluent = removeFillers(tokens, punctuated);
  const once = collapseRepetitions(fluent);
  const slips = findCorrections(once).map(
    ({ from, to }): Stretch => ({ label: 'CORRECTION', start: once[from]!.start, end: once[to - 1]!.end }),
  );
  return [...removed(tokens, fluent, 'FILLER'), ...removed(fluent, once, 'REPETITION'), ...slips];
}
