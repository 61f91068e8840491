import { randomUUID } from 'node:crypto';
import type { Answer } from '../fake-openai/transport.js';
import { type Dialect, type Handled, type Said, type SpeechCall, wordsOf } from './dialect.js';

interface Ordered {
  readonly order: Readonly<Record<string, unknown>>;
  readonly said: readonly Said[];
  looks: number;
}

/** AssemblyAI's upload, order and question, as its API reference describes them. A transcript is queued, then processing, then completed. */
export function assemblyai(): Dialect {
  const uploads = new Map<string, Buffer>();
  const orders = new Map<string, Ordered>();
  const error: Dialect['error'] = (status, message) => ({ status, body: { error: message } });

  const upload = ({ body }: SpeechCall): Handled => {
    const address = `https://cdn.assemblyai.example/upload/${randomUUID()}`;
    uploads.set(address, body);
    const good = { status: 200, body: { upload_url: address } };
    return { step: 'upload', model: null, fields: {}, sound: body, filename: null, good };
  };
  const order = ({ body }: SpeechCall, said: (sound: Buffer) => readonly Said[]): Handled => {
    const fields = JSON.parse(body.toString()) as Ordered['order'];
    const models = fields.speech_models as string[] | undefined;
    const sound = uploads.get(String(fields.audio_url));
    const [model = null] = models ?? [];
    const step = { step: 'order', model, fields, sound: null, filename: null };
    if (!Array.isArray(models) || models.length === 0) {
      return { ...step, good: error(400, '"speech_models" must be a non-empty list') };
    }
    if (sound === undefined) return { ...step, good: error(400, 'Invalid endpoint schema: audio_url') };
    const id = randomUUID();
    orders.set(id, { order: fields, said: said(sound), looks: 0 });
    return { ...step, good: { status: 200, body: { id, status: 'queued', ...fields } } };
  };
  const question = (id: string): Handled => {
    const known = orders.get(id);
    const good =
      known === undefined ? error(404, 'Transcript lookup error, transcript id not found') : state(id, known);
    return { step: 'question', model: null, fields: { id }, sound: null, filename: null, good };
  };
  return {
    paidStep: 'order',
    error,
    isAuthorised: ({ authorization }, key) => authorization === key,
    handle: (call, said) => {
      const { method, url } = call;
      if (method === 'POST' && url.pathname === '/v2/upload') return upload(call);
      if (method === 'POST' && url.pathname === '/v2/transcript') return order(call, said);
      const id = /^\/v2\/transcript\/([^/]+)$/.exec(url.pathname)?.[1];
      return method === 'GET' && id !== undefined ? question(id) : null;
    },
  };
}

function state(id: string, known: Ordered): Answer {
  const { order, said } = known;
  known.looks += 1;
  if (known.looks < 3) return { status: 200, body: { id, status: known.looks === 1 ? 'queued' : 'processing' } };
  const labels = order.speaker_labels === true;
  const words = said.map((segment) =>
    wordsOf(segment).map(({ word, start, end, speaker }) => ({
      text: word,
      start: Math.round(start * 1000),
      end: Math.round(end * 1000),
      confidence: 0.97,
      speaker: labels ? (speaker ?? 'A') : null,
    })),
  );
  const utterances = said.map(({ text, speaker }, at) => ({
    speaker: speaker ?? 'A',
    text,
    confidence: 0.97,
    start: words[at]?.[0]?.start,
    end: words[at]?.at(-1)?.end,
    words: words[at],
  }));
  const body = {
    id,
    status: 'completed',
    text: said.map(({ text }) => text).join(' '),
    words: words.flat(),
    utterances: labels ? utterances : null,
    confidence: 0.97,
    audio_duration: Math.ceil(said.at(-1)?.end ?? 0),
    language_code: order.language_code ?? 'en_us',
    language_confidence: order.language_detection === true ? 0.99 : null,
    error: null,
  };
  return { status: 200, body };
}
