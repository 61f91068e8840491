import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { OpenAiRecogniser } from '../../../../src/pipeline/transcribing/recognisers/openai-recogniser.js';
import type { Recognition } from '../../../../src/pipeline/transcribing/recognisers/recogniser.js';
import type { Fault } from '../../../../src/platform/fault.js';
import { speechRequest } from '../../../contracts/recogniser.contract.js';
import { WAIT_SECONDS } from '../../../support/eventually.js';
import type { TranscriptionBehaviour } from '../../../support/fake-openai/behaviour.js';
import { type FakeOpenAi, startFakeOpenAi } from '../../../support/fake-openai/fake-openai.js';

const SAID = 'We recorded it in the studio. Nobody slept.';
const FIRST = 'We recorded it in the studio.';
const SECOND = 'Nobody slept.';
const json = (body: unknown, status = 200): TranscriptionBehaviour => ({ kind: 'json', body, status });
const text = (said: string): TranscriptionBehaviour => json({ text: said });
const raw = (body: string, type = 'application/json', status = 200): TranscriptionBehaviour => ({
  kind: 'raw',
  body,
  status,
  headers: { 'content-type': type },
});
const segments = (one: string, two: string) => [
  { start: 0, end: 3, text: one },
  { start: 3, end: 7, text: two },
];
const refused = (status: number, message: string, param: string | null = null) =>
  json({ error: { message, type: 'invalid_request_error', param, code: null } }, status);

/** Answers of which the words are taken, and nothing else. */
const TEXTS: readonly (readonly [name: string, behaviour: TranscriptionBehaviour])[] = [
  ['a blank tag before the words', text(`[BLANK_AUDIO] ${SAID}`)],
  ['blank tags between the words', text(`${FIRST} [BLANK_AUDIO] ${SECOND} [BLANK_AUDIO]`)],
  ['a tag of silence', text(`[ Silence ] ${SAID}`)],
  ['music in round brackets', text(`(music) ${FIRST} (upbeat music playing) ${SECOND}`)],
  ['applause', text(`${SAID} [APPLAUSE]`)],
  ['laughter in stars', text(`*laughs* ${SAID}`)],
  ['notes', text(`♪♪ ${SAID} ♪`)],
  ['an inaudible stretch', text(`${FIRST} (inaudible) ${SECOND}`)],
  ['German music', text(`(Musik) ${SAID}`)],
  ['Chinese music', text(`(音乐) ${SAID}`)],
  ['a marked change of speaker', text(`>> ${SAID}`)],
  ['the tokens of a start', text(`<|startoftranscript|><|en|><|transcribe|><|notimestamps|> ${SAID}<|endoftext|>`)],
  ['time tokens', text(`<|0.00|> ${FIRST}<|3.00|><|3.00|> ${SECOND}<|7.00|>`)],
  ["SenseVoice's tokens", text(`<|en|><|NEUTRAL|><|Speech|><|woitn|>${SAID}`)],
  ["whisper.cpp's tokens", text(`[_BEG_] ${FIRST}[_TT_150] ${SECOND}[_TT_350]`)],
  ["Qwen's label", text(`language English<asr_text>${SAID}`)],
  ['what was said before', text(`<|startofprev|> Studio.<|startoftranscript|><|en|><|0.00|> ${SAID}<|7.00|>`)],
  ['music in brackets of East Asian scripts', text(`【音楽】${FIRST} ［笑］${SECOND}`)],
  ['music in braces', text(`{upbeat music} ${SAID}`)],
  ['marks of captions', text(`<i>${FIRST}</i> <font color="#fff">${SECOND}</font>`)],
  ["WhisperX's labels", text(`SPEAKER_00: ${FIRST}\n[SPEAKER_01]: ${SECOND}`)],
  ['a byte order mark in the text', text(`\uFEFF${SAID}`)],
  ['an object of its own', json({ data: { text: SAID } })],
  ['the name transcription', json({ transcription: SAID })],
  ['an end of sentence', text(`<s>${SAID}</s>`)],
  [
    'time stamps in the text',
    text(`[00:00:00.000 --> 00:00:03.000]  ${FIRST}\n[00:00:03.000 --> 00:00:07.000]  ${SECOND}`),
  ],
  ['captions in the text', text(`WEBVTT\n\n00:00.000 --> 00:03.000\n${FIRST}\n\n00:03.000 --> 00:07.000\n${SECOND}`)],
  [
    'numbered captions in the text',
    text(`1\n00:00:00,000 --> 00:00:03,000\n${FIRST}\n\n2\n00:00:03,000 --> 00:00:07,000\n${SECOND}`),
  ],
  ['clocks before lines', text(`00:00:00 ${FIRST}\n00:00:03 ${SECOND}`)],
  ['spans before lines', text(`0:00-0:03: ${FIRST}\n0:03-0:07: ${SECOND}`)],
  ['clocks in round brackets', text(`(00:00) ${FIRST} (00:03) ${SECOND}`)],
  ['paragraphs of HTML', text(`<p>${FIRST}</p><p>${SECOND}</p>`)],
  ['a line break of HTML', text(`${FIRST}<br/>${SECOND}`)],
  ['a fence of Markdown', text(`\`\`\`\n${SAID}\n\`\`\``)],
  ['a remark before the transcript', text(`Here is the transcript of the audio:\n\n${SAID}`)],
  ["MOSS' speakers", text(`[0.00][S01]${FIRST}[3.00][S02]${SECOND}[7.00]`)],
  ['the name result', json({ result: SAID })],
  ['the name data', json({ code: 0, msg: 'ok', data: SAID })],
  ['short time stamps', text(`[00:00] ${FIRST} [00:03] ${SECOND}`)],
  ['reasoning', text(`<think>The user sent audio. I will transcribe it.</think>${SAID}`)],
  ['an empty reasoning block', text(`<think>\n\n</think>\n\n${SAID}`)],
  ['reasoning that the template opened', text(`I will transcribe it.</think>${SAID}`)],
  ['channels', text(`<|channel|>analysis<|message|>Audio.<|end|><|start|>assistant<|channel|>final<|message|>${SAID}`)],
  ['the end of a chat', text(`${SAID}<|im_end|>`)],
  [
    'NaN among its numbers',
    raw(`{"text":"${SAID}","segments":[{"start":0,"end":7,"text":"${SAID}","avg_logprob":NaN}]}`),
  ],
  ['infinite numbers', raw(`{"duration":Infinity,"x":-Infinity,"text":"${SAID}"}`)],
  ['the words NaN and Infinity', raw(`{"text":"${SAID}","note":"NaN, Infinity","x":NaN}`)],
  ['segments alone', json({ segments: segments(FIRST, SECOND) })],
  ['a list of segments as the whole', json(segments(FIRST, SECOND))],
  ['a list of segments as the text', json({ text: segments(FIRST, SECOND) })],
  ['a list of texts as the text', json({ text: [FIRST, SECOND] })],
  [
    "Hugging Face's chunks",
    json({
      text: SAID,
      chunks: [
        { timestamp: [0, 3], text: FIRST },
        { timestamp: [3, 7], text: SECOND },
      ],
    }),
  ],
  [
    "whisper.cpp's own form",
    json({
      transcription: [
        { offsets: { from: 0, to: 3000 }, text: FIRST },
        { offsets: { from: 3000, to: 7000 }, text: SECOND },
      ],
    }),
  ],
  [
    'segments with words alone',
    json({ segments: [{ start: 0, end: 7, words: SAID.split(' ').map((word) => ({ word })) }] }),
  ],
  [
    'tags in the segments alone',
    json({ text: SAID, segments: segments(`[BLANK_AUDIO] ${FIRST}`, `<|3.00|>${SECOND}`) }),
  ],
  [
    'a segment of silence',
    json({ text: SAID, segments: [...segments(FIRST, SECOND), { start: 7, end: 7.5, text: '[BLANK_AUDIO]' }] }),
  ],
  [
    'an event stream with deltas',
    raw(
      [FIRST, ` ${SECOND}`]
        .map((delta) => `data: ${JSON.stringify({ type: 'transcript.text.delta', delta })}\n\n`)
        .join(''),
      'text/event-stream',
    ),
  ],
  [
    'an event stream that ends with the whole',
    raw(
      `data: {"type":"transcript.text.delta","delta":"We"}\n\ndata: ${JSON.stringify({ type: 'transcript.text.done', text: SAID })}\n\ndata: [DONE]\n\n`,
      'text/event-stream',
    ),
  ],
  [
    'an event stream of segments',
    raw(
      segments(FIRST, SECOND)
        .map((one) => `data: ${JSON.stringify(one)}\n\n`)
        .join(''),
      'text/event-stream',
    ),
  ],
  [
    'an event stream whose events have their names beside the data',
    raw(
      `event: transcript.text.delta\ndata: ${JSON.stringify({ delta: FIRST })}\n\nevent: transcript.text.done\ndata: ${JSON.stringify({ text: SAID })}\n\n`,
      'text/event-stream',
    ),
  ],
  ['an event stream of a single event', raw(`data: ${JSON.stringify({ text: SAID })}\n\n`, 'text/event-stream')],
  [
    'a stream like a chat',
    raw(
      [FIRST, ` ${SECOND}`]
        .map((content) => `data: ${JSON.stringify({ choices: [{ delta: { content } }] })}\n\n`)
        .join(''),
    ),
  ],
  [
    'JSON lines',
    raw(
      segments(FIRST, SECOND)
        .map((one) => JSON.stringify(one))
        .join('\n'),
      'application/x-ndjson',
    ),
  ],
  [
    'captions in VTT',
    raw(`WEBVTT\n\n00:00.000 --> 00:03.000\n${FIRST}\n\n00:03.000 --> 00:07.000\n${SECOND}\n`, 'text/vtt'),
  ],
  [
    'captions in SRT',
    raw(
      `1\r\n00:00:00,000 --> 00:00:03,000\r\n${FIRST}\r\n\r\n2\r\n00:00:03,000 --> 00:00:07,000\r\n${SECOND}\r\n`,
      'text/plain',
    ),
  ],
  [
    'lines with time stamps',
    raw(`[00:00:00.000 --> 00:00:03.000]   ${FIRST}\n[00:00:03.000 --> 00:00:07.000]   ${SECOND}\n`, 'text/plain'),
  ],
  ['JSON as text/html', raw(JSON.stringify({ text: SAID }), 'text/html')],
  ['an error that is null', json({ text: SAID, error: null })],
];

/** Words that look like tags and were said. */
const KEPT: readonly string[] = [
  'The offer (which I liked) is 5 * 3.',
  'We meet at 10:30, not at 11:15.',
  '10:30 is too early.\nWe meet at 11.',
  'The break (12:30) is short.',
  'Here is the transcript: it is short.',
  'Press the key, then write f(x) = 2x.',
  'He said 3 < 5 > 2.',
  'The song (music by John Barry) is old.',
  'Silence. Music. Applause.',
];

/** Answers in which nobody speaks. */
const SILENT: readonly TranscriptionBehaviour[] = [
  text('[BLANK_AUDIO]'),
  text(' [ Silence ]\n [MUSIC PLAYING] '),
  text('(music)'),
  text('♪♪♪'),
  text('<|startoftranscript|><|nospeech|><|endoftext|>'),
  text('<think>There is no speech.</think>'),
  json({ text: '[BLANK_AUDIO]', segments: [{ start: 0, end: 7, text: ' [BLANK_AUDIO]' }] }),
];

/** Answers without a transcript: what the fault says. */
const FAULTS: readonly (readonly [name: string, TranscriptionBehaviour, code: string, retryable: boolean, RegExp])[] = [
  ['an empty body', raw(''), 'TRANSCRIBER_UNAVAILABLE', true, /empty answer/],
  [
    'a page',
    raw('<!DOCTYPE html><html></html>', 'text/html'),
    'TRANSCRIBER_UNAVAILABLE',
    true,
    /a web page.*TRANSCRIBER_BASE_URL/,
  ],
  [
    'plain text',
    raw('model is loading', 'text/plain'),
    'TRANSCRIBER_UNAVAILABLE',
    true,
    /plain text.*TRANSCRIBER_BASE_URL/,
  ],
  ['half of the JSON', raw('{"text":"We rec'), 'TRANSCRIBER_UNAVAILABLE', true, /damaged JSON/],
  [
    'a text that is missing',
    json({ task: 'transcribe', duration: 7 }),
    'TRANSCRIBER_UNAVAILABLE',
    true,
    /not a transcript/,
  ],
  [
    '202 without a place',
    json({ id: 'a', status: 'queued' }, 202),
    'TRANSCRIBER_UNAVAILABLE',
    true,
    /not a transcript/,
  ],
  ['200 with an error', json({ error: 'CUDA out of memory' }), 'TRANSCRIBER_UNAVAILABLE', true, /too little memory/],
  [
    '200 with an error beside no text',
    json({ text: '', error: { message: 'worker died' } }),
    'TRANSCRIBER_UNAVAILABLE',
    true,
    /502/,
  ],
  [
    '200 with a rate limit',
    json({ error: { code: 'rate_limit_exceeded', message: 'wait' } }),
    'TRANSCRIBER_RATE_LIMITED',
    true,
    /limiting/,
  ],
  [
    '200 with a wrong key',
    json({ error: { code: 401, message: 'No auth' } }),
    'TRANSCRIBER_REJECTED',
    false,
    /TRANSCRIBER_API_KEY/,
  ],
  [
    '200 with an unknown model',
    json({ error: 'model "x" not found' }),
    'TRANSCRIBER_REJECTED',
    false,
    /TRANSCRIBER_MODEL/,
  ],
  [
    '200 with no credits',
    json({ error: { code: 402, message: 'Insufficient credits' } }),
    'TRANSCRIBER_RATE_LIMITED',
    false,
    /no quota/,
  ],
  [
    '200 with an upload it cannot read',
    json({ error: 'failed to read WAV file' }),
    'TRANSCRIBER_REJECTED',
    false,
    /format of the upload/,
  ],
  ['200 with a detail', json({ detail: 'Internal failure' }), 'TRANSCRIBER_UNAVAILABLE', true, /502/],
  [
    'an error in a stream',
    raw('data: {"error":{"message":"overloaded"}}\n\n'),
    'TRANSCRIBER_RATE_LIMITED',
    true,
    /limiting/,
  ],
  [
    'an event stream that breaks off',
    raw('data: {"type":"transcript.text.delta","delta":"We "}\n\ndata: {"type":"transcript.te', 'text/event-stream'),
    'TRANSCRIBER_UNAVAILABLE',
    true,
    /instead of a transcript/,
  ],
  ['a word as the whole JSON', raw('"Unauthorized"'), 'TRANSCRIBER_UNAVAILABLE', true, /not a transcript/],
  [
    'a page that begins with a comment',
    raw('<!-- proxy -->\n<html></html>', 'text/html'),
    'TRANSCRIBER_UNAVAILABLE',
    true,
    /a web page/,
  ],
  [
    'a country that is not served',
    json({ error: { code: 'unsupported_country_region_territory', message: 'Country not supported' } }, 403),
    'TRANSCRIBER_REJECTED',
    false,
    /country or region.*TRANSCRIBER_BASE_URL/,
  ],
  [
    'the page of a firewall',
    raw('<!DOCTYPE html><html><title>Attention Required!</title></html>', 'text/html', 403),
    'TRANSCRIBER_REJECTED',
    false,
    /proxy or firewall/,
  ],
  [
    'a language that is refused',
    json({ detail: [{ loc: ['body', 'language'], msg: 'bad' }] }, 422),
    'TRANSCRIBER_REJECTED',
    false,
    /language of the submission/,
  ],
  ['401', refused(401, 'bad key'), 'TRANSCRIBER_REJECTED', false, /TRANSCRIBER_API_KEY/],
  [
    '404 for a path',
    raw('Not Found', 'text/plain', 404),
    'TRANSCRIBER_REJECTED',
    false,
    /TRANSCRIBER_MODEL.*TRANSCRIBER_BASE_URL/,
  ],
  ['402', refused(402, 'pay'), 'TRANSCRIBER_RATE_LIMITED', false, /no quota/],
  [
    'a negative balance',
    refused(400, 'Your current account balance is negative.'),
    'TRANSCRIBER_RATE_LIMITED',
    false,
    /no quota/,
  ],
  ['503 while a model loads', refused(503, 'loading model'), 'TRANSCRIBER_UNAVAILABLE', true, /503/],
];

/** Refusals after which the same is asked without what was refused. */
const REFUSALS: readonly (readonly [name: string, TranscriptionBehaviour[], format: string])[] = [
  ['verbose_json by its param', [refused(400, 'Unsupported value', 'response_format')], 'json'],
  ['verbose_json by words', [refused(400, "response_format 'verbose_json' is not compatible with model 'x'")], 'json'],
  ['verbose_json with 422', [json({ detail: [{ loc: ['body', 'response_format'], msg: 'bad' }] }, 422)], 'json'],
  ['verbose_json with 500', [refused(500, 'verbose_json is not implemented')], 'json'],
  [
    'verbose_json and json',
    [
      refused(400, 'no', 'response_format'),
      refused(400, 'only text is supported', 'response_format'),
      raw(SAID, 'text/plain'),
    ],
    'text',
  ],
  ['the times of words', [refused(400, 'timestamp_granularities is not supported')], 'verbose_json'],
];

describe('an answer as a server really gives it', () => {
  let fake: FakeOpenAi;
  let recogniser: OpenAiRecogniser;
  const settings = (more = {}) => ({ baseUrl: fake.baseUrl, model: 'whisper-1', apiKey: fake.apiKey, ...more });
  beforeEach(async () => {
    fake = await startFakeOpenAi({ transcription: () => segments(FIRST, SECOND) });
    recogniser = new OpenAiRecogniser(settings(), WAIT_SECONDS);
  });
  afterEach(() => fake.close());
  const ended = async (behaviour: TranscriptionBehaviour): Promise<Recognition & Fault> => {
    fake.transcriptions.next(behaviour);
    return (await recogniser.recognise(speechRequest()).catch((fault: unknown) => fault)) as Recognition & Fault;
  };

  it.each(TEXTS)('gives the words alone: %s', async (_, behaviour) => {
    const heard = await ended(behaviour);
    expect(heard.text.replace(/\s+/g, ' ')).toBe(SAID);
    for (const segment of heard.segments) expect(segment.text).not.toMatch(/[[<|♪]/);
  });

  it.each(KEPT)('keeps what was said: %s', async (said) => {
    expect((await ended(text(said))).text).toBe(said);
  });

  it.each(SILENT)('has no words: %j', async (behaviour) => {
    expect(await ended(behaviour)).toMatchObject({ code: 'NO_SPEECH', retryable: false });
  });

  it.each(FAULTS)('is a fault that names its cause: %s', async (_, behaviour, code, retryable, message) => {
    const fault = await ended(behaviour);
    expect(fault).toMatchObject({ code, retryable, message: expect.stringMatching(message) });
    expect(fake.requests).toHaveLength(1);
  });

  it.each(REFUSALS)('that refuses %s is asked again without, once and for all', async (_, behaviours, format) => {
    fake.transcriptions.next(...behaviours);
    expect((await recogniser.recognise(speechRequest())).text).toBe(SAID);
    const refusals = behaviours.filter((one) => !(one.kind === 'raw')).length;
    expect(fake.requests).toHaveLength(refusals + 1);
    expect(fake.requests.at(-1)?.fields).toMatchObject({ response_format: [format] });
    fake.transcriptions.next(raw(format === 'text' ? SAID : JSON.stringify({ text: SAID })));
    await recogniser.recognise(speechRequest());
    expect(fake.requests).toHaveLength(refusals + 2);
  });

  it('is fetched where a 202 says that it will be, with no second upload', async () => {
    const headers = { location: '/v1/results?id=1', 'retry-after': '0' };
    const working = { kind: 'raw', status: 202, body: '{"status":"queued"}', headers } as const;
    fake.transcriptions.next(working, working);
    expect((await recogniser.recognise(speechRequest())).text).toBe('Finished later.');
    expect(fake.requests).toHaveLength(1);
  });

  it('is not fetched from another server, which would get the key', async () => {
    const headers = { location: 'http://127.0.0.1:9/steal' };
    expect(await ended({ kind: 'raw', status: 202, body: '{}', headers })).toMatchObject({
      code: 'TRANSCRIBER_UNAVAILABLE',
      message: expect.stringMatching(/not a transcript/),
    });
  });

  it('is asked for with `auto` where the server takes English for granted', async () => {
    recogniser = new OpenAiRecogniser(settings({ capabilities: { unknownLanguage: 'auto' } }), WAIT_SECONDS);
    await recogniser.recognise(speechRequest());
    await recogniser.recognise(speechRequest({ language: 'fr' }));
    expect(fake.requests.map(({ fields }) => fields.language)).toEqual([['auto'], ['fr']]);
  });
});
