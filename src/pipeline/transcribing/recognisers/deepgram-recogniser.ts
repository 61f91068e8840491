import { openAsBlob } from 'node:fs';
import { basename, extname } from 'node:path';
import type { ProviderSettings } from '../../../platform/environment/environment.js';
import { HttpServer } from '../../providers/http-server.js';
import { withinTimeout } from '../../providers/openai-client.js';
import { fieldsOf, listOf, numberOf, saidWords, shareOf, speakerOf, stringOf } from './answers/answer-fields.js';
import { reconciled } from './answers/reconcile.js';
import { segmentsOfWholeText } from './answers/segments-of-words.js';
import type { ServerAnswer } from './hosted-recogniser.js';
import { type HostedRecogniser, recognitionOf } from './hosted-recogniser.js';
import { languageTag } from './language-tag.js';
import { capabilitiesOf, type ModelCapabilities } from './model-capabilities.js';
import { MEDIA_TYPES, preparedUpload } from './prepared-upload.js';
import { readTranscript } from './read-answer.js';
import type { Recognition, RecognitionRequest } from './recogniser.js';
import { faultOfRequest } from './transcription-fault.js';

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
    const answer = await withinTimeout(server, signal, asking, faultOfRequest(provider, model));
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

/**
 * Reads Deepgram's answer to a recording of one channel; null if it is not a transcript. Its utterances end at pauses: where the speaker changes within
 * one, it is cut there.
 * @param seconds of the sound that was sent: times beyond it are rejected
 */
function readDeepgramAnswer(body: unknown, seconds: number): ServerAnswer | null {
  const results = fieldsOf(fieldsOf(body)?.results);
  const [channel] = listOf(results?.channels);
  const [best] = listOf(channel?.alternatives);
  const silent = Array.isArray(results?.channels) && best === undefined;
  const whole = typeof best?.transcript === 'string' ? best.transcript : silent ? '' : null;
  const utterances = listOf(results?.utterances);
  if (whole === null && utterances.length === 0) return null;
  const said = utterances.flatMap((utterance) => {
    const text = stringOf(utterance.transcript) ?? '';
    const ofWords = segmentsOfWholeText(saidWords(utterance.words), text);
    if (ofWords.length > 0) return ofWords;
    const confidence = shareOf(utterance.confidence);
    const times = { start: numberOf(utterance.start), end: numberOf(utterance.end) };
    return [{ ...times, text, confidence, ...speakerOf(utterance.speaker) }];
  });
  const segments = said.length > 0 ? said : segmentsOfWholeText(saidWords(best?.words), whole);
  const [language] = Array.isArray(best?.languages) ? best.languages : [];
  return {
    ...reconciled({ whole, segments, words: [] }, seconds),
    // Several languages are `multi`, and are listed beside it.
    language: languageTag(channel?.detected_language) ?? languageTag(language),
    languageConfidence: shareOf(channel?.language_confidence),
  };
}
