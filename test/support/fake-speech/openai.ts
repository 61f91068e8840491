import { parseMultipart } from '../fake-openai/multipart.js';
import { readTranscriptionCall, transcriptionAnswer } from '../fake-openai/transcription-endpoint.js';
import { errorAnswer } from '../fake-openai/transport.js';
import { type Dialect, withoutSpeakers } from './dialect.js';

/** OpenAI's `POST /v1/audio/transcriptions`. */
export const openai: Dialect = {
  paidStep: 'transcription',
  error: errorAnswer,
  isAuthorised: ({ authorization }, key) => authorization === `Bearer ${key}`,
  handle: ({ method, url, headers, body }, said) => {
    if (method !== 'POST' || url.pathname !== '/v1/audio/transcriptions') return null;
    const call = readTranscriptionCall(parseMultipart(body, headers['content-type'] ?? ''));
    const step = { step: 'transcription' };
    if ('status' in call) return { ...step, model: null, fields: {}, sound: null, filename: null, good: call };
    const { model, fields, file, filename } = call;
    return {
      ...step,
      model,
      fields,
      sound: file,
      filename,
      good: transcriptionAnswer(call, () => withoutSpeakers(said(file)), null),
    };
  },
};
