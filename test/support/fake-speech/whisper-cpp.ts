import { parseMultipart } from '../fake-openai/multipart.js';
import { type Dialect, type Said, wordsOf } from './dialect.js';

/** whisper.cpp's own `POST /inference`. Without a language it takes the one of its start, which is English. */
export const whisperCpp: Dialect = {
  paidStep: 'inference',
  error: (status, message) => ({ status, body: { error: message } }),
  isAuthorised: () => true,
  handle: ({ method, url, headers, body }, said) => {
    if (method !== 'POST' || url.pathname !== '/inference') return null;
    const parts = parseMultipart(body, headers['content-type'] ?? '');
    const fields = Object.fromEntries(
      parts.filter(({ filename }) => filename === null).map(({ name, content }) => [name, content.toString()]),
    );
    const file = parts.find(({ name }) => name === 'file');
    const sound = file?.content ?? null;
    const step = { step: 'inference', model: null, fields, sound, filename: file?.filename ?? null };
    if (sound === null) return { ...step, good: whisperCpp.error(400, "no 'file' field in the request") };
    if (sound.subarray(0, 4).toString() !== 'RIFF') {
      return { ...step, good: whisperCpp.error(400, 'failed to read audio data') };
    }
    return { ...step, good: { status: 200, body: answer(said(sound), fields) } };
  },
};

function answer(said: readonly Said[], fields: Readonly<Record<string, string>>): object {
  const text = said.map((segment) => ` ${segment.text}\n`).join('');
  if (fields.response_format !== 'verbose_json') return { text };
  return {
    task: 'transcribe',
    language: fields.language === 'auto' || fields.language === undefined ? 'english' : fields.language,
    duration: said.at(-1)?.end ?? 0,
    text,
    segments: said.map((segment, id) => ({
      id,
      text: ` ${segment.text}`,
      start: segment.start,
      end: segment.end,
      tokens: [50364],
      words: wordsOf(segment).map(({ word, start, end }) => ({ word: ` ${word}`, start, end, probability: 0.9 })),
      temperature: 0,
      avg_logprob: -0.2,
      no_speech_prob: 0.01,
    })),
    ...(fields.language === 'auto' ? { detected_language: 'english', detected_language_probability: 0.98 } : {}),
  };
}
