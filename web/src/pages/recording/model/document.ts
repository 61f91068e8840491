import { type Alignment, alignTexts, type ChangeSpans } from './alignment.js';
import { type Paragraph, paragraphsOf, type Span } from './paragraphs.js';
import { type Segment, speakersOf, type Timeline, timelineOf } from './timeline.js';
import { firstAbove } from './words.js';

/** A paragraph with where it was said. */
export interface SpokenParagraph extends Paragraph {
  /** What of the raw transcript it was made of. */
  readonly raw: Span;
  /** Seconds; null where there are no times. */
  readonly startsAt: number | null;
  /** Who says it; null where nobody told. */
  readonly saidBy: string | null;
  /** The same where another begins to speak; null where the one before goes on. */
  readonly speaker: string | null;
}

/** The refined text in step with the recording. */
export interface SpokenDocument {
  readonly paragraphs: readonly SpokenParagraph[];
  readonly timed: boolean;
  /** When the word at this place of the refined text is said; null where there are no times. */
  timeAt(refined: number): number | null;
  /** The place of the refined text that is said at this second. */
  refinedAt(seconds: number): number;
  /** The place of the refined text for a place of the raw transcript. */
  placeOf(raw: number): number;
  /** The paragraph at this place; -1 for an empty text. */
  paragraphAt(refined: number): number;
}

interface Parts {
  readonly raw: string;
  readonly refined: string;
  readonly changes: readonly ChangeSpans[];
  readonly segments: readonly Segment[];
  /** BCP 47, for where sentences end. */
  readonly language: string | null;
}

export function documentOf({ raw, refined, changes, segments, language }: Parts): SpokenDocument {
  return documentFrom({
    rawLength: raw.length,
    alignment: alignTexts(raw, refined, changes),
    timeline: timelineOf(raw, segments),
    paragraphs: paragraphsOf(refined, language ?? 'en', speakersOf(segments)),
  });
}

interface Computed {
  readonly rawLength: number;
  readonly alignment: Alignment;
  readonly timeline: Timeline;
  readonly paragraphs: readonly Paragraph[];
}

/** What `documentOf` makes, of parts that are kept: of three hours of speech each takes a while, and they arrive one after the other. */
export function documentFrom({ rawLength, alignment, timeline, paragraphs: written }: Computed): SpokenDocument {
  const paragraphs = spoken(written, rawLength, alignment, timeline);
  return {
    paragraphs,
    timed: timeline.timed,
    timeAt: (place) => timeline.timeAt(alignment.rawAt(place)),
    refinedAt: (seconds) => alignment.refinedAt(timeline.rawAt(seconds)),
    placeOf: (raw) => alignment.refinedAt(raw),
    paragraphAt: (place) => firstAbove(paragraphs.length, (at) => paragraphs[at]!.start, Math.max(0, place)) - 1,
  };
}

/** A paragraph's part of the raw transcript reaches to the next one's, so that what was left out between them shows too. */
function spoken(paragraphs: readonly Paragraph[], rawLength: number, alignment: Alignment, timeline: Timeline) {
  const starts = paragraphs.map(({ start }, at) => (at === 0 ? 0 : alignment.rawAt(start)));
  const speakers = speakersIn(paragraphs, ({ body }) => timeline.speakerAt(alignment.rawAt(body)));
  return paragraphs.map((paragraph, at) => ({
    ...paragraph,
    saidBy: speakers[at]!,
    speaker: speakers[at] === speakers[at - 1] ? null : speakers[at]!,
    raw: { start: starts[at]!, end: starts[at + 1] ?? rawLength },
    startsAt: timeline.timeAt(alignment.rawAt(paragraph.body)),
  }));
}

/** A paragraph without a label belongs to the turn before it; where the text has no labels, the transcript tells. */
function speakersIn(paragraphs: readonly Paragraph[], heardAt: (paragraph: Paragraph) => string | null) {
  if (paragraphs.every(({ label }) => label === null)) return paragraphs.map(heardAt);
  let turn: string | null = null;
  return paragraphs.map(({ label }) => {
    turn = label ?? turn;
    return turn;
  });
}
