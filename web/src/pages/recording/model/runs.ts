import type { Span } from './paragraphs.js';

/** Something to show at a stretch of a text. */
export interface Mark<Kind> extends Span {
  readonly kind: Kind;
}

/** A stretch over which the same marks lie. */
export interface Run<Kind> extends Span {
  readonly marks: readonly Mark<Kind>[];
}

/** Cuts a span where marks begin and end, so that marks may overlap. */
export function runsOf<Kind>({ start, end }: Span, marks: readonly Mark<Kind>[]): Run<Kind>[] {
  const here = marks.filter((mark) => mark.start < end && mark.end > start);
  const cuts = new Set([start, end]);
  for (const mark of here) {
    cuts.add(Math.max(start, mark.start));
    cuts.add(Math.min(end, mark.end));
  }
  const sorted = [...cuts].sort((a, b) => a - b);
  return sorted.slice(0, -1).map((from, at) => {
    const to = sorted[at + 1]!;
    return { start: from, end: to, marks: here.filter((mark) => mark.start <= from && mark.end >= to) };
  });
}
