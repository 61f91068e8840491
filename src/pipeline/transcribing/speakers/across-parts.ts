import type { SpeakersWanted } from '../../../jobs/record/speakers-wanted.js';
import type { QualityFlag, TranscriptSegment } from '../../../jobs/results/transcript.js';
import type { HeardChunk } from '../merging/merge-chunks.js';

/** Parts whose labels mean the same speaker in all of them. */
export interface PartsWithSpeakers<Part extends HeardChunk> {
  readonly parts: readonly Part[];
  readonly flags: readonly QualityFlag[];
}

/** Less common speech than this shows nothing, in seconds. */
const LEAST_COMMON = 0.3;

/**
 * A recogniser's labels mean something within one part alone. Two parts that overlap have the same speech twice: whoever speaks it is the same speaker. Where
 * nothing shows it, a speaker of the later part is a new one, and a flag says so; if two parts have only one speaker each, they count as the same speaker.
 */
export function speakersAcrossParts<Part extends HeardChunk>(
  heard: readonly Part[],
  wanted: SpeakersWanted,
): PartsWithSpeakers<Part> {
  if (wanted === 'off') return { parts: heard.map((part) => relabelled(part, () => null)), flags: [] };
  const flags: QualityFlag[] = [];
  const parts: Part[] = [];
  const known: string[] = [];
  for (const part of heard) {
    const labels = labelsOf(part.segments);
    const before = parts.at(-1);
    const names = before === undefined ? new Map<string, string>() : shownByOverlap(before, part);
    const open = () => labels.filter((label) => !names.has(label));
    const free = known.filter((name) => ![...names.values()].includes(name));
    if (open().length === 1 && free.length === 1 && known.length === wanted) names.set(open()[0]!, free[0]!);
    const guessed = known.length > 0 && open().length > 0;
    if (labels.length === 1 && known.length === 1 && names.size === 0) names.set(labels[0]!, known[0]!);
    for (const label of open()) {
      names.set(label, `speaker ${known.length}`);
      known.push(`speaker ${known.length}`);
    }
    if (guessed) flags.push(uncertain(part));
    parts.push(relabelled(part, (label) => names.get(label) ?? null));
  }
  return { parts, flags };
}

/** The segments with `Speaker 1`, `Speaker 2`, … in the order of their first words, whatever the labels were. */
export function numberSpeakers(segments: readonly TranscriptSegment[]): TranscriptSegment[] {
  const numbers = new Map<string, string>();
  return segments.map((segment) => {
    const { speaker, ...rest } = segment;
    if (speaker === undefined || speaker === null) return rest;
    if (!numbers.has(speaker)) numbers.set(speaker, `Speaker ${numbers.size + 1}`);
    return { ...rest, speaker: numbers.get(speaker)! };
  });
}

function labelsOf(segments: readonly TranscriptSegment[]): string[] {
  return [...new Set(segments.flatMap(({ speaker }) => speaker ?? []))];
}

/** Which label is which speaker of the part before, the pair with the most common speech first. */
function shownByOverlap(before: HeardChunk, part: HeardChunk): Map<string, string> {
  const names = new Map<string, string>();
  if (part.chunk.overlap === 0) return names;
  const zone = [part.chunk.start, before.chunk.end] as const;
  const pairs = labelsOf(part.segments).flatMap((label) =>
    labelsOf(before.segments).map((name) => ({
      label,
      name,
      seconds: commonSeconds(spans(part, label, zone), spans(before, name, zone)),
    })),
  );
  for (const { label, name, seconds } of pairs.toSorted((a, b) => b.seconds - a.seconds)) {
    if (seconds < LEAST_COMMON || names.has(label) || [...names.values()].includes(name)) continue;
    names.set(label, name);
  }
  return names;
}

type Span = readonly [start: number, end: number];

/** What a speaker says within the zone, in the recording's seconds. */
function spans({ chunk, segments }: HeardChunk, speaker: string, [from, to]: Span): Span[] {
  return segments.flatMap((segment): Span[] => {
    if (segment.speaker !== speaker || segment.start === null || segment.end === null) return [];
    const [start, end] = [Math.max(from, segment.start + chunk.start), Math.min(to, segment.end + chunk.start)];
    return start < end ? [[start, end]] : [];
  });
}

function commonSeconds(one: readonly Span[], other: readonly Span[]): number {
  let sum = 0;
  for (const [start, end] of one) {
    for (const [from, to] of other) sum += Math.max(0, Math.min(end, to) - Math.max(start, from));
  }
  return sum;
}

function relabelled<Part extends HeardChunk>(part: Part, nameOf: (label: string) => string | null): Part {
  const segments = part.segments.map((segment) => {
    const { speaker = null, ...rest } = segment;
    const name = speaker === null ? null : nameOf(speaker);
    return name === null ? rest : { ...rest, speaker: name };
  });
  return { ...part, segments };
}

function uncertain({ chunk }: HeardChunk): QualityFlag {
  const message =
    'The recogniser numbered the speakers of this part separately, and nothing shows which of them spoke before. Check who speaks from here on.';
  return { kind: 'SPEAKERS_UNCERTAIN', start: chunk.start, end: chunk.end, message };
}
