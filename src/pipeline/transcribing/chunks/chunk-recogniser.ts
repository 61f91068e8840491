import { storableJson } from '../../../jobs/record/storable-text.js';
import type { ProviderUsage } from '../../../jobs/results/provider-usage.js';
import type { QualityFlag } from '../../../jobs/results/transcript.js';
import { Fault } from '../../../platform/fault.js';
import { retryRequest } from '../../providers/retry-request.js';
import { findingsOf } from '../guards/judge.js';
import type { RecognisedText, Sound } from '../guards/recognised-text.js';
import type { Recognition, RecognitionRequest } from '../recognisers/recogniser.js';
import type { Transcriber } from '../transcribers.js';
import type { ChunkResult } from './chunk-store.js';

/** High enough to break a loop, low enough to stay close to the sound. */
const SECOND_TEMPERATURE = 0.4;

/** One answer with the guards' findings. */
interface Judged {
  readonly recognition: Recognition;
  readonly recognised: RecognisedText;
  readonly flags: readonly QualityFlag[];
  readonly again: boolean;
  readonly usable: boolean;
}

/** Recognises one chunk: with the first transcriber that can, with retries, and with a second request if the guards object. */
export class ChunkRecogniser {
  constructor(
    private readonly transcribers: readonly Transcriber[],
    /** First delay between attempts, doubled each time; milliseconds. */
    private readonly firstWaitMs: number,
  ) {}

  /**
   * The times of the result's flags count from the start of the sound. It is not `usable` if every transcriber returned only loops or echoes.
   * @param drain when aborted: no new request starts, and requests under way finish
   * @throws Fault of the first transcriber, or the first transient one
   */
  async recognise(request: RecognitionRequest, sound: Sound, drain: AbortSignal): Promise<ChunkResult> {
    const faults: Fault[] = [];
    let unusable: ChunkResult | null = null;
    const spent: ProviderUsage[] = [];
    for (const transcriber of this.transcribers) {
      try {
        const result = await this.recogniseWith(transcriber, request, sound, drain);
        spent.push(...result.usage);
        if (result.usable) return { ...result, usage: spent };
        unusable ??= result;
      } catch (error) {
        drain.throwIfAborted();
        if (!(error instanceof Fault) || error.code === 'INTERNAL') throw error;
        faults.push(error);
        request.log.warn('A transcriber is unavailable. The engine asks the next one.', {
          provider: transcriber.recogniser.provider,
          error,
        });
      }
    }
    if (unusable !== null) return { ...unusable, usage: spent };
    throw faults.find((fault) => fault.retryable) ?? faults[0];
  }

  private async recogniseWith(
    transcriber: Transcriber,
    request: RecognitionRequest,
    sound: Sound,
    drain: AbortSignal,
  ): Promise<ChunkResult> {
    const { vocabulary } = request;
    const first = judged(await this.ask(transcriber, request, drain), sound, vocabulary);
    if (!first.again) return resultOf(first, [first.recognition.usage]);
    const plain = { ...request, vocabulary: [], temperature: SECOND_TEMPERATURE };
    const second = judged(await this.ask(transcriber, plain, drain), sound, vocabulary);
    const usage = [first.recognition.usage, second.recognition.usage];
    const better = second.usable && (!second.again || !first.usable) ? second : first.usable ? first : second;
    const corrected = better === second && second.flags.length === 0;
    const told = corrected
      ? first.flags.map((flag) => ({ ...flag, message: `${flag.message} ${CORRECTED}` }))
      : better.flags;
    return resultOf({ ...better, flags: told }, usage);
  }

  /** Retries until the transcriber answers or the attempts are used up. A chunk without words is an answer. */
  private async ask(transcriber: Transcriber, request: RecognitionRequest, drain: AbortSignal): Promise<Recognition> {
    const { recogniser } = transcriber;
    const options = { firstWaitMs: this.firstWaitMs, signal: drain, log: request.log };
    try {
      return await retryRequest(() => transcriber.bounded(drain, () => recogniser.recognise(request)), options);
    } catch (error) {
      drain.throwIfAborted();
      if (error instanceof Fault && error.code === 'NO_SPEECH') return silence(transcriber, request);
      throw error;
    }
  }
}

const CORRECTED = 'The transcriber was asked again without the glossary. This is its second answer.';

/** A chunk without words costs as much as any other. */
function silence({ recogniser, pricePerMinute }: Transcriber, { durationSeconds }: RecognitionRequest): Recognition {
  const { provider, model } = recogniser;
  const cost = pricePerMinute === undefined ? {} : { costUsd: (durationSeconds / 60) * pricePerMinute };
  const usage: ProviderUsage = { provider, model, requests: 1, audioSeconds: durationSeconds, ...cost };
  return { text: '', segments: [], language: null, languageConfidence: null, usage };
}

function judged(raw: Recognition, sound: Sound, vocabulary: readonly string[]): Judged {
  const recognition = storableJson(raw);
  const findings = findingsOf(recognition, sound, vocabulary);
  const recognised = findings.find(({ corrected }) => corrected !== undefined)?.corrected ?? recognition;
  return {
    recognition,
    recognised,
    flags: findings.map(({ flag }) => flag),
    again: findings.some(({ again }) => again),
    usable: recognised.text.trim() !== '' || findings.every(({ corrected }) => corrected === undefined),
  };
}

function resultOf({ recognition, recognised, flags, usable }: Judged, usage: readonly ProviderUsage[]): ChunkResult {
  const { language, languageConfidence, sent = {} } = recognition;
  const { provider, model } = recognition.usage;
  const { text, segments } = recognised;
  return { provider, model, text, segments, language, languageConfidence, flags, usable, usage, sent };
}
