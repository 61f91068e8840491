import { openAsBlob } from 'node:fs';
import { basename } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type OpenAI from 'openai';
import type { ProviderSettings } from '../../../platform/environment/environment.js';
import { type OpenAiServer, openAiServer, withinTimeout } from '../../providers/openai-client.js';
import { readRetryAfter } from '../../providers/retry-after.js';
import { type HostedRecogniser, recognitionOf } from './hosted-recogniser.js';
import { capabilitiesOf, type ModelCapabilities } from './model-capabilities.js';
import { type OpenAiAnswer, readOpenAiAnswer } from './openai-answer.js';
import { preparedUpload } from './prepared-upload.js';
import { readTranscript } from './read-answer.js';
import type { Recognition, RecognitionRequest } from './recogniser.js';
import { refusedOf } from './refused-parameters.js';
import { type RequestParameters, requestParameters } from './request-parameters.js';
import { faultOfRequest } from './transcription-fault.js';

/** First wait before a result is asked for where the server names none, doubled up to the longest; milliseconds. */
const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 10_000;

/**
 * Follows a 202 to its result: the server took the sound and names the place where the transcript will be. The place must be on the same server, which
 * alone gets the key. A 202 that names no place is returned unchanged.
 * @param signal bounds the wait
 */
async function finishedResponse(client: OpenAI, response: Response, signal: AbortSignal): Promise<Response> {
  const place = placeOf(response, client.baseURL);
  if (place === null) return response;
  let answer = response;
  for (let wait = FIRST_WAIT_MS; answer.status === 202; wait = Math.min(LONGEST_WAIT_MS, wait * 2)) {
    await answer.body?.cancel();
    const asked = readRetryAfter(answer.headers);
    await pause(asked ?? wait, undefined, { signal }).catch(() => signal.throwIfAborted());
    answer = await client.get(place, { signal }).asResponse();
  }
  return answer;
}

function placeOf({ status, headers, url }: Response, base: string): string | null {
  const location = headers.get('location') ?? headers.get('operation-location');
  if (status !== 202 || location === null || !URL.canParse(location, url || base)) return null;
  const place = new URL(location, url || base);
  return place.origin === new URL(base).origin ? place.href : null;
}

/**
 * Any server with OpenAI's `/audio/transcriptions`: OpenAI, Azure, Groq, speaches, whisper.cpp's server, vLLM. When its server refuses a part of a
 * request, later requests omit that part.
 */
export class OpenAiRecogniser implements HostedRecogniser {
  readonly provider: string;
  readonly model: string;
  readonly capabilities: ModelCapabilities;
  private readonly server: OpenAiServer;
  private readonly refused = new Set<string>();

  constructor(settings: ProviderSettings, timeoutSeconds: number) {
    this.server = openAiServer(settings, timeoutSeconds);
    this.provider = this.server.provider;
    this.model = settings.model;
    this.capabilities = capabilitiesOf(settings.model, settings.capabilities);
  }

  get key(): string {
    return this.server.key;
  }

  async recognise(request: RecognitionRequest): Promise<Recognition> {
    const path = await preparedUpload(request, this.capabilities, this.provider);
    for (;;) {
      const sent = requestParameters(this.capabilities, request, this.refused);
      try {
        const answer = await this.ask(path, sent, request);
        return recognitionOf(this, request, answer, { ...sent, upload: basename(path) });
      } catch (error) {
        request.signal.throwIfAborted();
        const part = refusedOf(error, sent);
        if (part === null) throw error;
        // A request that was sent at the same time may have learnt it before.
        if (!this.refused.has(part)) {
          request.log.warn(
            'The transcriber refused a part of the request. The engine sends the request without that part.',
            { part },
          );
        }
        this.refused.add(part);
      }
    }
  }

  private async ask(
    path: string,
    parameters: RequestParameters,
    { signal, durationSeconds: seconds }: RecognitionRequest,
  ): Promise<OpenAiAnswer> {
    const { provider, model, server } = this;
    const { client } = server;
    const file = new File([await openAsBlob(path)], basename(path));
    const form = { provider, seconds, read: readOpenAiAnswer, plain: parameters.response_format === 'text' };
    const request = async (bounded: AbortSignal) => {
      // An Azure deployment names its model in the path, and some fail where the form names it again.
      const named = server.modelInPath ? {} : { model };
      const body = { file, ...named, ...parameters } as Parameters<typeof client.audio.transcriptions.create>[0];
      const response = await client.audio.transcriptions.create(body, { signal: bounded }).asResponse();
      return readTranscript(await finishedResponse(client, response, bounded), form);
    };
    return withinTimeout(server, signal, request, faultOfRequest(provider, model));
  }
}
