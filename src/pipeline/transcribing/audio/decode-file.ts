import {
  ADTS,
  FilePathSource,
  FLAC,
  Input,
  type InputAudioTrack,
  MATROSKA,
  MP3,
  MP4,
  OGG,
  QTFF,
  WAVE,
  WEBM,
} from 'mediabunny';
import { endsCutOff } from './cut-off-end.js';
import { completeStreamedWav, declaredSeconds } from './declared-length.js';
import type { DecodedAudio, DecodeRequest } from './decode-protocol.js';
import { DecodeError, TrackDecoder } from './track-decoder.js';

/** Each a file of its own: no playlists, which could make the decoder read or fetch something else. */
const FORMATS = [MP3, MP4, QTFF, WAVE, FLAC, OGG, MATROSKA, WEBM, ADTS];
/** A recording has a few tracks; a file with hundreds was made to keep somebody busy. */
const MOST_TRACKS = 8;
/** Below this a track is silent (two steps of 16 bits), and the next one is tried. */
const AUDIBLE = 2 / 32768;
/** How much less than declared may be there, in seconds: encoders round by a few frames (decision 7). */
const MISSING_ALLOWED = 0.25;

/** Decodes the first audio track with sound in it. @throws DecodeError */
export async function decodeFile(
  request: DecodeRequest,
  progress: (seconds: number, ofSeconds: number | null) => void,
): Promise<DecodedAudio> {
  completeStreamedWav(request.inputPath);
  const input = new Input({ formats: FORMATS, source: new FilePathSource(request.inputPath) });
  try {
    const format = await readFormat(input);
    const tracks = (await input.getAudioTracks()).slice(0, MOST_TRACKS);
    if (tracks.length === 0) throw new DecodeError('no-audio-track', 0, format);
    let silent: DecodedAudio | null = null;
    let failure = new DecodeError('unknown-codec', 0, format);
    for (const track of tracks) {
      const codec = await track.getCodec();
      if (codec === null || !(await track.canDecode())) continue;
      try {
        const { audio, audible } = await decodeTrack(track, { format, codec }, request, progress);
        if (audible) return audio;
        silent ??= audio;
      } catch (error) {
        if (!(error instanceof DecodeError) || error.problem === 'too-long') throw error;
        failure = error;
      }
    }
    if (silent) return silent;
    throw failure;
  } finally {
    input.dispose();
  }
}

async function readFormat(input: Input): Promise<string> {
  if (!(await input.canRead())) throw new DecodeError('not-audio', 0, 'no supported format');
  return (await input.getFormat()).name;
}

async function decodeTrack(
  track: InputAudioTrack,
  names: { readonly format: string; readonly codec: string },
  request: DecodeRequest,
  progress: (seconds: number, ofSeconds: number | null) => void,
): Promise<{ audio: DecodedAudio; audible: boolean }> {
  const declared = await declaredSeconds(track, names.format, request.inputPath);
  const decoder = new TrackDecoder(request.outputPath, request.maxSeconds, (seconds) => progress(seconds, declared));
  const stopped = await decoder.decode(track);
  const { seconds } = decoder;
  const complete = declared !== null && declared - seconds <= MISSING_ALLOWED;
  if (stopped && !complete) throw new DecodeError('damaged', seconds, stopped.message);
  if (seconds === 0) throw new DecodeError('damaged', 0, 'nothing was decoded');
  if (declared !== null && !complete) throw new DecodeError('cut-off', seconds, `${declared} seconds were announced`);
  const cutOff = declared === null && endsCutOff(request.inputPath, names.format);
  // A raw MP3 is often a piece of a stream and ends anywhere; the other formats are cut only by accident.
  if (cutOff && names.format !== 'MP3') throw new DecodeError('cut-off', seconds, 'the last frame is not whole');
  const speech = decoder.activity.spans();
  const speechSeconds = speech.reduce((sum, [start, end]) => sum + end - start, 0);
  return {
    audio: { durationSeconds: seconds, ...names, speechSeconds, speech, truncated: cutOff },
    audible: decoder.peak > AUDIBLE,
  };
}
