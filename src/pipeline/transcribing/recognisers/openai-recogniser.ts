import { openAsBlob } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { ProviderSettings } from '../../../platform/environment/environment.js';
import { Fault } from '../../../platform/fault.js';
import { type OpenAiServer, openAiServer, readBoundedJson, withinTimeout } from '../../providers/openai-client.js';
import { encodeUpload } from '../audio/upload-encoder.js';
import { capabilitiesOf, type ModelCapabilities } from './model-capabilities.js';
import { noWords } from './no-words.js';
import { type OpenAiAnswer, readOpenAiAnswer } from './openai-answer.js';
import type { Recogniser, Recognition, RecognitionRequest } from './recogniser.js';
import { type RequestParameters, requestParameters } from './request-parameters.js';
import { transcriberFaults } from './transcriber-faults.js';
import { transcriptionFault } from './transcription-fault.js';

/** Talk with the times of its words and all of Whisper's fields is some 1 KB of JSON a second; sixteen times that is the limit. */
const MAX_ANSWER_BYTES = { least: 1024 * 1024, aSecond: 16 * 1024, most: 64 * 1024 * 1024 };

/** Half a minute as WAV: below this, starting the encoder costs more than it saves. */
const SMALL_BYTES = 1024 * 1024;

/** Any server with OpenAI's `/audio/transcriptions`: OpenAI, Groq, speaches, whisper.cpp's server, vLLM. */
export class OpenAiRecogniser implements Recogniser {
  readonly provider: string;
  readonly model: string;
  readonly capabilities: ModelCapabilities;
  private readonly server: OpenAiServer;

  constructor(settings: ProviderSettings, timeoutSeconds: number) {
    this.server = openAiServer(settings, timeoutSeconds);
    this.provider = this.server.provider;
    this.model = settings.model;
    this.capabilities = capabilitiesOf(settings.model, settings.capabilities);
  }

  /** Identifies the limits and the circuit breaker of this model at this server. */
  get key(): string {
    return this.server.key;
  }

  async recognise(request: RecognitionRequest): Promise<Recognition> {
    const { durationSeconds } = request;
    const upload = await this.prepareUpload(request);
    const sent = requestParameters(this.capabilities, request);
    const answer = await this.ask(upload, sent, request);
    if (answer.text === '') throw noWords(this.provider);
    request.onProgress(durationSeconds);
    const { pricePerMinute } = this.capabilities;
    return {
      text: answer.text,
      segments: answer.segments,
      language: answer.language ?? request.language,
      languageConfidence: null,
      usage: {
        provider: this.provider,
        model: this.model,
        requests: 1,
        audioSeconds: durationSeconds,
        inputTokens: answer.tokens.input,
        outputTokens: answer.tokens.output,
        ...(pricePerMinute === 0 ? {} : { costUsd: (durationSeconds / 60) * pricePerMinute }),
      },
      sent: { ...sent, upload: basename(upload) },
    };
  }

  /** The WAV, compressed as the model's record says; a short one is sent uncompressed. */
  private async prepareUpload(request: RecognitionRequest): Promise<string> {
    const { maxUploadBytes, maxSeconds, upload: form } = this.capabilities;
    const { wavPath, durationSeconds, signal, log } = request;
    if (maxSeconds !== 0 && durationSeconds > maxSeconds) throw this.tooLong(`${maxSeconds / 60} minutes`);
    const wavBytes = (await stat(wavPath)).size;
    if (wavBytes <= Math.min(SMALL_BYTES, maxUploadBytes) || form === 'wav') {
      if (wavBytes <= maxUploadBytes) return wavPath;
      throw this.tooLong(`${maxUploadBytes / 1024 / 1024} MB`);
    }
    const outputPath = wavPath.replace(/(\.wav)?$/, form === 'opus' ? '.ogg' : '.flac');
    await encodeUpload({ form, inputPath: wavPath, outputPath, durationSeconds, signal, log });
    if ((await stat(outputPath)).size <= maxUploadBytes) return outputPath;
    throw this.tooLong(`${maxUploadBytes / 1024 / 1024} MB`);
  }

  private tooLong(limit: string): Fault {
    const message = `The recording is longer than the ${limit} that the transcriber's model takes at once. Cut it into parts and upload them.`;
    return new Fault('AUDIO_TOO_LARGE', message, { provider: this.provider });
  }

  private async ask(
    path: string,
    parameters: RequestParameters,
    { signal, durationSeconds }: RecognitionRequest,
  ): Promise<OpenAiAnswer> {
    const { provider, model, server } = this;
    const file = new File([await openAsBlob(path)], basename(path));
    const request = async (bounded: AbortSignal) => {
      const response = await server.client.audio.transcriptions
        .create({ file, model, ...parameters }, { signal: bounded })
        .asResponse();
      const { least, aSecond, most } = MAX_ANSWER_BYTES;
      const body = await readBoundedJson(response, Math.min(most, least + durationSeconds * aSecond));
      const answer = readOpenAiAnswer(body, durationSeconds);
      if (answer) return answer;
      throw transcriberFaults.unavailable('gave an answer that is no transcript', { provider });
    };
    return withinTimeout(server, signal, request, (error, late) =>
      late
        ? transcriberFaults.unavailable('did not finish its answer in time', { provider, cause: error })
        : transcriptionFault(error, provider, model),
    );
  }
}
