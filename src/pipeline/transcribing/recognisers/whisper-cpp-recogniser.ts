import { randomUUID } from 'node:crypto';
import { openAsBlob } from 'node:fs';
import { basename } from 'node:path';
import type { ProviderSettings } from '../../../platform/environment/environment.js';
import { HttpServer } from '../../providers/http-server.js';
import { withinTimeout } from '../../providers/openai-client.js';
import { type HostedRecogniser, recognitionOf } from './hosted-recogniser.js';
import { capabilitiesOf, type ModelCapabilities } from './model-capabilities.js';
import { readOpenAiAnswer } from './openai-answer.js';
import { preparedUpload } from './prepared-upload.js';
import { readTranscript } from './read-answer.js';
import type { Recognition, RecognitionRequest } from './recogniser.js';
import { promptOf } from './request-parameters.js';
import { faultOfRequest } from './transcription-fault.js';

/** whisper.cpp's own `/inference`: a form with the WAV; its answer has the fields of OpenAI's `verbose_json`. */
export class WhisperCppRecogniser implements HostedRecogniser {
  readonly provider: string;
  readonly model: string;
  readonly key: string;
  readonly capabilities: ModelCapabilities;
  private readonly server: HttpServer;

  constructor(settings: ProviderSettings, timeoutSeconds: number) {
    const authorization: Record<string, string> =
      settings.apiKey === null ? {} : { authorization: `Bearer ${settings.apiKey}` };
    const baseUrl = settings.baseUrl.replace(/\/inference$/, '');
    const known = { name: 'whisper.cpp', domain: /^$/ };
    this.server = new HttpServer({ ...settings, baseUrl }, authorization, timeoutSeconds, known);
    this.provider = this.server.provider;
    this.model = settings.model;
    this.key = this.server.key;
    this.capabilities = capabilitiesOf(settings.model, settings.capabilities, 'whisper-cpp');
  }

  async recognise(request: RecognitionRequest): Promise<Recognition> {
    const { provider, model, server } = this;
    const { signal, durationSeconds: seconds } = request;
    const path = await preparedUpload(request, this.capabilities, provider);
    const fields = this.fieldsOf(request);
    const { body, contentType } = multipartForm(fields, await openAsBlob(path), basename(path));
    const headers = { 'content-type': contentType };
    const asking = async (bounded: AbortSignal) =>
      readTranscript(await server.send({ method: 'POST', path: '/inference', headers, body, signal: bounded }), {
        provider,
        seconds,
        read: readOpenAiAnswer,
      });
    const answer = await withinTimeout(server, signal, asking, faultOfRequest(provider, model));
    return recognitionOf(this, request, answer, { ...fields, upload: basename(path) });
  }

  private fieldsOf({ language, vocabulary, temperature }: RecognitionRequest): Record<string, string> {
    const prompt =
      this.capabilities.vocabulary === 'none' ? '' : promptOf(vocabulary, this.capabilities.promptCharacters);
    return {
      response_format: 'verbose_json',
      // Without it the server takes the language of its start, which is English unless somebody changed it.
      language: language ?? 'auto',
      ...(prompt === '' ? {} : { prompt }),
      ...(temperature === undefined ? {} : { temperature: String(temperature) }),
    };
  }
}

/** A form as one body, with its media type. */
interface MultipartForm {
  readonly body: Blob;
  readonly contentType: string;
}

/**
 * Builds a form with one file. `FormData` cannot replace it: if a request is aborted while undici reads its file, undici throws outside the request.
 * @param filename plain ASCII, like the names of the fields
 */
function multipartForm(fields: Readonly<Record<string, string>>, file: Blob, filename: string): MultipartForm {
  const boundary = `form-${randomUUID()}`;
  const part = (disposition: string, more = '') =>
    `--${boundary}\r\ncontent-disposition: form-data; ${disposition}${more}\r\n\r\n`;
  const texts = Object.entries(fields).map(([name, value]) => `${part(`name="${name}"`)}${value}\r\n`);
  const head = part(`name="file"; filename="${filename}"`, '\r\ncontent-type: application/octet-stream');
  const body = new Blob([...texts, head, file, `\r\n--${boundary}--\r\n`]);
  return { body, contentType: `multipart/form-data; boundary=${boundary}` };
}
