import type { SpeakersWanted } from '../../jobs/record/speakers-wanted.js';
import { storableJson } from '../../jobs/record/storable-text.js';
import { sumUsage } from '../../jobs/results/sum-usage.js';
import type { QualityFlag, Transcript } from '../../jobs/results/transcript.js';
import { hasTurns, turnText } from '../../language/text/turns.js';
import { Fault } from '../../platform/fault.js';
import type { DecodedAudio } from './audio/decode-protocol.js';
import type { Chunk } from './chunks/chunk-plan.js';
import type { ChunkResult } from './chunks/chunk-store.js';
import { acrossParts } from './guards/across-parts.js';
import { doubtsOf } from './guards/doubts.js';
import { mergeChunks } from './merging/merge-chunks.js';
import { numberSpeakers, speakersAcrossParts } from './speakers/across-parts.js';
import { assignSpeakers, type SpeakerSpan } from './speakers/assign-speakers.js';

/** A recording in which every second is doubtful needs one remark, not a thousand. */
const MOST_FLAGS = 100;

/** What is known about a recording besides its sound. */
export interface SpokenAbout {
  /** The language that the submission names: it comes before what the recogniser detects. */
  readonly language: string | null;
  readonly speakers: SpeakersWanted;
  /** Who speaks when, where the engine found out itself; null: the recogniser's own labels count. */
  readonly voices?: readonly SpeakerSpan[] | null;
}

/**
 * The transcript to store: the merged chunks, in turns where several people speak, without characters that PostgreSQL cannot store, and with the flags of the sound.
 * @throws Fault NO_SPEECH, TRANSCRIBER_UNAVAILABLE (not retryable) if the guards removed everything
 */
export async function transcriptOf(
  audio: DecodedAudio,
  chunks: readonly Chunk[],
  results: readonly ChunkResult[],
  earlierFlags: readonly QualityFlag[],
  { language, speakers, voices = null }: SpokenAbout = { language: null, speakers: 'off' },
): Promise<Transcript> {
  const recognised = results.map((result, index) => ({ ...result, chunk: chunks[index] as Chunk }));
  const told = speakersAcrossParts(recognised, voices === null ? speakers : 'off');
  const merged = mergeChunks(told.parts, audio.speech);
  if (merged.text.trim() === '') throw nothingLeft(results);
  const segments = numberSpeakers(voices === null ? merged.segments : assignSpeakers(merged.segments, voices));
  const found = [...results.flatMap((result) => result.flags), ...told.flags];
  const flags = [...earlierFlags, ...found, ...merged.flags, ...acrossParts(told.parts, merged, found)];
  const heard = languageOf(results);
  const { durationSeconds, speechSeconds } = audio;
  const doubts = await doubtsOf({
    ...merged,
    language: language ?? heard.language,
    heardLanguage: heard.language,
    durationSeconds,
    parts: recognised.map(({ provider, chunk }) => ({ provider, start: chunk.start, end: chunk.end })),
  });
  return storableJson({
    text: hasTurns(segments) ? turnText(segments) : merged.text,
    segments,
    ...(language === null ? heard : { language, languageConfidence: null }),
    durationSeconds,
    speechSeconds,
    flags: [...doubts, ...flags].slice(0, MOST_FLAGS),
    usage: sumUsage(results.flatMap((result) => result.usage)),
  });
}

function nothingLeft(results: readonly ChunkResult[]): Fault {
  const provider = results[0]?.provider;
  const reasons = [
    ...new Set(results.filter(({ usable }) => !usable).flatMap(({ flags }) => flags.map((f) => f.message))),
  ];
  if (reasons.length === 0) {
    const message = 'The transcriber returned no words for the recording. Check that somebody speaks in it.';
    return new Fault('NO_SPEECH', message, { provider });
  }
  const advice = 'Retry the job. If the error persists, set another TRANSCRIBER_MODEL.';
  const message = `The transcriber returned nothing usable. ${reasons.slice(0, 2).join(' ')} ${advice}`;
  return new Fault('TRANSCRIBER_UNAVAILABLE', message, { provider, retryable: false });
}

/** The language of most of the text; if chunks differ, the confidence is that language's share. */
function languageOf(results: readonly ChunkResult[]): Pick<Transcript, 'language' | 'languageConfidence'> {
  const weights = new Map<string, number>();
  for (const { language, text } of results) {
    if (language !== null) weights.set(language, (weights.get(language) ?? 0) + text.length);
  }
  const [best] = [...weights].sort((a, b) => b[1] - a[1]);
  if (best === undefined) return { language: null, languageConfidence: null };
  const own = results.filter(({ language }) => language === best[0]).map((result) => result.languageConfidence);
  const told = own.filter((confidence) => confidence !== null);
  const mean = told.length === 0 ? null : told.reduce((sum, value) => sum + value, 0) / told.length;
  if (weights.size === 1) return { language: best[0], languageConfidence: mean };
  const share = best[1] / [...weights.values()].reduce((sum, weight) => sum + weight, 0);
  return { language: best[0], languageConfidence: share * (mean ?? 1) };
}
