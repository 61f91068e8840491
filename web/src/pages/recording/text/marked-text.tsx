import { Fragment, type ReactNode } from 'react';
import { FoundText } from '../find/found-text.js';
import type { Span } from '../model/paragraphs.js';
import { runsOf } from '../model/runs.js';
import type { NoteMark } from './marks.js';
import { NoteButton } from './note-button.js';

interface MarkedTextProps {
  readonly text: string;
  readonly span: Span;
  readonly marks: readonly NoteMark[];
  /** The places that are found in it, and the one that was stepped to. */
  readonly found?: readonly Span[];
  readonly shown?: Span | null;
  /** In the raw transcript, where a change is struck out. */
  readonly struck?: boolean;
}

/** A stretch of a text with its marks: each mark is a button that says why. */
export function MarkedText({ text, span, marks, found = [], shown = null, struck = false }: MarkedTextProps) {
  const opened = new Set<NoteMark['kind']>();
  return runsOf(span, marks).map((run) => {
    const words: ReactNode = <FoundText text={text} span={run} found={found} shown={shown} />;
    const mark = heaviest(run.marks);
    if (mark === null) return <Fragment key={run.start}>{words}</Fragment>;
    const { kind: note } = mark;
    // The part of an earlier sentence opens it.
    const opens = mark.start >= span.start && !opened.has(note);
    opened.add(note);
    return (
      <NoteButton key={run.start} note={note} struck={struck} opens={opens}>
        {words}
      </NoteButton>
    );
  });
}

const WEIGHTS = { reject: 0, review: 1, note: 2, change: 3 };

function heaviest(marks: readonly NoteMark[]) {
  return [...marks].sort((a, b) => WEIGHTS[a.kind.tone] - WEIGHTS[b.kind.tone])[0] ?? null;
}
