import { openAsBlob } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import OpenAI from 'openai';
import type { ProviderSettings } from '../../../platform/environment/environment.js';
import { Fault } from '../../../platform/fault.js';
import { encodeFlac } from '../audio/flac-encoder.js';
import { capabilitiesOf, type ModelCapabilities } from './model-capabilities.js';
import { noWords } from './no-words.js';
import { type OpenAiAnswer, readOpenAiAnswer } from './openai-answer.js';
import { openAiFault, unavailable } from './openai-fault.js';
import type { Recogniser, Recognition, RecognitionRequest } from './recogniser.js';

/** Ten hours of talk with word times are some 20 MB of JSON. */
const MAX_ANSWER_BYTES = 64 * 1024 * 1024;

/** Any server with OpenAI's `/audio/transcriptions`: OpenAI, Groq, speaches, whisper.cpp's server, vLLM. */
export class OpenAiRecogniser implements Recogniser {
  readonly provider: string;
  readonly model: string;
  private readonly client: OpenAI;
  private readonly capabilities: ModelCapabilities;
  private readonly timeoutMs: number;

  constructor(settings: ProviderSettings, timeoutSeconds: number) {
    const { hostname } = new URL(settings.baseUrl);
    this.provider = hostname === 'api.openai.com' ? 'openai' : hostname;
    this.model = settings.model;
    this.capabilities = capabilitiesOf(settings.model);
    this.timeoutMs = timeoutSeconds * 1000;
    // Retries are the pipeline's: it counts them, waits as long as it is told, and can be stopped.
    this.client = new OpenAI({
      baseURL: settings.baseUrl,
      apiKey: settings.apiKey ?? 'none',
      organization: null,
      project: null,
      maxRetries: 0,
      timeout: this.timeoutMs,
      logLevel: 'off',
    });
  }

  async recognise(request: RecognitionRequest): Promise<Recognition> {
    const upload = await this.prepareUpload(request);
    const answer = await this.ask(upload, request);
    if (answer.text === '') throw noWords(this.provider);
    request.onProgress(request.durationSeconds);
    return {
      text: answer.text,
      segments: answer.segments,
      language: answer.language ?? request.language,
      languageConfidence: null,
      usage: {
        provider: this.provider,
        model: this.model,
        requests: 1,
        audioSeconds: request.durationSeconds,
        inputTokens: answer.tokens.input,
        outputTokens: answer.tokens.output,
      },
    };
  }

  /** The WAV as it is, or as FLAC (half the size, nothing lost) where it is too large. */
  private async prepareUpload(request: RecognitionRequest): Promise<string> {
    const { maxUploadBytes, maxSeconds } = this.capabilities;
    const { wavPath, durationSeconds, signal, log } = request;
    if (maxSeconds !== null && durationSeconds > maxSeconds) throw this.tooLong(`${maxSeconds / 60} minutes`);
    if ((await stat(wavPath)).size <= maxUploadBytes) return wavPath;
    const flacPath = `${wavPath}.flac`;
    await encodeFlac({ inputPath: wavPath, outputPath: flacPath, durationSeconds, signal, log });
    if ((await stat(flacPath)).size <= maxUploadBytes) return flacPath;
    throw this.tooLong(`${maxUploadBytes / 1024 / 1024} MB`);
  }

  private tooLong(limit: string): Fault {
    const message = `The recording is longer than the ${limit} that the transcriber's model takes at once. Cut it into parts and upload them.`;
    return new Fault('AUDIO_TOO_LARGE', message, { provider: this.provider });
  }

  private async ask(path: string, request: RecognitionRequest): Promise<OpenAiAnswer> {
    const late = AbortSignal.timeout(this.timeoutMs);
    const signal = AbortSignal.any([request.signal, late]);
    try {
      const file = new File([await openAsBlob(path)], basename(path));
      // The SDK's own time limit ends with the headers; this one covers a body that trickles in.
      const response = await this.client.audio.transcriptions
        .create({ file, model: this.model, ...this.parameters(request) }, { signal })
        .asResponse();
      const answer = readOpenAiAnswer(await readJson(response));
      if (answer) return answer;
      throw unavailable('gave an answer that is no transcript', { provider: this.provider });
    } catch (error) {
      request.signal.throwIfAborted();
      if (late.aborted)
        throw unavailable('did not finish its answer in time', { provider: this.provider, cause: error });
      throw openAiFault(error, this.provider, this.model);
    }
  }

  private parameters({ vocabulary, language }: RecognitionRequest) {
    const { responseFormat, vocabulary: form, promptCharacters } = this.capabilities;
    const hint = language === null ? {} : form === 'keywords' ? { languages: [language] } : { language };
    const words = vocabulary.length === 0 ? {} : form === 'keywords' ? { keywords: [...vocabulary] } : undefined;
    return {
      response_format: responseFormat,
      ...hint,
      ...(words ?? { prompt: promptOf(vocabulary, promptCharacters) }),
    };
  }
}

/** As many terms as fit, in their order. */
function promptOf(vocabulary: readonly string[], limit: number): string {
  let prompt = '';
  for (const term of vocabulary) {
    const longer = prompt === '' ? term : `${prompt}, ${term}`;
    if (longer.length > limit) break;
    prompt = longer;
  }
  return prompt;
}

/** The body as JSON, read up to a bound. */
async function readJson(response: Response): Promise<unknown> {
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  for await (const piece of response.body ?? []) {
    bytes += piece.byteLength;
    if (bytes > MAX_ANSWER_BYTES) throw new Error('the answer is too long');
    pieces.push(piece);
  }
  return JSON.parse(Buffer.concat(pieces).toString('utf8'));
}
