import { fieldsOf, listOf, numberOf, shareOf, speakerOf, stringOf } from './answers/answer-fields.js';
import { reconciled } from './answers/reconcile.js';
import { saidWords, segmentsOfWords } from './answers/segments-of-words.js';
import type { ServerAnswer } from './hosted-recogniser.js';
import { languageTag } from './language-tag.js';

/**
 * Reads Deepgram's answer to a recording of one channel; null if it is no transcript. Its utterances end at pauses: where the speaker changes within
 * one, it is cut there.
 * @param seconds of the sound that was sent: times beyond it are rejected
 */
export function readDeepgramAnswer(body: unknown, seconds: number): ServerAnswer | null {
  const results = fieldsOf(fieldsOf(body)?.results);
  const [channel] = listOf(results?.channels);
  const [best] = listOf(channel?.alternatives);
  const whole = typeof best?.transcript === 'string' ? best.transcript : null;
  const utterances = listOf(results?.utterances);
  if (whole === null && utterances.length === 0) return null;
  const said = utterances.flatMap((utterance) => {
    const words = saidWords(utterance.words, 1);
    if (words.length > 0) return segmentsOfWords(words);
    const text = stringOf(utterance.transcript) ?? '';
    const confidence = shareOf(utterance.confidence);
    const times = { start: numberOf(utterance.start), end: numberOf(utterance.end) };
    return [{ ...times, text, confidence, ...speakerOf(utterance.speaker) }];
  });
  const segments = said.length > 0 ? said : segmentsOfWords(saidWords(best?.words, 1));
  const [language] = Array.isArray(best?.languages) ? best.languages : [];
  return {
    ...reconciled({ whole, segments, words: [] }, seconds),
    language: languageTag(channel?.detected_language ?? language),
    languageConfidence: shareOf(channel?.language_confidence),
  };
}
