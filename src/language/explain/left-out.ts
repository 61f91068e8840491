import { CERTAIN } from '../annotate/annotation.js';
import { findDisfluencies } from '../annotate/disfluencies/find-disfluencies.js';
import type { Token } from '../text/tokens.js';
import type { ChangeLabel } from './word-change.js';

/** Consecutive words that editing removes for one reason, by UTF-16 offsets. */
export interface Stretch {
  readonly label: ChangeLabel;
  readonly start: number;
  readonly end: number;
}

/** The words of one text that another lacks; consecutive words form one stretch. */
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

const LABELS = {
  filler: 'FILLER',
  repetition: 'REPETITION',
  restart: 'CORRECTION',
  correction: 'CORRECTION',
} as const satisfies Record<string, ChangeLabel>;

/** Annotated hesitations, repetitions and corrected slips. A word that several annotations remove has the reason of the first. */
export function leftOut(tokens: readonly Token[], punctuated: boolean): Stretch[] {
  const labels: (ChangeLabel | undefined)[] = new Array(tokens.length).fill(undefined);
  for (const annotation of findDisfluencies(tokens, { language: 'en', punctuated })) {
    if (annotation.confidence < CERTAIN) continue;
    const { from } = annotation.kind === 'filler' ? annotation : annotation.reparandum;
    const to = annotation.kind === 'filler' ? annotation.to : annotation.reparandum.to;
    for (let at = from; at < to; at += 1) labels[at] ??= LABELS[annotation.kind];
    const between = annotation.kind === 'filler' ? null : annotation.interregnum;
    for (let at = between?.from ?? 0; at < (between?.to ?? 0); at += 1) {
      if (labels[at] === undefined) labels[at] = annotation.kind === 'repetition' ? 'FILLER' : LABELS[annotation.kind];
    }
  }
  return runsOf(tokens, labels);
}

/** Consecutive tokens with the same label, as one stretch. */
function runsOf(tokens: readonly Token[], labels: readonly (ChangeLabel | undefined)[]): Stretch[] {
  const stretches: Stretch[] = [];
  for (const [at, { start, end }] of tokens.entries()) {
    const label = labels[at];
    if (label === undefined) continue;
    const open = stretches.at(-1);
    if (open !== undefined && labels[at - 1] === label) stretches[stretches.length - 1] = { ...open, end };
    else stretches.push({ label, start, end });
  }
  return stretches;
}
