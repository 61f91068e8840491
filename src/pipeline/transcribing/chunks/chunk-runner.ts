import type { SpeakersWanted } from '../../../jobs/record/speakers-wanted.js';
import { numbered } from '../../../jobs/results/provider-usage.js';
import { Fault } from '../../../platform/fault.js';
import type { Logger } from '../../../platform/logging/logger.js';
import type { Database } from '../../../platform/postgres/database.js';
import { offerResult } from '../../stages/offer-result.js';
import type { StageContext } from '../../stages/stage.js';
import type { DecodedAudio, SpeechSpan } from '../audio/decode-protocol.js';
import type { Sound } from '../guards/recognised-text.js';
import type { HeldOrder } from '../recognisers/recogniser.js';
import type { Transcriber } from '../transcribers.js';
import { withChunkFile } from './chunk-file.js';
import { type Chunk, planChunks } from './chunk-plan.js';
import type { ChunkProgress } from './chunk-progress.js';
import { ChunkRecogniser } from './chunk-recogniser.js';
import { type ChunkResult, readChunks, storeChunk } from './chunk-store.js';
import { longestChunk } from './longest-chunk.js';
import { readOrders, storeOrder } from './order-store.js';

/** The order of one part: known in this process immediately, and durably when it is stored. */
class KeptOrder implements HeldOrder {
  constructor(
    public held: string | null,
    private readonly store: (held: string) => Promise<void>,
    private readonly log: Logger,
  ) {}

  /** If the database is unreachable, a crash may cost a second order; the placed order continues. */
  async keep(order: string): Promise<void> {
    this.held = order;
    try {
      await this.store(order);
    } catch (error) {
      this.log.warn(
        "The transcriber's id of a request could not be stored. If this process dies, the recording is sent again.",
        {
          error,
        },
      );
    }
  }
}

/** A recording that is ready to be recognised. */
export interface ChunkedRecording {
  readonly wavPath: string;
  readonly audio: DecodedAudio;
  /** Of the source file, hex: stored results apply only to this exact sound. */
  readonly sha256: string;
  readonly chunks: readonly Chunk[];
  readonly vocabulary: readonly string[];
  /** BCP 47 primary tag; null: it is detected. */
  readonly language: string | null;
  readonly speakers: SpeakersWanted;
}

interface ChunkContext extends StageContext {
  /** Aborted once a part has failed: no new request starts. */
  readonly drain: AbortSignal;
  /** Orders of earlier attempts by the number of their part. */
  readonly orders: ReadonlyMap<number, string>;
}

/** Recognises the chunks of a recording concurrently, and stores each result as it arrives. */
export class ChunkRunner {
  private readonly recogniser: ChunkRecogniser;

  constructor(
    private readonly database: Database,
    private readonly transcribers: readonly Transcriber[],
    retryDelaySeconds: number,
  ) {
    this.recogniser = new ChunkRecogniser(transcribers, retryDelaySeconds * 1000);
  }

  /** The parts to recognise: as long as the transcribers allow, and with an overlap where the first one labels speakers within a part. */
  plan({ durationSeconds, speech }: DecodedAudio, speakers: SpeakersWanted): Chunk[] {
    const longest = longestChunk(this.transcribers.map(({ limits }) => limits));
    return planChunks(
      durationSeconds,
      speech,
      longest,
      speakers !== 'off' && this.transcribers[0]?.tellsSpeakers === true,
    );
  }

  /**
   * Returns the results in the order of the chunks; results that an earlier attempt stored are reused. After a transient fault,
   * chunks that are under way are still finished and stored; after a permanent one they are stopped.
   */
  async run(recording: ChunkedRecording, context: StageContext, progress: ChunkProgress): Promise<ChunkResult[]> {
    const { chunks, sha256 } = recording;
    const results = await readChunks(this.database, context.job.jobId, sha256, chunks);
    for (const chunk of chunks) if (results.has(chunk.ordinal)) progress.keep(chunk);
    if (results.size > 0) context.log.info('Parts of an earlier attempt are reused.', { parts: results.size });
    const waiting = chunks.filter(({ ordinal }) => !results.has(ordinal));
    const orders = await readOrders(this.database, context.job.jobId, sha256, chunks);
    const stop = new AbortController();
    const signal = AbortSignal.any([context.signal, stop.signal]);
    const drained = new AbortController();
    const drain = AbortSignal.any([signal, drained.signal]);
    const faults: unknown[] = [];
    const worker = async () => {
      for (let chunk = waiting.shift(); chunk !== undefined && faults.length === 0; chunk = waiting.shift()) {
        results.set(
          chunk.ordinal,
          await this.runChunk(chunk, recording, { ...context, signal, drain, orders }, progress),
        );
      }
    };
    const parallel = Math.min(waiting.length, this.transcribers[0]?.parallel ?? 1);
    const work = Array.from({ length: parallel }, () =>
      worker().catch((error: unknown) => {
        faults.push(error);
        drained.abort(error);
        if (!(error instanceof Fault && error.retryable)) stop.abort(error);
      }),
    );
    await Promise.all(work);
    context.signal.throwIfAborted();
    if (faults.length > 0) throw faults[0];
    return chunks.map(({ ordinal }) => results.get(ordinal) as ChunkResult);
  }

  private async runChunk(chunk: Chunk, recording: ChunkedRecording, context: ChunkContext, progress: ChunkProgress) {
    const { wavPath, audio, vocabulary, language, speakers } = recording;
    const { signal, drain, log } = context;
    const held = { jobId: context.job.jobId, attempt: context.attempt };
    const keep = (order: string) => storeOrder(this.database, held, recording.sha256, chunk, order);
    const order = new KeptOrder(context.orders.get(chunk.ordinal) ?? null, keep, log);
    const heard = await withChunkFile(wavPath, chunk, (path) =>
      this.recogniser.recognise(
        {
          wavPath: path,
          durationSeconds: chunk.end - chunk.start,
          vocabulary,
          language,
          speakers,
          order,
          signal,
          log,
          onProgress: (seconds) => progress.advance(chunk.ordinal, seconds),
        },
        soundOf(chunk, audio.speech),
        drain,
      ),
    );
    const flags = heard.flags.map((flag) => placed(flag, chunk));
    const result = { ...heard, flags, usage: heard.usage.map(numbered) };
    await offerResult(() => storeChunk(this.database, held, recording.sha256, chunk, result), context);
    progress.finish(chunk);
    return result;
  }
}

function soundOf({ start, end }: Chunk, speech: readonly SpeechSpan[]): Sound {
  const within = speech
    .filter(([from, to]) => to > start && from < end)
    .map(([from, to]) => [Math.max(0, from - start), Math.min(end, to) - start] as const);
  return {
    seconds: end - start,
    speech: within,
    speechSeconds: within.reduce((sum, [from, to]) => sum + to - from, 0),
  };
}

/** Flags of a chunk with the recording's times. */
function placed<Flag extends { readonly start: number | null; readonly end: number | null }>(flag: Flag, chunk: Chunk) {
  const at = (seconds: number | null) => (seconds === null ? null : Math.round((seconds + chunk.start) * 1000) / 1000);
  return { ...flag, start: at(flag.start), end: at(flag.end) };
}
