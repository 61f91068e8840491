/** Why a word changed. */
export const CHANGE_LABELS = [
  'FILLER',
  'REPETITION',
  'CORRECTION',
  'GLOSSARY',
  'STYLE',
  'NUMBER_FORMAT',
  'UNEXPLAINED',
] as const;
export type ChangeLabel = (typeof CHANGE_LABELS)[number];

/** A stretch of words that differ. Spans are UTF-16 offsets; an empty one is the place where the other text has more. */
export interface WordChange {
  readonly label: ChangeLabel;
  readonly before: string;
  readonly after: string;
  readonly rawSpan: readonly [number, number];
  readonly refinedSpan: readonly [number, number];
}
