import { bare, type Dialect, type Said, wordsOf } from './dialect.js';

/** Deepgram's `POST /v1/listen`, as its API reference describes it. */
export const deepgram: Dialect = {
  paidStep: 'listen',
  error: (status, message, code = null) => ({
    status,
    body: { err_code: code ?? 'Bad Request', err_msg: message, request_id: '7f0c5b0e-0000-4000-8000-000000000000' },
  }),
  isAuthorised: ({ authorization }, key) => authorization === `Token ${key}`,
  handle: ({ method, url, headers, body }, said) => {
    if (method !== 'POST' || url.pathname !== '/v1/listen') return null;
    const query = url.searchParams;
    const fields: Record<string, string[]> = {};
    for (const name of new Set(query.keys())) fields[name] = query.getAll(name);
    const audio = /^audio\//.test(headers['content-type'] ?? '') && body.length > 0;
    const good = audio
      ? { status: 200, body: answer(said(body), query) }
      : deepgram.error(400, 'Bad Request: failed to process audio: corrupt or unsupported data');
    return { step: 'listen', model: query.get('model'), fields, sound: body, filename: null, good };
  },
};

function answer(said: readonly Said[], query: URLSearchParams): object {
  const speakers = [...new Set(said.map(({ speaker }) => speaker))];
  const numbered = query.get('diarize') === 'true';
  const words = said.map((segment) =>
    wordsOf(segment).map(({ word, start, end, speaker }) => ({
      word: bare(word),
      start,
      end,
      confidence: 0.98,
      ...(numbered ? { speaker: speakers.indexOf(speaker), speaker_confidence: 0.7 } : {}),
      ...(query.get('punctuate') === 'true' ? { punctuated_word: word } : {}),
    })),
  );
  const utterances = said.map(({ start, end, text, speaker }, at) => ({
    start,
    end,
    confidence: 0.98,
    channel: 0,
    transcript: text,
    words: words[at],
    ...(numbered ? { speaker: speakers.indexOf(speaker) } : {}),
    id: `u${at}`,
  }));
  const alternative = { transcript: said.map(({ text }) => text).join(' '), confidence: 0.98, words: words.flat() };
  const detected = query.get('detect_language') === 'true' ? { detected_language: 'en', language_confidence: 0.9 } : {};
  return {
    metadata: { request_id: '7f0c5b0e-0000-4000-8000-000000000000', duration: said.at(-1)?.end ?? 0, channels: 1 },
    results: {
      channels: [{ alternatives: [alternative], ...detected }],
      ...(query.get('utterances') === 'true' ? { utterances } : {}),
    },
  };
}
