import { parseMultipart } from '../fake-openai/multipart.js';
import { readTranscriptionCall, transcriptionAnswer } from '../fake-openai/transcription-endpoint.js';
import { type Dialect, withoutSpeakers } from './dialect.js';

const DEPLOYMENT = /^\/openai\/deployments\/([^/]+)\/audio\/transcriptions$/;

/** Azure OpenAI: the key in `api-key`, the deployment in the path, a version in the query. */
export const azure: Dialect = {
  paidStep: 'transcription',
  error: (status, message, code = null) => ({
    status,
    body: { error: { code: code === 'model_not_found' ? 'DeploymentNotFound' : (code ?? String(status)), message } },
  }),
  isAuthorised: (headers, key) => headers['api-key'] === key && headers.authorization === undefined,
  handle: ({ method, url, headers, body }, said) => {
    const deployment = DEPLOYMENT.exec(url.pathname)?.[1];
    if (method !== 'POST' || deployment === undefined || !url.searchParams.has('api-version')) return null;
    const parts = parseMultipart(body, headers['content-type'] ?? '');
    const named = { name: 'model', filename: null, content: Buffer.from('whisper-1') };
    const call = readTranscriptionCall([...parts, named]);
    const fields = { 'api-version': url.searchParams.get('api-version'), ...('status' in call ? {} : call.fields) };
    const form = parts.some(({ name }) => name === 'model');
    const step = { step: 'transcription', model: deployment, fields: { ...fields, model: form } };
    if ('status' in call) return { ...step, sound: null, filename: null, good: call };
    const good = transcriptionAnswer(call, () => withoutSpeakers(said(call.file)), null);
    return { ...step, sound: call.file, filename: call.filename, good };
  },
};
