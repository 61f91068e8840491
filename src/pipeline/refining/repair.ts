import type { ProviderUsage } from '../../jobs/results/provider-usage.js';
import type { RefinementFinding } from '../../jobs/results/refinement.js';
import { better, compareGrades, countGrades } from './judged-text.js';
import type { Draft, Judging } from './judging.js';
import type { Span } from './paragraphs.js';
import { type FoundStretch, foundStretches, holds, spansAfter, withReplaced } from './paragraphs.js';
import type { TranscriptPart } from './parts.js';
import type { RefinerInput, RefinerResult } from './refiner.js';
import { sideBySide } from './side-by-side.js';

/** Sounds of hesitation in the languages that have rules, as recognisers spell them. */
const SOUND = /^(?:u+h+|u+m+|e+r+m*|h+m+|m{2,}|m+h+m+|ä+h*m*|ö+h*m*|e+u+h+|e+h+m*|a+h+m+|hum+)$/;
const WORDS = new Intl.Segmenter('und', { granularity: 'word' });
/** Words of the longest repetition that is looked for. */
const LONGEST = 4;

function wordsOf(text: string): string[] {
  const segments = [...WORDS.segment(text.toLowerCase())];
  return segments.filter(({ isWordLike }) => isWordLike).map(({ segment }) => segment);
}

/** Sounds of hesitation, and stretches of up to four words that are repeated immediately. */
function countHesitations(text: string): number {
  const words = wordsOf(text);
  const sounds = words.filter((word) => SOUND.test(word)).length;
  const fluent = words.filter((word) => !SOUND.test(word));
  let repetitions = 0;
  for (let at = 0; at < fluent.length; at += 1) {
    for (let length = 1; length <= LONGEST && at + 2 * length <= fluent.length; length += 1) {
      const same = Array.from({ length }, (_, step) => fluent[at + step] === fluent[at + length + step]);
      if (same.every(Boolean)) {
        repetitions += 1;
        break;
      }
    }
  }
  return sounds + repetitions;
}

/** Whether a repaired text has hesitations or stutters that the text before it had left out: such a text is not a repair, even if it corrects something else. */
function bringsHesitationsBack(before: string, repaired: string): boolean {
  return countHesitations(repaired) > countHesitations(before);
}

/** Asks the refiner about a stretch of the part, with its own text of it. */
type AskAgain = (stretch: TranscriptPart, repair: RefinerInput['repair']) => Promise<RefinerResult>;

/** Asks again for the paragraphs in which something was found. A repaired paragraph replaces itself alone, and only where it is better. */
export class Repair {
  readonly usage: ProviderUsage[] = [];

  constructor(
    private readonly ask: AskAgain,
    private readonly judging: Judging,
    /** Questions in one request. */
    private readonly parallel: number,
  ) {}

  /** The better text; the very same draft where nothing got better. @throws what asking and judging throw */
  async of(raw: string, first: Draft, open: readonly RefinementFinding[]): Promise<Draft> {
    const stretches = foundStretches(raw, first.text, open);
    const answers = await sideBySide(stretches, this.parallel, (stretch) => this.askAbout(stretch, raw, first.text));
    const texts = answers.map((answer, at) => takenText(answer, first.text, stretches[at] as FoundStretch));
    if (texts.every((text) => text === null)) return first;
    const all = await this.judging.judge(withReplaced(first.text, stretches, texts));
    const improved = improvements(stretches, texts, all);
    if (!improved.includes(true) || !improved.some((is, at) => !is && texts[at] !== null)) return better(first, all);
    const kept = texts.map((text, at) => (improved[at] ? text : null));
    const some = await this.judging.judge(withReplaced(first.text, stretches, kept));
    return better(better(first, some), all);
  }

  private async askAbout(stretch: FoundStretch, raw: string, text: string): Promise<RefinerResult> {
    const questions = stretch.findings.map((finding) => questionOf(finding, raw, text));
    const [start, end] = stretch.raw;
    const answer = await this.ask(
      { text: raw.slice(start, end), start },
      { text: text.slice(...stretch.refined), questions },
    );
    this.usage.push(answer.usage);
    return answer;
  }
}

/** The repaired paragraph; null if it is not better: unfinished, the same, or with the hesitations restored. */
function takenText({ text, finishReason }: RefinerResult, before: string, { refined }: FoundStretch): string | null {
  const earlier = before.slice(...refined);
  if (finishReason !== 'stop' || text.trim() === '' || text === earlier) return null;
  return bringsHesitationsBack(earlier, text) ? null : text;
}

/** Whether each stretch has fewer changed facts or doubts in the text that was tried than before. */
function improvements(stretches: readonly FoundStretch[], texts: readonly (string | null)[], tried: Draft): boolean[] {
  const spans = spansAfter(stretches, texts);
  return stretches.map(({ raw, findings }, at) => {
    const place = { raw, refined: spans[at] as [number, number] };
    const now = tried.findings.filter((finding) => holds(place, finding) !== false);
    return texts[at] !== null && compareGrades(countGrades(now), countGrades(findings)) < 0;
  });
}

/** Longest quotation in a question, in UTF-16 units. */
const LONGEST_QUOTE = 200;

function quoted(text: string, span: Span | null): string | null {
  const words =
    span === null
      ? ''
      : text
          .slice(...span)
          .trim()
          .replace(/\s+/g, ' ');
  if (words === '') return null;
  return `"${words.length > LONGEST_QUOTE ? `${words.slice(0, LONGEST_QUOTE)}…` : words}"`;
}

/** A finding as a question to the model that wrote the text: it may be wrong, so it gives no order. */
function questionOf({ message, rawSpan, refinedSpan }: RefinementFinding, raw: string, refined: string): string {
  const [said, written] = [quoted(raw, rawSpan), quoted(refined, refinedSpan)];
  if (said !== null && written !== null)
    return `The transcript says ${said}, your text says ${written}. Does that mean the same? (${message})`;
  if (said !== null) return `${said} was said. Does your text say it? (${message})`;
  if (written !== null) return `Your text says ${written}. Was that said? (${message})`;
  return `Is this so? ${message}`;
}
