import { statSync } from 'node:fs';
import { MISSING_ALLOWED, requireAnnouncedBytes } from './announced-end.js';
import { containerCutOff } from './container-end.js';
import { declaredByFlv } from './declared-bytes.js';
import type { AudioFinding, DecodedAudio, DecodeRequest } from './decode-protocol.js';
import { type LibavStream, openLibav, type PacketCount } from './libav-file.js';
import { walkStream } from './stream-walk.js';
import { DecodeError, TrackDecoder } from './track-decoder.js';

/** A recording has a few tracks; a file with hundreds is an attack. */
const MOST_TRACKS = 8;
/** A track with less speech than one short word is skipped if there is another track. In seconds. */
const SPEAKS = 0.2;
/** Joined recordings lose a frame or two at each seam: this share of the packets may be damaged. */
const DAMAGE_ALLOWED = 0.02;
/** Demuxers that read the length from the file instead of guessing it from the bit rate. */
const TELL_LENGTH = new Set([
  'aiff',
  'asf',
  'caf',
  'flac',
  'mov',
  'mxf',
  'nistsphere',
  'sox',
  'tta',
  'w64',
  'wav',
  'wv',
]);

/** Demuxers of formats that are nothing but frames: what is between them was skipped. Small frames of FLV carry a third as much again. */
const ALL_PACKETS = new Set(['ac3', 'amr', 'eac3', 'flv', 'wv']);
const LEAST_PACKETS = 0.7;
/** Their packets hold whatever was skipped as well, but their bit rate is constant. */
const CONSTANT = new Set(['ac3', 'eac3']);

/** Bytes of a packet of a transport stream, without and with a time code. */
const TS_PACKETS = [188, 192];

type Progress = (seconds: number, ofSeconds: number | null) => void;

/** A format as libav is asked to open it. */
export interface LibavFormat {
  readonly demuxer: string;
  /** For people and the log. */
  readonly name: string;
  /** What the own reader calls the codec that it does not know; null if it did not come to that. */
  readonly codec: string | null;
}

/** Decodes the first audio track with speech in it, as `decodeFile` does, of what its own reader does not know. @throws DecodeError */
export async function decodeWithLibav(
  request: DecodeRequest,
  format: LibavFormat,
  progress: Progress,
): Promise<DecodedAudio> {
  const streams = (await streamsOf(request.inputPath, format)).slice(0, MOST_TRACKS);
  if (streams.length === 0) throw new DecodeError('no-audio-track', 0, format.name);
  let mute: DecodedAudio | null = null;
  let failure = new DecodeError('unknown-codec', 0, format.codec ?? format.name);
  for (const [at, stream] of streams.entries()) {
    if (stream.codec === null) continue;
    try {
      const audio = await decodeStream(request, format, stream, progress);
      const others = streams.length - at - 1;
      if (audio.speechSeconds >= SPEAKS) return others === 0 ? audio : { ...audio, findings: [otherTracks(audio)] };
      mute ??= audio;
    } catch (error) {
      if (!(error instanceof DecodeError) || error.problem === 'too-long') throw error;
      failure = error;
    }
  }
  if (mute !== null) return mute;
  throw failure;
}

async function streamsOf(path: string, { demuxer, name }: LibavFormat): Promise<readonly LibavStream[]> {
  const file = await openLibav(path, demuxer);
  if (file === null) throw new DecodeError('damaged', 0, `${name} that cannot be opened`);
  try {
    return file.streams;
  } finally {
    file.close();
  }
}

async function decodeStream(
  { inputPath, outputPath, maxSeconds }: DecodeRequest,
  { demuxer, name }: LibavFormat,
  stream: LibavStream,
  progress: Progress,
): Promise<DecodedAudio> {
  const flv = demuxer === 'flv' ? declaredByFlv(inputPath) : null;
  const declared = TELL_LENGTH.has(demuxer) ? stream.seconds : flv;
  const decoder = new TrackDecoder(outputPath, maxSeconds, (seconds) => progress(seconds, declared));
  const count: PacketCount = { all: 0, bad: 0, bytes: 0 };
  const file = await openLibav(inputPath, demuxer);
  if (file === null) throw new DecodeError('damaged', 0, `${name} that cannot be opened`);
  try {
    const stopped = await decoder.decodeBlocks(file.blocks(stream.index, count));
    if (stopped !== null) throw new DecodeError('damaged', decoder.seconds, stopped.message);
  } finally {
    file.close();
  }
  const { seconds } = decoder;
  requireWhole(seconds, declared, count);
  const size = statSync(inputPath).size;
  requireEnd(inputPath, demuxer, seconds);
  const heard = CONSTANT.has(demuxer) ? (seconds * stream.bitRate) / 8 : count.bytes;
  if (ALL_PACKETS.has(demuxer) && heard < size * LEAST_PACKETS) {
    throw new DecodeError('damaged', seconds, 'most of the file is not sound');
  }
  const speech = decoder.activity.spans();
  const speechSeconds = speech.reduce((sum, [start, end]) => sum + end - start, 0);
  const codec = stream.codec ?? 'unknown';
  // A transport stream is often part of a broadcast, which can end anywhere.
  const truncated = demuxer === 'mpegts' && TS_PACKETS.every((bytes) => size % bytes !== 0);
  return { durationSeconds: seconds, format: name, codec, speechSeconds, speech, truncated, findings: decoder.gaps };
}

/** @throws DecodeError if the file ends before its container does */
function requireEnd(path: string, demuxer: string, seconds: number): void {
  requireAnnouncedBytes(path, demuxer, seconds);
  const open =
    (demuxer === 'matroska' && containerCutOff(path, 'Matroska')) ||
    (demuxer === 'ogg' && walkStream(path, 'Ogg', () => undefined).cutOff);
  if (open) throw new DecodeError('cut-off', seconds, 'the last element is not whole');
}

/** @throws DecodeError where sound is missing at the end or in the middle */
function requireWhole(seconds: number, declared: number | null, { all, bad }: PacketCount): void {
  if (seconds === 0) throw new DecodeError('damaged', 0, 'nothing was decoded');
  const lost = all === 0 ? 0 : (seconds * bad) / Math.max(1, all - bad);
  if (lost > Math.max(MISSING_ALLOWED, seconds * DAMAGE_ALLOWED)) {
    throw new DecodeError('damaged', seconds, `${bad} of ${all} packets are not sound`);
  }
  if (declared !== null && declared - seconds > MISSING_ALLOWED) {
    throw new DecodeError('cut-off', seconds, `${declared} seconds were announced`);
  }
}

function otherTracks(audio: DecodedAudio): AudioFinding {
  return { kind: 'other-tracks', start: 0, end: audio.durationSeconds };
}
