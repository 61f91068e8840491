import { createContext, useContext } from 'react';
import type { SpokenDocument } from '../model/document.js';
import type { Span } from '../model/paragraphs.js';
import type { Player } from '../player/player.js';
import type { Words } from '../use-editing.js';
import type { Note } from './marks.js';

/** What every paragraph of a recording shares. */
export interface RecordingParts {
  readonly jobId: string;
  /** Of the current text; null for none. */
  readonly version: number | null;
  readonly raw: string;
  readonly text: string;
  readonly spoken: SpokenDocument;
  readonly player: Player;
  /** Findings, and the changes where they are shown. */
  readonly notes: readonly Note[];
  readonly selected: string | null;
  readonly select: (noteId: string | null) => void;
  /** Where the words are that somebody looks for, and the place that was stepped to. */
  readonly found: readonly Span[];
  readonly foundShown: Span | null;
  /** Ids of findings that somebody has called right. */
  readonly accepted: ReadonlySet<string>;
  readonly accept: (noteId: string) => void;
  readonly takeBack: (note: Note) => void;
  readonly editable: boolean;
  readonly saving: boolean;
  /** Resolves with whether it was stored. */
  readonly saveParagraph: (index: number, text: string) => Promise<boolean>;
  /** Who speaks, in the order of their first words. */
  readonly speakers: readonly string[];
  /** Whether words can be given to another speaker. */
  readonly assignable: boolean;
  /** Null: a speaker whom nobody told apart yet. Resolves with whether it was stored. */
  readonly assignSpeaker: (words: Words, speaker: string | null) => Promise<boolean>;
}

export const RecordingContext = createContext<RecordingParts | null>(null);

/** @throws Error outside of a recording */
export function useRecordingParts(): RecordingParts {
  const parts = useContext(RecordingContext);
  if (parts === null) throw new Error('useRecordingParts needs a recording around it');
  return parts;
}
