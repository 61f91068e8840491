import { statSync } from 'node:fs';
import { ADTS, FLAC, Input, type InputAudioTrack, MATROSKA, MP3, MP4, OGG, QTFF, WAVE, WEBM } from 'mediabunny';
import { MISSING_ALLOWED, requireAnnouncedBytes } from './announced-end.js';
import { unwrapRecording } from './bare-recording.js';
import { type ChainedStreams, chainedStreams } from './chained-streams.js';
import { loadCodecs } from './codec-library.js';
import { completeStreamedWav, declaredSeconds } from './declared-length.js';
import {
  type AudioFinding,
  type DecodedAudio,
  type DecodeProblem,
  type DecodeRequest,
  NO_FORMAT,
} from './decode-protocol.js';
import { foreignFormat } from './foreign-formats.js';
import { startsWithTag } from './frame-signs.js';
import { type JoinedRecordings, joinedRecordings } from './joined-recordings.js';
import { decodeWithLibav } from './libav-decoding.js';
import { mp3Delay } from './mp3-delay.js';
import { hasHugeChunks } from './mp4-chunks.js';
import { type Outcome, requireEnd } from './sound-end.js';
import { type StrayBytes, type StreamWalk, walkStream } from './stream-walk.js';
import { DecodeError, TrackDecoder } from './track-decoder.js';
import { watchedSource } from './watched-source.js';
import { readWavHeader } from './wav-chunks.js';

/**
 * Only formats in a single file: no playlists, which could make the decoder read or fetch something else. Formats recognised by two frames
 * near the beginning come last: the frames may lie in a tag of another format, and silence in µ-law looks like them.
 */
const FORMATS = [MP4, QTFF, WAVE, FLAC, OGG, MATROSKA, WEBM, MP3, ADTS];
/** How a WAV's samples may be coded: PCM, float, the two laws of telephony. */
const WAV_CODECS = [1, 3, 6, 7];
const MP3_IN_WAV = 0x55;
/** Sample entries of encrypted MP4 and of Apple's protection. */
const PROTECTED = /^(enca|encv|drms|drmi)$/;
/** No header of any format is shorter. */
const LEAST_BYTES = 12;
/** A recording has a few tracks; a file with hundreds is an attack. */
const MOST_TRACKS = 8;
/** A track with less speech than one short word is skipped if there is another track. In seconds. */
const SPEAKS = 0.2;

interface Named {
  readonly format: string;
  readonly codec: string;
}

/** Decodes the first audio track with speech in it: with the own reader, or with libav where that does not know the format or the codec. @throws DecodeError */
export async function decodeFile(
  request: DecodeRequest,
  progress: (seconds: number, ofSeconds: number | null) => void,
): Promise<DecodedAudio> {
  const { size } = statSync(request.inputPath);
  if (size === 0) throw new DecodeError('empty', 0, 'no bytes');
  if (size < LEAST_BYTES) throw new DecodeError('not-audio', 0, NO_FORMAT);
  unwrapRecording(request.inputPath);
  completeStreamedWav(request.inputPath);
  try {
    return await decodeItself(request, progress);
  } catch (error) {
    if (!(error instanceof UnknownToReader)) throw error;
    const format = error.mixed ? { name: 'MP3', demuxer: 'mp3' } : foreignFormat(request.inputPath);
    const named = error.problem === 'unknown-codec' ? error.message : null;
    if (format?.demuxer !== undefined) {
      return decodeWithLibav(request, { name: format.name, demuxer: format.demuxer, codec: named }, progress);
    }
    if (format !== null && error.problem === 'not-audio') throw new DecodeError('not-audio', 0, format.name);
    throw error;
  }
}

/** The reader does not know the format or the codec, or cannot read a file that changes its format (`mixed`). */
class UnknownToReader extends DecodeError {
  constructor(
    problem: DecodeProblem,
    detail: string,
    readonly mixed = false,
  ) {
    super(problem, 0, detail);
  }
}

async function decodeItself(
  request: DecodeRequest,
  progress: (seconds: number, ofSeconds: number | null) => void,
): Promise<DecodedAudio> {
  const formats = formatsOf(request.inputPath);
  const joined = joinedRecordings(request.inputPath);
  const input = new Input({ formats, source: watchedSource(request.inputPath).slice(0, joined.from[0]) });
  try {
    if (!(await input.canRead())) throw new UnknownToReader('not-audio', NO_FORMAT);
    const format = (await input.getFormat()).name;
    if (/MP4|QuickTime/.test(format) && hasHugeChunks(request.inputPath)) {
      throw new UnknownToReader('damaged', 'its chunks have too many samples');
    }
    const tracks = (await input.getAudioTracks()).slice(0, MOST_TRACKS);
    if (tracks.length === 0) throw new UnknownToReader('no-audio-track', format);
    let mute: DecodedAudio | null = null;
    let failure: DecodeError | null = null;
    for (const [index, track] of tracks.entries()) {
      const codec = await track.getCodec();
      if (codec !== null) await loadCodecs(codec);
      if (codec === null || !(await track.canDecode())) {
        failure = unknownCodec(codec ?? (await track.getInternalCodecId()), format);
        continue;
      }
      try {
        const audio = await decodeTrack(track, { format, codec }, request, joined, progress);
        if (audio.speechSeconds >= SPEAKS) return withOtherTracks(audio, tracks.length - index - 1);
        mute ??= audio;
      } catch (error) {
        if (!(error instanceof DecodeError) || error.problem === 'too-long') throw error;
        failure = error;
      }
    }
    if (mute !== null && !(failure instanceof UnknownToReader)) return mute;
    throw failure ?? new UnknownToReader('unknown-codec', format);
  } finally {
    input.dispose();
  }
}

/** Protected sound is unreadable for every reader. */
function unknownCodec(codec: unknown, format: string): DecodeError {
  const name = typeof codec === 'string' ? codec : format;
  return PROTECTED.test(name) ? new DecodeError('unknown-codec', 0, name) : new UnknownToReader('unknown-codec', name);
}

/**
 * A WAV may hold MP3 frames, which are read as if it were an MP3; libav reads the other codecs, and the containers that the reader would
 * overlook for the frames within them.
 */
function formatsOf(path: string) {
  const foreign = foreignFormat(path);
  if (foreign !== null && foreign.own !== true) throw new UnknownToReader('not-audio', foreign.name);
  const wav = readWavHeader(path);
  if (wav?.codec === MP3_IN_WAV) return [MP3];
  if (wav?.codec != null && !WAV_CODECS.includes(wav.codec)) {
    throw new UnknownToReader('unknown-codec', `WAVE ${wav.codec}`);
  }
  return FORMATS;
}

async function decodeTrack(
  track: InputAudioTrack,
  names: Named,
  request: DecodeRequest,
  joined: JoinedRecordings,
  progress: (seconds: number, ofSeconds: number | null) => void,
): Promise<DecodedAudio> {
  const { inputPath, outputPath, maxSeconds } = request;
  const several = joined.from.length > 0;
  const declared = several ? null : await declaredSeconds(track, names.format, inputPath);
  const walk = walkStream(inputPath, names.format, () => progress(0, declared));
  if (walk.mixed) throw new UnknownToReader('damaged', 'joined recordings differ in their sample rate', true);
  const early = await soundBegins(track, names.format, inputPath);
  const decoder = new TrackDecoder(outputPath, maxSeconds, (seconds) => progress(seconds, declared));
  const streams: ChainedStreams = {
    path: inputPath,
    first: track,
    from: several ? joined.from : walk.chained,
    formats: several ? FORMATS : [OGG],
  };
  const stopped = await decoder.decode(chainedStreams(streams), early);
  const { seconds } = decoder;
  requireSound({ path: inputPath, format: names.format, seconds, stopped });
  requireEnd({ path: inputPath, format: names.format, seconds, stopped }, declared, early, joined);
  const cutOff = declared === null && walk.cutOff;
  // MP3 frames may be in a WAV, whose header says where they end.
  if (names.format === 'MP3') requireAnnouncedBytes(inputPath, 'wav', seconds);
  // A raw MP3 is often part of a stream and can end anywhere; files of the other formats are truncated only by accident.
  if (cutOff && names.format !== 'MP3') throw new DecodeError('cut-off', seconds, 'the last frame is not whole');
  const damage = damageOf(walk, names.format, inputPath, seconds);
  const speech = decoder.activity.spans();
  const speechSeconds = speech.reduce((sum, [start, end]) => sum + end - start, 0);
  const findings = [...decoder.gaps, ...damage];
  return { durationSeconds: seconds, ...names, speechSeconds, speech, truncated: cutOff, findings };
}

/** @throws DecodeError if nothing was decoded */
function requireSound({ path, format, seconds, stopped }: Outcome): void {
  if (seconds > 0) return;
  if (isAccident(path, format)) throw new DecodeError('not-audio', 0, NO_FORMAT);
  // The reader announces sample rates of FLAC that it cannot decode.
  if (format === 'FLAC' && stopped === null) throw new UnknownToReader('damaged', 'nothing was decoded');
  throw new DecodeError('damaged', 0, stopped?.message ?? 'nothing was decoded');
}

/** Whether frames without a header were found where there are none: silence in µ-law looks like them. */
function isAccident(path: string, format: string): boolean {
  return /MP3|ADTS/.test(format) && foreignFormat(path) === null && !startsWithTag(path);
}

/**
 * When the sound begins, in seconds of the file's own clock. A film's clock begins with its picture; a file with sound alone may be a piece of a
 * broadcast, whose clock began long before.
 */
async function soundBegins(track: InputAudioTrack, format: string, path: string): Promise<number> {
  if (format === 'MP3') return mp3Delay(path) / (await track.getSampleRate());
  return Math.max(0, await track.input.getFirstTimestamp());
}

/** Bytes between frames are lost sound if there are more of them than may be missing at the end. Pages of Ogg have no gaps. */
function damageOf({ stray, changed }: StreamWalk, format: string, path: string, seconds: number): AudioFinding[] {
  const secondsAByte = seconds / statSync(path).size;
  const place = ({ bytes, from }: StrayBytes) => [from * secondsAByte, (from + bytes) * secondsAByte] as const;
  if (stray !== null && (format !== 'MP3' || stray.bytes * secondsAByte > MISSING_ALLOWED)) {
    throw new DecodeError('damaged', place(stray)[0], `${stray.bytes} bytes in the middle are not sound`);
  }
  return [stray, changed].flatMap((bytes): AudioFinding[] => {
    if (bytes === null) return [];
    const [start, end] = place(bytes);
    return [{ kind: 'damaged', start, end }];
  });
}

/** Tracks after the decoded one are ignored. */
function withOtherTracks(audio: DecodedAudio, unheard: number): DecodedAudio {
  if (unheard === 0) return audio;
  const all: AudioFinding = { kind: 'other-tracks', start: 0, end: audio.durationSeconds };
  return { ...audio, findings: [...(audio.findings ?? []), all] };
}
