import type { Span } from '../model/paragraphs.js';
import { runsOf } from '../model/runs.js';
import { STARTS_AT } from '../text/clicked-place.js';

interface FoundTextProps {
  readonly text: string;
  readonly span: Span;
  /** The places that are found in this part of the text. */
  readonly found: readonly Span[];
  /** The one that was stepped to. */
  readonly shown: Span | null;
}

/** A stretch of a text with the words that somebody looks for. */
export function FoundText({ text, span, found, shown }: FoundTextProps) {
  const marks = found.map((place) => ({ ...place, kind: place }));
  return runsOf(span, marks).map(({ start, end, marks: [mark] }) => (
    <span
      key={start}
      {...{ [STARTS_AT]: start }}
      className={mark === undefined ? undefined : 'found'}
      data-shown={(mark !== undefined && mark.start === shown?.start) || undefined}
    >
      {text.slice(start, end)}
    </span>
  ));
}

/** The places that reach into a part of the text. */
export function foundIn(found: readonly Span[], { start, end }: Span): readonly Span[] {
  return found.filter((place) => place.start < end && place.end > start);
}
