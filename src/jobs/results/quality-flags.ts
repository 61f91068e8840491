import type { QualityFlag } from './transcript.js';

interface FlagKind {
  /** Whether words may be missing or wrong, so that a person should check the text. */
  readonly rough: boolean;
  readonly meaning: string;
}

const KINDS: Readonly<Record<QualityFlag['kind'], FlagKind>> = {
  LOOP: { rough: true, meaning: 'The recogniser repeated itself.' },
  PROMPT_ECHO: { rough: true, meaning: 'The recogniser returned the words it was prompted with.' },
  TEXT_OVER_SILENCE: { rough: true, meaning: 'There is text where nobody speaks.' },
  LOW_COVERAGE: { rough: true, meaning: 'There is speech without text.' },
  AUDIO_TRUNCATED: { rough: true, meaning: 'The recording ends before its declared length.' },
  AUDIO_CHANGED: { rough: true, meaning: 'The file was replaced while it was transcribed.' },
  AUDIO_GAP: { rough: true, meaning: 'A part of the recording is missing.' },
  AUDIO_DAMAGED: { rough: true, meaning: 'A part of the recording cannot be decoded.' },
  ROUGH_RECOGNISER: { rough: true, meaning: 'The offline recogniser was used: many words are wrong.' },
  LOW_CONFIDENCE: { rough: true, meaning: 'The recogniser is not sure of its words.' },
  LANGUAGE_MISMATCH: { rough: true, meaning: 'The words are not of the language that the recogniser names.' },
  GIBBERISH: { rough: true, meaning: 'The words make no sentences.' },
  OTHER_TRACKS: { rough: false, meaning: 'The file has further tracks, which were not transcribed.' },
  SEAM_UNCERTAIN: { rough: false, meaning: 'Two parts of the recording do not clearly join.' },
  EDITED: { rough: false, meaning: 'A person edited the transcript.' },
  SPEAKERS_UNCERTAIN: { rough: false, meaning: 'The speaker is uncertain.' },
  TIMES_ESTIMATED: { rough: false, meaning: 'The recogniser gave no times: they are estimated.' },
};

/** Every kind of flag. */
export const QUALITY_FLAGS = Object.keys(KINDS) as readonly QualityFlag['kind'][];

/** The kinds that send a text to review, even with the verdict PASS. */
export const ROUGH_FLAGS: readonly QualityFlag['kind'][] = QUALITY_FLAGS.filter((kind) => KINDS[kind].rough);

/** What each kind means, in a sentence. */
export const QUALITY_FLAG_MEANINGS: Readonly<Record<string, string>> = Object.fromEntries(
  QUALITY_FLAGS.map((kind) => [kind, KINDS[kind].meaning]),
);
