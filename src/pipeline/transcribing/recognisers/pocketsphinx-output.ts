import type { TranscriptSegment, TranscriptWord } from '../../../jobs/results/transcript.js';

/** `word start end probability`, as `pocketsphinx_continuous -time yes` prints it under each utterance. */
const TIMED_WORD = /^(\S+) (\d+\.\d+) (\d+\.\d+) (\S+)$/;

/** One word as version 5 gives it: begin, duration, probability, text. */
interface JsonUnit {
  readonly b: number;
  readonly d: number;
  readonly p: number;
  readonly t: string;
  readonly w?: readonly JsonUnit[];
}

/**
 * Collects utterances from the lines of either program: the older one prints the words line by line, version 5 a JSON object for
 * each utterance.
 */
export class PocketsphinxOutput {
  private readonly utterances: TranscriptWord[][] = [];

  /** Reads one line and returns the end of its last word in seconds, or null if the line has none. */
  take(line: string): number | null {
    if (line.startsWith('{')) return this.takeJson(JSON.parse(line) as JsonUnit);
    const timed = TIMED_WORD.exec(line);
    if (!timed) {
      this.utterances.push([]);
      return null;
    }
    const [, text = '', start, end, probability] = timed;
    this.add(text, Number(start), Number(end), Number(probability));
    return Number(end);
  }

  segments(): TranscriptSegment[] {
    return this.utterances
      .filter((words) => words.length > 0)
      .map((words) => ({
        start: words[0]?.start ?? null,
        end: words.at(-1)?.end ?? null,
        text: words.map((word) => word.text).join(' '),
        confidence: words.reduce((sum, word) => sum + (word.confidence ?? 0), 0) / words.length,
        words,
      }));
  }

  private takeJson(utterance: JsonUnit): number {
    this.utterances.push([]);
    for (const { t, b, d, p } of utterance.w ?? []) this.add(t, b, b + d, p);
    return utterance.b + utterance.d;
  }

  private add(printed: string, start: number, end: number, probability: number): void {
    const text = spoken(printed);
    const confidence = Number.isFinite(probability) ? Math.min(1, Math.max(0, probability)) : null;
    if (text !== null) this.utterances.at(-1)?.push({ start, end, text, confidence });
  }
}

/** The word without the number of its pronunciation; hesitations are words, silence and noise are not. */
function spoken(printed: string): string | null {
  const hesitation = /^\+\+(UM|UH|AH|ER)\+\+$/i.exec(printed)?.[1];
  if (hesitation) return hesitation.toLowerCase();
  if (/^(<.*>|\[.*\]|\+\+.*\+\+)$/.test(printed)) return null;
  return printed.replace(/\(\d+\)$/, '');
}
