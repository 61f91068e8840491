import type { Transcript } from '../../jobs/results/transcript.js';
import { storableJson } from '../../jobs/storable-text.js';
import type { DecodedAudio } from './audio/decode-protocol.js';
import type { Recognition } from './recognisers/recogniser.js';

/** What is stored: the recogniser's words, cleaned of what PostgreSQL cannot hold, with what is known about the sound. */
export function transcriptOf(audio: DecodedAudio, recognition: Recognition): Transcript {
  const { text, segments, language, languageConfidence, usage } = recognition;
  return storableJson({
    text,
    segments,
    language,
    languageConfidence,
    durationSeconds: audio.durationSeconds,
    speechSeconds: audio.speechSeconds,
    flags: [],
    usage: [usage],
  });
}
