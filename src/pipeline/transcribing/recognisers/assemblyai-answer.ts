import { fieldsOf, listOf, shareOf, speakerOf, stringOf } from './answers/answer-fields.js';
import { reconciled } from './answers/reconcile.js';
import { saidWords, segmentsOfWords } from './answers/segments-of-words.js';
import type { ServerAnswer } from './hosted-recogniser.js';
import { languageTag } from './language-tag.js';

/** AssemblyAI counts milliseconds. */
const MILLISECONDS = 1000;

/**
 * Reads a finished transcript of AssemblyAI; null if it is none.
 * @param seconds of the sound that was sent: times beyond it are rejected
 */
export function readAssemblyAiAnswer(body: unknown, seconds: number): ServerAnswer | null {
  const fields = fieldsOf(body);
  if (fields?.status !== 'completed') return null;
  const utterances = listOf(fields.utterances).flatMap((utterance) => {
    const words = saidWords(utterance.words, MILLISECONDS);
    return words.map((word) => ({ ...speakerOf(utterance.speaker), ...word }));
  });
  const words = utterances.length > 0 ? utterances : saidWords(fields.words, MILLISECONDS);
  const whole = stringOf(fields.text) ?? (words.length === 0 ? '' : null);
  return {
    ...reconciled({ whole, segments: segmentsOfWords(words), words: [] }, seconds),
    language: languageTag(fields.language_code),
    languageConfidence: shareOf(fields.language_confidence),
  };
}
