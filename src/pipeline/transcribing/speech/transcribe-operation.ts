import { SAMPLE_RATE } from '../audio/decode-protocol.js';
import { padded, quietestCut, readSamples } from './sound-parts.js';
import { decode, type Recogniser, recogniserConfig, speechLibrary } from './speech-library.js';
import type { LibraryAnswer, SpeechModel, SpeechOperations, SpeechPart } from './speech-protocol.js';

type Transcribe = SpeechOperations['transcribe'];

/**
 * The library ends a Whisper's text after 6 tokens for each second of the sound (`offline-whisper-greedy-search-decoder.cc`), which fast speech
 * and scripts of several tokens a sign exceed. It also ignores sound beyond 29.5 s.
 */
const TOKENS_A_SECOND = 6;
const LONGEST_SECONDS = 29.4;
/** Silence added to a Whisper's sound so that its text has room: no speech needs more than 10 tokens a second for long. */
const roomFor = (seconds: number) => 2 + (seconds * 10) / TOKENS_A_SECOND;
/** A part whose text was cut off is heard again in two halves, down to this length in seconds. */
const SHORTEST_SECONDS = 4;

let loaded: { readonly key: string; readonly recogniser: Recogniser } | null = null;

/** Loads the model where another one or none is loaded. */
export function loadRecogniser(model: SpeechModel, beforeLoad: () => void): Recogniser {
  const key = JSON.stringify(model);
  if (loaded?.key === key) return loaded.recogniser;
  beforeLoad();
  loaded = null;
  loaded = { key, recogniser: speechLibrary().createOfflineRecognizer(recogniserConfig(model, '')) };
  return loaded.recogniser;
}

/** Recognises a sound, in parts where asked or where the library would lose words. */
export function transcribe({ model, wavPath, language, parts }: Transcribe['request'], beforeLoad: () => void) {
  const recogniser = loadRecogniser(model, beforeLoad);
  if (model.family === 'whisper')
    speechLibrary().offlineRecognizerSetConfig(recogniser, recogniserConfig(model, language));
  const heard = hear({ recogniser, model }, readSamples(wavPath), 0, parts);
  return { parts: heard } satisfies Transcribe['result'];
}

interface Loaded {
  readonly recogniser: Recogniser;
  readonly model: SpeechModel;
}

function hear(loaded: Loaded, samples: Float32Array, from: number, parts: number): SpeechPart[] {
  const seconds = samples.length / SAMPLE_RATE;
  if (parts > 1 && seconds > 2 * SHORTEST_SECONDS) return halves(loaded, samples, from, parts / 2);
  const isWhisper = loaded.model.family === 'whisper';
  const sound = isWhisper ? padded(samples, roomFor(seconds), LONGEST_SECONDS) : samples;
  const answer = decode(loaded.recogniser, sound);
  const cutOff = isWhisper && isCutOff(answer, sound.length / SAMPLE_RATE);
  if (cutOff && seconds > 2 * SHORTEST_SECONDS) return halves(loaded, samples, from, 1);
  return [{ offset: from / SAMPLE_RATE, seconds, answer }];
}

function halves(loaded: Loaded, samples: Float32Array, from: number, parts: number): SpeechPart[] {
  const cut = quietestCut(samples);
  return [
    ...hear(loaded, samples.subarray(0, cut), from, parts),
    ...hear(loaded, samples.subarray(cut), from + cut, parts),
  ];
}

/** Whether the text fills the room that the library gives it. Each segment has two time stamps, which it does not list. */
function isCutOff({ tokens = [], segment_texts: segments = [] }: LibraryAnswer, seconds: number): boolean {
  return tokens.length + 2 * segments.length >= Math.floor(seconds * TOKENS_A_SECOND) - 2;
}
