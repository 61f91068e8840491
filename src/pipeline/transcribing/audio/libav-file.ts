import { setImmediate } from 'node:timers/promises';
import { loadCached } from './compile-cache.js';
import { planesOf } from './libav-samples.js';
import type { SoundBlock } from './sound-block.js';
import { requireLikely } from './track-decoder.js';

type Libav = typeof import('node-av/lib');

/** AVMEDIA_TYPE_AUDIO, AV_LOG_QUIET, AVERROR(EAGAIN), AVERROR_EOF and AV_NOPTS_VALUE of libav's headers. */
const AUDIO = 1;
const QUIET = -8;
const AGAIN = -11;
const END = -541_478_725;
const NO_TIME = -(2n ** 63n);
/** Packets that are decoded before the process may do something else, such as die with its parent. */
const PACKETS_AT_ONCE = 64;
/** Containers whose time stamps show pauses; the others only number their packets. */
const TIMED = new Set(['asf', 'flv', 'matroska', 'mov', 'mpeg', 'mpegts']);
/** A longer jump is a counter that restarted, for example where two broadcasts were joined. Seconds. */
const LONGEST_PAUSE = 600;

/** An audio stream of a file. */
export interface LibavStream {
  readonly index: number;
  /** Name of libav's decoder; null: it has none. */
  readonly codec: string | null;
  /** Length according to the container; null if it only guesses. */
  readonly seconds: number | null;
  /** Bits a second; 0 where it is not known. */
  readonly bitRate: number;
}

/** Counts of the packets of a stream. */
export interface PacketCount {
  all: number;
  /** Packets that are not sound. */
  bad: number;
  /** Bytes of the packets of all streams. */
  bytes: number;
}

let libav: Promise<Libav> | undefined;

/** Opens a file as one format: nothing but that file is read. Null if it is not of this format. */
export async function openLibav(path: string, demuxer: string): Promise<LibavFile | null> {
  libav ??= loadCached(() => import('node-av/lib'));
  const av = await libav;
  av.Log.setLevel(QUIET as unknown as Parameters<Libav['Log']['setLevel']>[0]);
  const context = new av.FormatContext();
  const options = new av.Dictionary();
  options.set('protocol_whitelist', 'file');
  options.set('format_whitelist', demuxer === 'mov' ? 'mov,mp4,m4a,3gp,3g2,mj2' : demuxer);
  const format = av.InputFormat.findInputFormat(demuxer);
  if (format === null || context.openInputSync(`file:${path}`, format, options) < 0) return null;
  context.findStreamInfoSync(null);
  return new LibavFile(av, context, demuxer);
}

/** A file that libav reads. Synchronous within, because the child has no other work. */
export class LibavFile {
  constructor(
    private readonly av: Libav,
    private readonly context: InstanceType<Libav['FormatContext']>,
    private readonly demuxer: string,
  ) {}

  get streams(): readonly LibavStream[] {
    return (this.context.streams ?? []).flatMap((stream): LibavStream[] => {
      if (stream.codecpar.codecType !== AUDIO) return [];
      const codec = this.av.Codec.findDecoder(stream.codecpar.codecId)?.name ?? null;
      const { num, den } = stream.timeBase;
      const own = stream.duration === NO_TIME ? null : (Number(stream.duration) * num) / den;
      const all = this.context.duration === NO_TIME ? null : Number(this.context.duration) / 1_000_000;
      return [{ index: stream.index, codec, seconds: own ?? all, bitRate: Number(stream.codecpar.bitRate) }];
    });
  }

  /** The sound of a stream from the beginning. A file is read once: open it again for another stream. */
  async *blocks(index: number, count: PacketCount): AsyncGenerator<SoundBlock> {
    const { av, context } = this;
    const stream = (context.streams ?? []).find((found) => found.index === index);
    const codec = stream === undefined ? null : av.Codec.findDecoder(stream.codecpar.codecId);
    if (stream === undefined || codec === null) return;
    const decoder = new av.CodecContext();
    decoder.allocContext3(codec);
    decoder.parametersToContext(stream.codecpar);
    decoder.pktTimebase = stream.timeBase;
    decoder.threadCount = 1;
    const [packet, frame] = [new av.Packet(), new av.Frame()];
    try {
      if (decoder.open2Sync(codec, null) < 0) throw new Error('the decoder does not take it');
      packet.alloc();
      frame.alloc();
      const clock = this.clockOf(stream);
      for (let read = 0, ended = false; !ended; read += 1) {
        if (read % PACKETS_AT_ONCE === 0) await setImmediate();
        ended = context.readFrameSync(packet) < 0;
        if (!ended) count.bytes += packet.size;
        if (!ended && packet.streamIndex !== index) packet.unref();
        else yield* decodePacket(decoder, ended ? null : packet, frame, count, clock);
      }
    } finally {
      packet.free();
      frame.free();
      decoder.freeContext();
    }
  }

  close(): void {
    this.context.closeInputSync();
  }

  /** Turns a frame's time stamp into seconds from the beginning of the sound. */
  private clockOf({ timeBase: { num, den } }: { timeBase: { num: number; den: number } }) {
    let start: number | null = null;
    let next = 0;
    return (pts: bigint, seconds: number): number | null => {
      if (!TIMED.has(this.demuxer) || pts === NO_TIME) return null;
      const at = (Number(pts) * num) / den;
      start ??= at;
      if (Math.abs(at - start - next) > LONGEST_PAUSE) start = at - next;
      const time = Math.max(at - start, 0);
      next = time + seconds;
      return time;
    };
  }
}

/** The blocks of one packet; of null, what the decoder still holds. Damaged packets are counted and passed over. */
function* decodePacket(
  decoder: InstanceType<Libav['CodecContext']>,
  packet: InstanceType<Libav['Packet']> | null,
  frame: InstanceType<Libav['Frame']>,
  count: PacketCount,
  clock: (pts: bigint, seconds: number) => number | null,
): Generator<SoundBlock> {
  if (packet !== null) count.all += 1;
  let bad = decoder.sendPacketSync(packet) < 0;
  packet?.unref();
  for (let code = decoder.receiveFrameSync(frame); ; code = decoder.receiveFrameSync(frame)) {
    if (code < 0) {
      bad ||= code !== AGAIN && code !== END;
      break;
    }
    const { sampleRate: rate, channels, nbSamples, pts } = frame;
    requireLikely(rate, channels, 0);
    yield { rate, channels: planesOf(frame), timestamp: clock(pts, nbSamples / rate) };
    frame.unref();
  }
  if (bad && packet !== null) count.bad += 1;
}
