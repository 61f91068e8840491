import { openAsBlob } from 'node:fs';
import { basename, extname } from 'node:path';
import type { ProviderSettings } from '../../../platform/environment/environment.js';
import { HttpServer } from '../../providers/http-server.js';
import { withinTimeout } from '../../providers/openai-client.js';
import { readDeepgramAnswer } from './deepgram-answer.js';
import { type HostedRecogniser, recognitionOf } from './hosted-recogniser.js';
import { capabilitiesOf, type ModelCapabilities } from './model-capabilities.js';
import { MEDIA_TYPES, preparedUpload } from './prepared-upload.js';
import { readTranscript } from './read-answer.js';
import type { Recognition, RecognitionRequest } from './recogniser.js';
import { transcriberFaults } from './transcriber-faults.js';
import { transcriptionFault } from './transcription-fault.js';

/** Models before Nova-3 take single words as `keywords`; later ones take terms as `keyterm`. */
const OLDER = /^(nova(?!-[3-9])|enhanced|base|whisper)/;

/** Deepgram's `/v1/listen`: the sound is the body of the request, everything else its query. */
export class DeepgramRecogniser implements HostedRecogniser {
  readonly provider: string;
  readonly model: string;
  readonly key: string;
  readonly capabilities: ModelCapabilities;
  private readonly server: HttpServer;

  constructor(settings: ProviderSettings, timeoutSeconds: number) {
    const authorization: Record<string, string> =
      settings.apiKey === null ? {} : { authorization: `Token ${settings.apiKey}` };
    const known = { name: 'deepgram', domain: /(^|\.)deepgram\.com$/ };
    this.server = new HttpServer(settings, authorization, timeoutSeconds, known);
    this.provider = this.server.provider;
    this.model = settings.model;
    this.key = this.server.key;
    this.capabilities = capabilitiesOf(settings.model, settings.capabilities, 'deepgram');
  }

  async recognise(request: RecognitionRequest): Promise<Recognition> {
    const { provider, model, server } = this;
    const { signal, durationSeconds: seconds } = request;
    const path = await preparedUpload(request, this.capabilities, provider);
    const query = this.queryOf(request);
    const body = await openAsBlob(path);
    const headers = { 'content-type': MEDIA_TYPES[extname(path)] ?? 'application/octet-stream' };
    const asking = async (bounded: AbortSignal) =>
      readTranscript(await server.send({ method: 'POST', path: '/v1/listen', query, headers, body, signal: bounded }), {
        provider,
        seconds,
        read: readDeepgramAnswer,
      });
    const answer = await withinTimeout(server, signal, asking, (error, late) =>
      late
        ? transcriberFaults.unavailable('did not finish its answer in time', { provider, cause: error })
        : transcriptionFault(error, provider, model),
    );
    return recognitionOf(this, request, answer, { query: query.toString(), upload: basename(path) });
  }

  private queryOf({ language, vocabulary, speakers = 'off' }: RecognitionRequest): URLSearchParams {
    const query = new URLSearchParams({ model: this.model, punctuate: 'true', utterances: 'true' });
    // Without either, Deepgram takes English for granted.
    if (language === null) query.set('detect_language', 'true');
    else query.set('language', language);
    if (speakers !== 'off') query.set('diarize', 'true');
    const { vocabulary: form, mostKeywords } = this.capabilities;
    const name = OLDER.test(this.model) ? 'keywords' : 'keyterm';
    if (form !== 'none') for (const term of vocabulary.slice(0, mostKeywords)) query.append(name, term);
    return query;
  }
}
