import { APIError } from 'openai';
import type { ProviderSettings } from '../../../platform/environment/environment.js';
import { Fault } from '../../../platform/fault.js';
import { retry } from '../../../platform/retry.js';
import { readBoundedText } from '../../providers/bounded-answer.js';
import { HttpServer } from '../../providers/http-server.js';
import { withinTimeout } from '../../providers/openai-client.js';
import { readAnswerBody } from './answers/answer-body.js';
import { fieldsOf, listOf, saidWords, shareOf, speakerOf, stringOf } from './answers/answer-fields.js';
import { reconciled } from './answers/reconcile.js';
import { segmentsOfWords } from './answers/segments-of-words.js';
import { mostAnswerBytes, type ServerAnswer } from './hosted-recogniser.js';
import { languageTag } from './language-tag.js';
import { noWords } from './no-words.js';
import type { RecognitionRequest } from './recogniser.js';
import { transcriberFaults } from './transcriber-faults.js';
import { faultOfRequest } from './transcription-fault.js';

/** AssemblyAI counts milliseconds. */
const MILLISECONDS = 1000;

/**
 * Reads a finished transcript of AssemblyAI; null if it is none.
 * @param seconds of the sound that was sent: times beyond it are rejected
 */
function readAssemblyAiAnswer(body: unknown, seconds: number): ServerAnswer | null {
  const fields = fieldsOf(body);
  if (fields?.status !== 'completed') return null;
  const utterances = listOf(fields.utterances).flatMap((utterance) => {
    // One without a list of words is a single piece.
    const said = listOf(utterance.words).length > 0 ? utterance.words : [utterance];
    return saidWords(said, MILLISECONDS).map((word) => ({ ...speakerOf(utterance.speaker), ...word }));
  });
  const words = utterances.length > 0 ? utterances : saidWords(fields.words, MILLISECONDS);
  const whole = stringOf(fields.text) ?? (words.length === 0 ? '' : null);
  return {
    ...reconciled({ whole, segments: segmentsOfWords(words), words: [] }, seconds),
    language: languageTag(fields.language_code),
    languageConfidence: shareOf(fields.language_confidence),
  };
}

/** What AssemblyAI says of sound in which nobody speaks, or of a part that is too short for its language detection. */
const NO_SPEECH = /no spoken audio|audio duration is too short|does not (?:appear to )?contain (?:any )?speech/i;
/** What it says of the file or the request: the same again would fail again. */
const REFUSED =
  /download error|transcoding failed|could not be (?:processed|decoded)|not contain audio|unsupported|invalid|language confidence|not (?:supported|available)/i;

/** The fault of a transcript whose status is `error`. Its words stay in the cause. */
function failureOf(error: unknown, provider: string): Fault {
  const said = typeof error === 'string' ? error : 'no reason was given';
  if (NO_SPEECH.test(said)) return noWords(provider);
  const cause = new Error(said);
  if (!REFUSED.test(said)) return transcriberFaults.unavailable('failed while it transcribed', { provider, cause });
  const advice =
    'could not transcribe the recording. Check TRANSCRIBER_MODEL, the language of the job and TRANSCRIBER_CAPABILITIES, then retry the job.';
  return transcriberFaults.rejected(advice, { provider, cause });
}

/** How often it is asked whether a transcript is finished; milliseconds. */
export interface BackoffPace {
  readonly firstMs: number;
  readonly longestMs: number;
}

/** A short part is finished within seconds, and the documentation asks every three. */
const PACE: BackoffPace = { firstMs: 1_000, longestMs: 3_000 };
/** Answers to an upload and an order are short. */
const SHORT_BYTES = 256 * 1024;

/** Not finished: it is asked again. */
class StillWorking extends Error {}

/** The transcript ended with an error: it never becomes another, so it is not asked for again. */
export class FailedOrder extends Error {
  constructor(readonly fault: Fault) {
    super(fault.message, { cause: fault });
  }
}

/** AssemblyAI's three requests: upload, order, question. */
export class AssemblyAiTranscripts {
  readonly server: HttpServer;

  constructor(
    settings: ProviderSettings,
    timeoutSeconds: number,
    private readonly pace: BackoffPace = PACE,
  ) {
    const authorization: Record<string, string> = settings.apiKey === null ? {} : { authorization: settings.apiKey };
    const known = { name: 'assemblyai', domain: /(^|\.)assemblyai\.com$/ };
    this.server = new HttpServer(settings, authorization, timeoutSeconds, known);
  }

  /** @returns the address under which its servers know the sound. @throws Fault */
  async upload(body: Blob, signal: AbortSignal): Promise<string> {
    const headers = { 'content-type': 'application/octet-stream' };
    const answer = await this.ask({ method: 'POST', path: '/v2/upload', headers, body }, signal, SHORT_BYTES);
    return this.require(answer.upload_url, 'gave no address for the upload');
  }

  /** @returns the id of the transcript that is paid for from now on. @throws Fault */
  async order(parameters: object, signal: AbortSignal): Promise<string> {
    const headers = { 'content-type': 'application/json' };
    const body = JSON.stringify(parameters);
    const answer = await this.ask({ method: 'POST', path: '/v2/transcript', headers, body }, signal, SHORT_BYTES);
    return this.require(answer.id, 'gave no id for the transcript');
  }

  /**
   * Waits until the transcript is finished. A poll that fails is repeated: the transcript continues without it.
   * @returns null if the provider does not know the id (any more)
   * @throws FailedOrder if it failed; Fault, also where it takes longer than the time limit of a request: whoever asks again with the id waits on
   */
  async finished(id: string, { signal, durationSeconds }: RecognitionRequest): Promise<ServerAnswer | null> {
    const until = performance.now() + this.server.timeoutMs;
    const ask = () => this.look(id, durationSeconds, signal);
    return retry(ask, {
      ...this.pace,
      signal,
      next: ({ error, waitMs }) => {
        const wait = Math.max(waitMs, error instanceof Fault ? (error.retryAfterMs ?? 0) : 0);
        const again = error instanceof StillWorking || (error instanceof Fault && error.retryable);
        if (again && performance.now() + wait < until) return wait;
        if (!(error instanceof StillWorking)) return null;
        throw transcriberFaults.unavailable('did not finish the transcript in time', {
          provider: this.server.provider,
        });
      },
    });
  }

  /** An id that was just given and is unknown. */
  lost(): Fault {
    return transcriberFaults.unavailable('no longer has the transcript that it accepted', {
      provider: this.server.provider,
    });
  }

  private async look(id: string, seconds: number, signal: AbortSignal): Promise<ServerAnswer | null> {
    const { provider } = this.server;
    const path = `/v2/transcript/${encodeURIComponent(id)}`;
    const body = await this.ask({ method: 'GET', path }, signal, mostAnswerBytes(seconds)).catch((error: unknown) => {
      if (error instanceof Fault && isUnknownId(error)) return null;
      throw error;
    });
    if (body === null) return null;
    if (body.status === 'error') throw new FailedOrder(failureOf(body.error, provider));
    const answer = readAssemblyAiAnswer(body, seconds);
    if (answer !== null) return answer;
    if (body.status === 'queued' || body.status === 'processing') throw new StillWorking(String(body.status));
    throw transcriberFaults.unavailable('sent an answer that is not a transcript', { provider });
  }

  private async ask(
    request: Omit<Parameters<HttpServer['send']>[0], 'signal'>,
    signal: AbortSignal,
    mostBytes: number,
  ): Promise<Readonly<Record<string, unknown>>> {
    const { provider, model } = this.server;
    const asking = async (bounded: AbortSignal) => {
      const text = await readBoundedText(await this.server.send({ ...request, signal: bounded }), mostBytes);
      return fieldsOf(readAnswerBody(text)) ?? {};
    };
    return withinTimeout(this.server, signal, asking, faultOfRequest(provider, model));
  }

  private require(value: unknown, what: string): string {
    const found = stringOf(value);
    if (found === null) throw transcriberFaults.unavailable(what, { provider: this.server.provider });
    return found;
  }
}

/** 404 for an id that expired, 400 for one of another project. */
function isUnknownId({ cause }: Fault): boolean {
  if (!(cause instanceof APIError)) return false;
  return (
    cause.status === 404 ||
    (cause.status === 400 && /transcript.{0,40}(not found|not exist|lookup)/i.test(cause.message))
  );
}
