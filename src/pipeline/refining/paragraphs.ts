import type { RefinementFinding } from '../../jobs/results/refinement.js';
import { align } from '../../language/text/alignment.js';

export type Span = readonly [number, number];

/** Neighbouring paragraphs of a refined text in which something was found, with the stretch of speech that they were made from. */
export interface FoundStretch {
  readonly refined: Span;
  readonly raw: Span;
  readonly findings: readonly RefinementFinding[];
}

/** A stretch of a refined text with that of the speech it was made from. */
interface Paragraph {
  readonly refined: Span;
  readonly raw: Span;
}

/** About a hundred and fifty words: longer stretches are not asked about as one; UTF-16 units. */
const PARAGRAPH = 900;

const SENTENCES = new Intl.Segmenter('und', { granularity: 'sentence' });
const WORDS = new Intl.Segmenter('und', { granularity: 'word' });

function wordsOf(text: string): { readonly key: string; readonly start: number; readonly end: number }[] {
  return [...WORDS.segment(text)]
    .filter(({ isWordLike }) => isWordLike)
    .map(({ segment, index }) => ({ key: segment.toLowerCase(), start: index, end: index + segment.length }));
}

/** Sentences of a line that has no paragraphs, taken together up to about `PARAGRAPH`. */
function groupsOf(line: string, start: number): Span[] {
  const groups: Span[] = [];
  let from = 0;
  for (const { index, segment } of SENTENCES.segment(line)) {
    const end = index + segment.length;
    if (end - from < PARAGRAPH && end < line.length) continue;
    const text = line.slice(from, end);
    groups.push([start + from + (text.length - text.trimStart().length), start + from + text.trimEnd().length]);
    from = end;
  }
  return groups.filter(([begin, end]) => begin < end);
}

/** Paragraphs and lines of a text, without the breaks between them; what is longer than a paragraph should be, in groups of sentences. */
function spansOf(text: string): Span[] {
  return [...text.matchAll(/[^\n]+/g)]
    .filter(([line]) => line.trim() !== '')
    .flatMap(({ 0: line, index }) => groupsOf(line, index));
}

/** Each paragraph with the stretch that its words came from. All stretches together are what was said, each character once. */
function paragraphsOf(raw: string, refined: string): Paragraph[] {
  const spans = spansOf(refined);
  const [said, written] = [wordsOf(raw), wordsOf(refined)];
  const { partners } = align(
    said.map(({ key }) => key),
    written.map(({ key }) => key),
  );
  let from = 0;
  return spans.map((span, at) => {
    const last = said.findLastIndex((_, index) => {
      const partner = written[partners[index] ?? -1];
      return partner !== undefined && partner.start < span[1];
    });
    const end = at === spans.length - 1 ? raw.length : Math.max(from, said[last + 1]?.start ?? raw.length);
    const stretch: Span = [from, end];
    from = end;
    return { refined: span, raw: stretch };
  });
}

function touches([start, end]: Span, [from, to]: Span): boolean {
  return start < to && end > from ? true : start === end && start >= from && start <= to;
}

/** Whether a finding is in the stretch: by its place in the text, else by its place in the speech; null without a place. */
export function holds({ refined, raw }: Paragraph, { refinedSpan, rawSpan }: RefinementFinding): boolean | null {
  if (refinedSpan !== null && refinedSpan[0] < refinedSpan[1]) return touches(refinedSpan, refined);
  if (rawSpan !== null) return touches(rawSpan, raw);
  return refinedSpan === null ? null : touches(refinedSpan, refined);
}

/**
 * The stretches of a text that have the given findings, neighbours as one. The whole text is one stretch where a finding has no place, or where nothing
 * that was said can be tied to a paragraph.
 */
export function foundStretches(raw: string, refined: string, findings: readonly RefinementFinding[]): FoundStretch[] {
  const whole: FoundStretch = { refined: [0, refined.length], raw: [0, raw.length], findings };
  const paragraphs = paragraphsOf(raw, refined);
  if (paragraphs.length < 2 || findings.some((one) => one.refinedSpan === null && one.rawSpan === null)) return [whole];
  const stretches: FoundStretch[] = [];
  let open: FoundStretch | null = null;
  let placed = 0;
  for (const paragraph of paragraphs) {
    const here = findings.filter((finding) => holds(paragraph, finding));
    placed += here.length;
    if (here.length > 0) open = open === null ? { ...paragraph, findings: here } : extended(open, paragraph, here);
    if (here.length === 0 && open !== null) {
      stretches.push(open);
      open = null;
    }
  }
  if (open !== null) stretches.push(open);
  const untied = stretches.some((stretch) => raw.slice(...stretch.raw).trim() === '');
  return placed < findings.length || untied ? [whole] : stretches;
}

function extended(open: FoundStretch, { refined, raw }: Paragraph, here: readonly RefinementFinding[]): FoundStretch {
  return {
    refined: [open.refined[0], refined[1]],
    raw: [open.raw[0], raw[1]],
    findings: [...new Set([...open.findings, ...here])],
  };
}

/** The text with each stretch replaced by its replacement; null keeps it. */
export function withReplaced(
  text: string,
  stretches: readonly FoundStretch[],
  texts: readonly (string | null)[],
): string {
  let result = '';
  let from = 0;
  for (const [at, { refined }] of stretches.entries()) {
    result += text.slice(from, refined[0]) + (texts[at] ?? text.slice(...refined));
    from = refined[1];
  }
  return result + text.slice(from);
}

/** The places of the stretches in the text that `withReplaced` returns. */
export function spansAfter(stretches: readonly FoundStretch[], texts: readonly (string | null)[]): Span[] {
  let shift = 0;
  return stretches.map(({ refined: [from, to] }, at) => {
    const length = texts[at]?.length ?? to - from;
    const span: Span = [from + shift, from + shift + length];
    shift += length - (to - from);
    return span;
  });
}
