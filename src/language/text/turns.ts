/** A stretch of speech, with its speaker if known. */
export interface Spoken {
  readonly text: string;
  readonly speaker?: string | null;
}

/** A stretch of a text in turns that one speaker said. Offsets are UTF-16 units of the whole text. */
export interface Turn {
  /** Null: unknown, as in a part that begins within a turn. */
  readonly speaker: string | null;
  /** The span of its label; empty (`[n, n]`) for a turn without one. */
  readonly label: readonly [from: number, to: number];
  readonly end: number;
}

/** The label of words without a known speaker, in a text that labels the other speakers. */
export const UNKNOWN_SPEAKER = 'Unknown speaker';

/** Whether there is more than one speaker: a single speaker needs no label. */
export function hasTurns(spoken: readonly Spoken[]): boolean {
  return labelsOf(spoken).length > 1;
}

/** Who speaks, in the order of their first words. */
export function labelsOf(spoken: readonly Spoken[]): string[] {
  return [...new Set(spoken.flatMap(({ speaker }) => speaker ?? []))];
}

/**
 * A text in turns: each turn is a paragraph that begins with its speaker, a colon and a blank. Stretches without a speaker are turns of
 * UNKNOWN_SPEAKER. With fewer than two speakers, only the joined stretches.
 * @param gapBefore what joins a stretch to the one before it in its turn
 */
export function turnText<Stretch extends Spoken>(
  spoken: readonly Stretch[],
  gapBefore: (stretch: Stretch, previous: Stretch) => string = () => ' ',
): string {
  const told = hasTurns(spoken);
  let text = '';
  let previous: Stretch | null = null;
  for (const stretch of spoken) {
    const said = stretch.text.trim();
    if (said === '') continue;
    const label = told ? `${stretch.speaker ?? UNKNOWN_SPEAKER}: ` : '';
    if (previous === null) text += `${label}${said}`;
    else if (told && (previous.speaker ?? null) !== (stretch.speaker ?? null)) text += `\n\n${label}${said}`;
    else text += `${gapBefore(stretch, previous)}${said}`;
    previous = stretch;
  }
  return text;
}

/** Reads a text in turns: a line that begins with one of the labels and a colon begins a turn. The turns together are the text. */
export function readTurns(text: string, labels: readonly string[]): readonly Turn[] {
  const whole: Turn = { speaker: null, label: [0, 0], end: text.length };
  if (labels.length === 0 || text === '') return [whole];
  const byKey = new Map([...labels, UNKNOWN_SPEAKER].map((label) => [keyOf(label), label]));
  const names = [...byKey.values()].toSorted((a, b) => b.length - a.length).map(escaped);
  const line = new RegExp(`^([ \\t]*[*_]{0,3})(${names.join('|')})[*_]{0,3}[ \\t]*[:：][ \\t]*`, 'gimu');
  const begins = [...text.matchAll(line)].map((match) => {
    const from = match.index + (match[1] ?? '').length;
    const speaker = byKey.get(keyOf(match[2] ?? '')) ?? null;
    return { at: match.index, speaker, label: [from, match.index + match[0].length] as const };
  });
  const turns = begins.map(({ speaker, label }, index) => ({
    speaker,
    label,
    end: begins[index + 1]?.at ?? text.length,
  }));
  const first = begins[0]?.at ?? text.length;
  return text.slice(0, first).trim() === '' ? turns : [{ ...whole, end: first }, ...turns];
}

/** The text with spaces in place of its labels, which are not speech. Offsets do not change. */
export function withoutLabels(text: string, turns: readonly Turn[]): string {
  let result = '';
  let from = 0;
  for (const { label } of turns) {
    result += text.slice(from, label[0]) + ' '.repeat(label[1] - label[0]);
    from = label[1];
  }
  return result + text.slice(from);
}

function keyOf(label: string): string {
  return label.toLowerCase().replace(/\s+/g, ' ');
}

function escaped(label: string): string {
  return label.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&').replace(/\s+/g, '[ \\t]+');
}
