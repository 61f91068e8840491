import { deflateSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { OpenAiRecogniser } from '../../../../src/pipeline/transcribing/recognisers/openai-recogniser.js';
import type { Recognition } from '../../../../src/pipeline/transcribing/recognisers/recogniser.js';
import type { Fault } from '../../../../src/platform/fault.js';
import { speechRequest } from '../../../contracts/recogniser.contract.js';
import { WAIT_SECONDS } from '../../../support/eventually.js';
import type { TranscriptionBehaviour } from '../../../support/fake-openai/behaviour.js';
import { type FakeOpenAi, startFakeOpenAi } from '../../../support/fake-openai/fake-openai.js';

const ONE = { start: 0, end: 3, text: ' One two.' };
const TWO = { start: 3, end: 7, text: ' Three four.' };
const GOOD = { text: 'One two. Three four.', segments: [ONE, TWO] };
const json = (body: unknown) => ({ kind: 'json', body }) as const;
const raw = (body: Buffer | string, headers = {}) => ({ kind: 'raw', body, headers }) as const;

describe('what servers answer that does not keep to the form', () => {
  let fake: FakeOpenAi;
  beforeAll(async () => {
    fake = await startFakeOpenAi();
  });
  afterAll(() => fake.close());
  const ended = async (behaviour: TranscriptionBehaviour, seconds = 7.5): Promise<Recognition & Fault> => {
    fake.transcriptions.next(behaviour);
    const settings = { baseUrl: fake.baseUrl, model: 'whisper-1', apiKey: fake.apiKey };
    const request = speechRequest({ durationSeconds: seconds });
    return (await new OpenAiRecogniser(settings, WAIT_SECONDS)
      .recognise(request)
      .catch((fault) => fault)) as Recognition & Fault;
  };
  const spans = ({ segments }: Recognition) => segments.map(({ start, end, text }) => [start, end, text]);
  const INTACT = [
    [0, 3, 'One two.'],
    [3, 7, 'Three four.'],
  ];

  it.each<[string, TranscriptionBehaviour]>([
    ['out of order', json({ ...GOOD, segments: [TWO, ONE] })],
    ['with numbers as strings', json({ ...GOOD, segments: [{ ...ONE, start: '0.00', end: '3' }, TWO] })],
    ['without the whole text', json({ segments: [ONE, TWO] })],
    ['with null for it', json({ text: null, segments: [ONE, TWO], words: null, language: null, usage: null })],
    ['with empty ones between', json({ ...GOOD, segments: [ONE, { start: 3, end: 3, text: ' ' }, TWO] })],
    ['with a whole text that lacks some', json({ ...GOOD, text: 'One two.' })],
    ['with a moment before the beginning', json({ ...GOOD, segments: [{ ...ONE, start: -0.2 }, TWO] })],
    ['after a byte order mark', raw(`\uFEFF${JSON.stringify(GOOD)}`)],
    ['in gzip', raw(gzipSync(JSON.stringify(GOOD)), { 'content-encoding': 'gzip' })],
    ['in deflate', raw(deflateSync(JSON.stringify(GOOD)), { 'content-encoding': 'deflate' })],
    ['as text/plain', raw(JSON.stringify(GOOD), { 'content-type': 'text/plain' })],
  ])('segments %s are put right', async (_, behaviour) => {
    const heard = await ended(behaviour);
    expect([heard.text, spans(heard)]).toEqual([GOOD.text, INTACT]);
  });

  it('an end before its start, or beyond the sound, is brought within it', async () => {
    const backwards = await ended(
      json({
        ...GOOD,
        segments: [
          { ...ONE, end: -1 },
          { ...TWO, end: 30 },
        ],
      }),
    );
    expect(spans(backwards)).toEqual([
      [0, 0, 'One two.'],
      [3, 7.5, 'Three four.'],
    ]);
  });

  it.each<[string, unknown[]]>([
    [
      'of another part',
      [
        { ...ONE, start: 600, end: 603 },
        { ...TWO, start: 603, end: 607 },
      ],
    ],
    ['that are none', [{ ...ONE, start: 'NaN', end: null }, TWO]],
    [
      'that are all zero',
      [
        { ...ONE, end: 0 },
        { ...TWO, start: 0, end: 0 },
      ],
    ],
    ['long before the beginning', [{ ...ONE, start: -40 }, TWO]],
    ['of segments that lack what the text has', [ONE]],
  ])('times %s are not believed, and the words are kept', async (_, segments) => {
    const heard = await ended(json({ ...GOOD, segments }));
    expect([heard.text, heard.segments]).toEqual([GOOD.text, []]);
  });

  it("takes the words' times from the segments too, as some servers give them", async () => {
    const words = [
      { word: ' One', start: 0, end: 1 },
      { text: 'two.', start: 1, end: 9 },
    ];
    const heard = await ended(json({ ...GOOD, segments: [{ ...ONE, words }, TWO] }));
    expect(heard.segments[0]?.words).toMatchObject([
      { text: 'One', start: 0, end: 1 },
      { text: 'two.', start: 1, end: 7.5 },
    ]);
  });

  it('reads bytes that are no UTF-8 as signs that say so', async () => {
    const bytes = Buffer.concat([Buffer.from('{"text":"One '), Buffer.from([0xff, 0xfe]), Buffer.from(' two"}')]);
    expect((await ended(raw(bytes))).text).toBe('One \uFFFD\uFFFD two');
  });

  it.each<[string, TranscriptionBehaviour]>([
    ['no body', { ...raw(''), status: 204 }],
    ['a promise of an answer', { ...raw('{"status":"processing","id":"1"}'), status: 202 }],
    ['HTML', raw('<html>One two</html>')],
    ['a number for a text', json({ text: 7 })],
    ['depth without end', raw('['.repeat(900_000))],
  ])('%s is no transcript, and may pass', async (_, behaviour) => {
    expect(await ended(behaviour)).toMatchObject({ code: 'TRANSCRIBER_UNAVAILABLE', retryable: true });
  });

  it.each<[string, TranscriptionBehaviour, RegExp]>([
    ['a body of 20 MB', raw(`{"text":"${'a '.repeat(10_000_000)}"}`), /more than 1.1 MB, the engine's limit/],
    [
      'a body of 20 MB in 20 KB of gzip',
      raw(gzipSync(`{"text":"${'a '.repeat(10_000_000)}"}`), { 'content-encoding': 'gzip' }),
      /more than 1.1 MB/,
    ],
    ['20 KB of headers', raw(JSON.stringify(GOOD), { 'x-trace': 'a'.repeat(20_000) }), /16 KB of headers/],
    [
      'a form of compression that is none',
      raw(JSON.stringify(GOOD), { 'content-encoding': 'gzip' }),
      /compressed its answer in a form that cannot be read/,
    ],
    [
      'compression many times over',
      raw(JSON.stringify(GOOD), { 'content-encoding': Array(8).fill('gzip').join(', ') }),
      /compressed its answer/,
    ],
  ])('%s is paid for once: a limit of the engine is no outage', async (_, behaviour, message) => {
    const before = fake.requests.length;
    expect(await ended(behaviour)).toMatchObject({
      code: 'TRANSCRIBER_REJECTED',
      retryable: false,
      message: expect.stringMatching(message),
    });
    expect(fake.requests).toHaveLength(before + 1);
  });

  it.each<[number, string, string, RegExp]>([
    [400, 'invalid_api_key', 'TRANSCRIBER_REJECTED', /TRANSCRIBER_API_KEY/],
    [400, 'model_not_found', 'TRANSCRIBER_REJECTED', /no longer has the model/],
    [400, 'model_decommissioned', 'TRANSCRIBER_REJECTED', /no longer has the model/],
    [403, 'model_not_found', 'TRANSCRIBER_REJECTED', /no longer has the model/],
    [400, 'unsupported_format', 'TRANSCRIBER_REJECTED', /TRANSCRIBER_CAPABILITIES/],
    [415, 'unsupported_media_type', 'TRANSCRIBER_REJECTED', /TRANSCRIBER_CAPABILITIES/],
    [400, 'context_length_exceeded', 'TRANSCRIBER_REJECTED', /status 400/],
    [402, 'payment_required', 'TRANSCRIBER_RATE_LIMITED', /no quota/],
    [400, 'billing_hard_limit_reached', 'TRANSCRIBER_RATE_LIMITED', /no quota/],
    [400, 'audio_too_short', 'NO_SPEECH', /found no words/],
  ])('%i with %s ends as %s', async (status, code, expected, message) => {
    const fault = await ended({ kind: 'status', status, code, message: 'Scripted' });
    expect(fault).toMatchObject({ code: expected, retryable: false, message: expect.stringMatching(message) });
  });

  it.each([301, 302, 307, 308])('follows no redirect: %i', async (status) => {
    const before = fake.requests.length;
    const location = `${fake.baseUrl}/audio/transcriptions`;
    const fault = await ended({ kind: 'raw', status, body: '', headers: { location } });
    expect(fault).toMatchObject({
      code: 'TRANSCRIBER_REJECTED',
      message: expect.stringMatching(/TRANSCRIBER_BASE_URL/),
    });
    expect(fake.requests).toHaveLength(before + 1);
  });

  it.each<[string, number | undefined]>([
    ['in 90 seconds', 90_000],
    ['-5', 0],
    ['1e12', 3_600_000],
    ['soon', undefined],
  ])('Retry-After: %s', async (after, expected) => {
    // A date is rounded to a second, and counts from when the answer is read: on a busy machine that is later.
    const value = after === 'in 90 seconds' ? new Date(Date.now() + 90_000).toUTCString() : after;
    const fault = await ended({ kind: 'raw', status: 429, body: '{}', headers: { 'retry-after': value } });
    const close = expected === undefined ? undefined : expect.closeTo(expected, expected === 90_000 ? -5 : 0);
    expect([fault.code, fault.retryAfterMs]).toEqual(['TRANSCRIBER_RATE_LIMITED', close]);
  });
});
