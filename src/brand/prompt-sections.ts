/** A titled list in a prompt whose lines can be left out. */
export interface PromptSection {
  readonly title: string;
  /** In the order in which they are written. */
  readonly lines: readonly string[];
  /** Indices of the lines, in the order in which they are chosen. */
  readonly order: readonly number[];
  /** Share of the room that is its own, 0 to 1; the shares of all sections are 1. */
  readonly share: number;
}

/** @param relevance of each line; absent: all are equal, and earlier lines come first */
export function promptSection(
  title: string,
  lines: readonly string[],
  share: number,
  relevance: readonly number[] = [],
): PromptSection {
  const order = lines.map((_, at) => at).toSorted((a, b) => (relevance[b] ?? 0) - (relevance[a] ?? 0) || a - b);
  return { title, lines, order, share };
}

/** Chooses lines in their order until the room is used up. @returns the remaining room, in characters */
function take({ title, lines, order }: PromptSection, taken: Set<number>, room: number): number {
  let left = room;
  for (const at of order) {
    const length = (lines[at]?.length ?? 0) + 1 + (taken.size === 0 ? `\n\n${title}`.length : 0);
    if (taken.has(at) || length > left) continue;
    taken.add(at);
    left -= length;
  }
  return left;
}

/**
 * The sections as text that fits into the room. Each section gets its own share first; unused room goes to the others, in their order.
 * @param room in characters
 */
export function fillSections(sections: readonly PromptSection[], room: number): string {
  const taken = sections.map(() => new Set<number>());
  let left = 0;
  for (const [at, section] of sections.entries()) left += take(section, taken[at]!, Math.floor(room * section.share));
  for (const [at, section] of sections.entries()) left = take(section, taken[at]!, left);
  return sections
    .map(({ title, lines }, at) => {
      const kept = lines.filter((_, line) => taken[at]?.has(line));
      return kept.length === 0 ? '' : `\n\n${title}\n${kept.join('\n')}`;
    })
    .join('');
}
