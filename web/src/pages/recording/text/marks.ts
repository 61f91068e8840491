import type { SpokenDocument } from '../model/document.js';
import type { Span } from '../model/paragraphs.js';
import type { Mark } from '../model/runs.js';
import type { RecordingChangesQuery, RecordingTextFragment } from '../operations.js';

type Change = RecordingChangesQuery['textDiff'][number];
type Finding = RecordingTextFragment['refinements'][number]['findings'][number];

/** What is shown at a place of a text. `take back` needs what was said there. */
export interface Note {
  readonly id: string;
  readonly tone: 'reject' | 'review' | 'note' | 'change';
  readonly title: string;
  readonly reason: string;
  readonly said: string;
  /** In the refined text; empty where words were left out. */
  readonly refined: Span;
  readonly raw: Span | null;
  /** Whether it is about a place, and not about the whole text. */
  readonly placed: boolean;
}

export type NoteMark = Mark<Note>;

/** In a reader's words, why the text says it otherwise. */
export const LABELS: Record<Change['label'], string> = {
  CORRECTION: 'Correction of the speaker',
  FILLER: 'Filler left out',
  GLOSSARY: 'Spelling of the glossary',
  NUMBER_FORMAT: 'Figure',
  REPETITION: 'Repetition left out',
  STYLE: 'Style of the brand',
  UNEXPLAINED: 'Other wording',
};
const TONES = { REJECT: 'reject', REVIEW: 'review', NOTE: 'note' } as const;
const GRADES = {
  REJECT: 'A fact may have changed',
  REVIEW: 'The meaning may have moved',
  NOTE: 'Other wording',
} as const;

/** What the checks found, at its place; what they found in the raw transcript alone stands where it was left out. */
export function findingNotes(findings: readonly Finding[], raw: string, spoken: SpokenDocument): Note[] {
  return findings.map(({ check, grade, message, rawSpan, refinedSpan }, at) => {
    const said = spanOf(rawSpan);
    const place = said === null ? 0 : spoken.placeOf(said.start);
    return {
      id: `finding-${at}-${check}-${refinedSpan?.join('-') ?? rawSpan?.join('-') ?? ''}`,
      tone: TONES[grade],
      title: check === 'recognition' ? 'The transcript is doubtful' : GRADES[grade],
      reason: message,
      said: said === null ? '' : raw.slice(said.start, said.end),
      refined: spanOf(refinedSpan) ?? { start: place, end: place },
      raw: said,
      placed: said !== null || refinedSpan !== null,
    };
  });
}

/** Every word that differs, with why. */
export function changeNotes(changes: readonly Change[], spoken: SpokenDocument): Note[] {
  return changes.map(({ before, after, label, rawSpan, refinedSpan }, at) => {
    const raw = before === '' ? null : spanOf(rawSpan);
    const place = raw === null ? 0 : spoken.placeOf(raw.start);
    return {
      id: `change-${at}`,
      tone: 'change',
      title: LABELS[label],
      reason: sentenceFor(before, after),
      said: before,
      refined: after === '' ? { start: place, end: place } : spanOf(refinedSpan)!,
      raw,
      placed: true,
    };
  });
}

function sentenceFor(before: string, after: string): string {
  if (after === '') return `“${before}” was said and is left out.`;
  if (before === '') return `“${after}” is written and was not said.`;
  return `“${before}” was said; “${after}” is written.`;
}

function spanOf(span: readonly number[] | null | undefined): Span | null {
  return span?.length === 2 ? { start: span[0]!, end: span[1]! } : null;
}

/** Marks of one paragraph in the refined text: those of words that were left out take the word before them, and those of the whole text are none. */
export function marksIn(notes: readonly Note[], paragraph: Span, text: string): NoteMark[] {
  return notes
    .filter(({ placed }) => placed)
    .map((kind) => ({ ...visible(kind.refined, paragraph, text), kind }))
    .filter(({ start, end }) => start < paragraph.end && end > paragraph.start);
}

function visible({ start, end }: Span, { start: first, end: last }: Span, text: string): Span {
  if (end > start || start < first || start > last) return { start, end };
  const before = /\S+\s*$/.exec(text.slice(first, start));
  if (before !== null) return { start: first + before.index, end: first + before.index + before[0].trimEnd().length };
  const after = /^\s*\S+/.exec(text.slice(start, last));
  return { start, end: start + (after?.[0].length ?? 0) };
}

/** Marks of one paragraph's part of the raw transcript. */
export function rawMarksIn(notes: readonly Note[], part: Span): NoteMark[] {
  return notes.flatMap((kind) => {
    const { raw } = kind;
    return raw !== null && raw.start < part.end && raw.end > part.start ? [{ ...raw, kind }] : [];
  });
}
