import { createHash } from 'node:crypto';
import { openAsBlob } from 'node:fs';
import { basename } from 'node:path';
import type { ProviderSettings } from '../../../platform/environment/environment.js';
import { AssemblyAiTranscripts, type BackoffPace, FailedOrder } from './assemblyai-transcripts.js';
import { type HostedRecogniser, recognitionOf, type ServerAnswer } from './hosted-recogniser.js';
import { capabilitiesOf, type ModelCapabilities } from './model-capabilities.js';
import { preparedUpload } from './prepared-upload.js';
import type { Recognition, RecognitionRequest } from './recogniser.js';

/** Its largest model hears six languages; it takes the next one for the others. */
const WITH_FALLBACK: Readonly<Record<string, readonly string[]>> = {
  'universal-3-pro': ['universal-3-pro', 'universal-2'],
};

/**
 * AssemblyAI: the sound is uploaded, a transcript of it ordered, and the transcript fetched when it is finished. What was ordered is paid for: its id is
 * kept, and an interrupted request continues with it.
 */
export class AssemblyAiRecogniser implements HostedRecogniser {
  readonly provider: string;
  readonly model: string;
  readonly key: string;
  readonly capabilities: ModelCapabilities;
  private readonly transcripts: AssemblyAiTranscripts;

  /** @param pace of the questions whether a transcript is finished */
  constructor(settings: ProviderSettings, timeoutSeconds: number, pace?: BackoffPace) {
    this.transcripts = new AssemblyAiTranscripts(settings, timeoutSeconds, pace);
    this.provider = this.transcripts.server.provider;
    this.model = settings.model;
    this.key = this.transcripts.server.key;
    this.capabilities = capabilitiesOf(settings.model, settings.capabilities, 'assemblyai');
  }

  async recognise(request: RecognitionRequest): Promise<Recognition> {
    const { signal, order } = request;
    signal.throwIfAborted();
    const asked = this.parametersOf(request);
    const mark = createHash('sha256')
      .update(JSON.stringify([this.key, asked]))
      .digest('hex')
      .slice(0, 16);
    const held = order?.held?.startsWith(`${mark}:`) ? order.held.slice(mark.length + 1) : null;
    const known = held === null ? null : await this.resumed(held, request);
    const answer = known ?? (await this.ordered(asked, mark, request));
    return recognitionOf(this, request, answer, asked);
  }

  private async ordered(asked: object, mark: string, request: RecognitionRequest): Promise<ServerAnswer> {
    const path = await preparedUpload(request, this.capabilities, this.provider);
    request.log.debug('A part is uploaded.', { file: basename(path) });
    const audioUrl = await this.transcripts.upload(await openAsBlob(path), request.signal);
    const id = await this.transcripts.order({ audio_url: audioUrl, ...asked }, request.signal);
    await request.order?.keep(`${mark}:${id}`);
    try {
      const answer = await this.transcripts.finished(id, request);
      if (answer === null) throw this.transcripts.lost();
      return answer;
    } catch (error) {
      throw error instanceof FailedOrder ? error.fault : error;
    }
  }

  /** The transcript of an earlier order; null if it is gone, or failed in a way that another order may not. */
  private async resumed(id: string, request: RecognitionRequest): Promise<ServerAnswer | null> {
    request.log.info('The transcript of an earlier request is fetched.', { provider: this.provider });
    try {
      return await this.transcripts.finished(id, request);
    } catch (error) {
      if (!(error instanceof FailedOrder)) throw error;
      if (error.fault.retryable) return null;
      throw error.fault;
    }
  }

  private parametersOf({ language, vocabulary, speakers = 'off' }: RecognitionRequest) {
    const { vocabulary: form, mostKeywords } = this.capabilities;
    const terms = form === 'none' ? [] : vocabulary.slice(0, mostKeywords);
    return {
      speech_models: WITH_FALLBACK[this.model] ?? [this.model],
      ...(language === null ? { language_detection: true } : { language_code: language }),
      ...(speakers === 'off' ? {} : { speaker_labels: true }),
      ...(typeof speakers === 'number' ? { speakers_expected: speakers } : {}),
      ...(terms.length === 0 ? {} : { keyterms_prompt: terms }),
    };
  }
}
