import type { QualityFlag, TranscriptSegment } from '../../../jobs/results/transcript.js';
import type { SpeechSpan } from '../audio/decode-protocol.js';
import { keepTokens, type SpokenToken, tokensOf } from '../merging/spoken-tokens.js';

/** The recognised text; times count from the start of the sound. */
export interface RecognisedText {
  readonly text: string;
  readonly segments: readonly TranscriptSegment[];
}

/** The sound that was recognised. */
export interface Sound {
  readonly seconds: number;
  readonly speech: readonly SpeechSpan[];
  readonly speechSeconds: number;
}

/** The findings of one guard about a recognised text. */
export interface Finding {
  readonly flag: QualityFlag;
  /** Whether another request, without a prompt, may help. */
  readonly again: boolean;
  /** The text without the words that were certainly not said; absent: unchanged. */
  readonly corrected?: RecognisedText;
}

/** A text without its words from `first` to before `last`, counted as `keysOf` gives them. */
export function withoutWords(recognised: RecognisedText, first: number, last: number): RecognisedText {
  const segments = recognised.segments.length > 0 ? recognised.segments : [untimed(recognised.text)];
  const tokens = tokensOf(segments);
  const kept = [
    ...keepTokens(segments, tokens, 0, indexOfWord(tokens, first)),
    ...keepTokens(segments, tokens, indexOfWord(tokens, last), tokens.length),
  ];
  const text = kept.map((segment) => segment.text).join(recognised.text.includes('\n') ? '\n' : ' ');
  return { text, segments: recognised.segments.length > 0 ? kept : [] };
}

/** The token index of the word with this number: some tokens are only punctuation. */
function indexOfWord(tokens: readonly SpokenToken[], number: number): number {
  let words = 0;
  for (const [index, { key }] of tokens.entries()) {
    if (key === '') continue;
    if (words === number) return index;
    words += 1;
  }
  return tokens.length;
}

function untimed(text: string): TranscriptSegment {
  return { start: null, end: null, text, confidence: null };
}
