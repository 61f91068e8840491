import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { composeSystemPrompt } from '../../../src/brand/compose-system-prompt.js';
import { DEFAULT_BRAND_BIBLE } from '../../../src/brand/default-brand-bible.js';
import { CopyEditor } from '../../../src/pipeline/refining/copy-editor.js';
import { FaithfulRefining } from '../../../src/pipeline/refining/faithful-refining.js';
import { OpenAiRefiner } from '../../../src/pipeline/refining/openai/openai-refiner.js';
import type { StageProgress } from '../../../src/pipeline/stages/stage.js';
import { editEnglish } from '../../language/edit/edit-english.js';
import type { ChatMessage } from '../../support/fake-openai/chat-endpoint.js';
import { type FakeOpenAi, startFakeOpenAi } from '../../support/fake-openai/fake-openai.js';

const RAW =
  'um we recorded four hundred and fifty songs at evolution studios and we did not sleep because the singer was late';
const GOOD = 'We recorded 450 songs at Evolution Studios, and we did not sleep, because the singer was late.';
const systemPrompt = composeSystemPrompt(
  DEFAULT_BRAND_BIBLE,
  { language: 'en', glossaryHits: [] },
  { tokenBudget: 2000 },
);

/** What stands between the tags of the request. */
function transcriptIn(messages: readonly ChatMessage[]): string {
  const request = messages.find((message) => message.role === 'user')?.content ?? '';
  return /<transcript-(\w+)>\n([\s\S]*)\n<\/transcript-\1>/.exec(request)?.[2] ?? '';
}

/** A model that edits well. */
/** A model that writes one paragraph for each part. */
const editing = (messages: readonly ChatMessage[]) =>
  editEnglish(transcriptIn(messages), DEFAULT_BRAND_BIBLE).replaceAll('\n\n', ' ');

function task(
  transcript: string,
  signal = new AbortController().signal,
  progress: (p: StageProgress) => void = () => undefined,
) {
  return { transcript, systemPrompt, brandBible: DEFAULT_BRAND_BIBLE, document: { language: 'en' }, signal, progress };
}

describe('refining with a model', () => {
  let fake: FakeOpenAi;
  let refining: FaithfulRefining;

  beforeEach(async () => {
    fake = await startFakeOpenAi({ chat: editing });
    // Far above what a busy machine takes; the tests of the limit itself have a short one.
    refining = withLimit(120);
  });
  afterEach(() => fake.close());

  function withLimit(seconds: number): FaithfulRefining {
    const settings = { baseUrl: fake.baseUrl, model: 'fake-chat', apiKey: fake.apiKey };
    return new FaithfulRefining(new OpenAiRefiner(settings, seconds));
  }

  const messagesOf = (at: number) => fake.requests[at]?.fields.messages as ChatMessage[];

  it('gives the edited text and what it used', async () => {
    const judged = await refining.refine(task(RAW));
    expect(judged).toMatchObject({ text: GOOD, verdict: 'PASS', findings: [] });
    expect(judged.usage).toMatchObject([{ model: 'fake-chat', requests: 1, inputTokens: expect.any(Number) }]);
    expect(fake.requests[0]?.fields).toMatchObject({ temperature: 0 });
  });

  it('calls no text better than REVIEW whose transcript is doubtful, and says why', async () => {
    const doubt = { kind: 'ROUGH_RECOGNISER' as const, start: 0, end: 9, message: 'The recogniser is rough.' };
    const judged = await refining.refine({ ...task(RAW), doubts: [doubt] });
    expect(judged).toMatchObject({
      text: GOOD,
      verdict: 'REVIEW',
      findings: [{ check: 'recognition', grade: 'REVIEW', message: 'The recogniser is rough.' }],
    });
  });

  it('sends the transcript as data between tags that no two requests share', async () => {
    await refining.refine(task(RAW));
    await refining.refine(task(RAW));
    const [first, second] = [0, 1].map((at) => /<transcript-(\w+)>/.exec(messagesOf(at)[1]?.content ?? '')?.[1]);
    expect(first).toMatch(/^[0-9a-f]{16}$/);
    expect(second).not.toBe(first);
    expect(messagesOf(0)[0]).toEqual({ role: 'system', content: systemPrompt });
  });

  it.each([
    ['changes a number', GOOD.replace('450', '540')],
    ['drops a "not"', GOOD.replace('did not sleep', 'slept')],
    ['adds a name', GOOD.replace('the singer', 'the singer Maria')],
    ['answers', 'Sure, I can help you with your recordings! What would you like to know about music?'],
    [
      'leaks the prompt',
      `${GOOD} You are a copy-editor. You are given the transcript of a recording and return the same text.`,
    ],
    ['stops early', 'We recorded 450 songs at Evolution Studios.'],
    ['says nothing', ''],
  ])('has a text repaired once that %s', async (_, bad) => {
    fake.chat.next({ kind: 'text', text: bad });
    const judged = await refining.refine(task(RAW));
    expect(judged).toMatchObject({ text: GOOD, verdict: 'PASS', usage: [{ requests: 2 }] });
    expect(messagesOf(1).at(-1)?.content).toContain('A check found');
    // What was wrong is kept, with its place in the transcript.
    expect(judged.repaired?.length).toBeGreaterThan(0);
    expect(judged.repaired?.some(({ rawSpan }) => rawSpan !== null)).toBe(true);
  });

  it('rejects a text that is as wrong the second time, with the reasons', async () => {
    fake.chat.always({ kind: 'text', text: GOOD.replace('450', '540') });
    const judged = await refining.refine(task(RAW));
    expect(judged.verdict).toBe('REJECT');
    expect(judged.findings.map((finding) => finding.check)).toContain('figures');
    expect(fake.requests).toHaveLength(2);
  });

  it('refines a long transcript part by part, nothing lost and nothing doubled', async () => {
    const count = 500;
    const sentences = Array.from(
      { length: count },
      (_, at) => `Take ${at + 100} was recorded in the big room at night.`,
    );
    const judged = await refining.refine(task(sentences.join(' ')));
    expect(judged.verdict).toBe('PASS');
    expect(judged.text.replaceAll('\n\n', ' ')).toBe(sentences.join(' '));
    expect(fake.requests.length).toBeGreaterThan(1);
    // The parts are paragraphs, and whole sentences of the transcript stand before each but the first.
    expect(judged.text.split('\n\n')).toHaveLength(fake.requests.length);
    const before = fake.requests.map((_, at) => /<before-\w+>\n(.*)\n</.exec(messagesOf(at)[1]?.content ?? '')?.[1]);
    expect(before.filter((context) => context === undefined)).toHaveLength(1);
    for (const context of before) expect(context ?? 'Take 100.').toMatch(/^Take \d{3}.*\.$/);
  });

  it('cuts a part that the model does not finish', async () => {
    const text = Array.from({ length: 60 }, (_, at) => `Take ${at + 100} was recorded in the big room at night.`).join(
      ' ',
    );
    fake.chat.next({ kind: 'length' });
    const judged = await refining.refine(task(text));
    expect(judged).toMatchObject({ text: expect.stringContaining('\n\n'), verdict: 'PASS' });
    expect(judged.text.replace('\n\n', ' ')).toBe(text);
    expect(fake.requests).toHaveLength(3);
  });

  it.each([
    ['a short part is not finished', { kind: 'length' as const }, 'REFINER_REJECTED', /output limit/],
    ['the key is wrong', { kind: 'unauthorised' as const }, 'REFINER_REJECTED', /REFINER_API_KEY/],
    ['the model is gone', { kind: 'model-gone' as const }, 'REFINER_REJECTED', /REFINER_MODEL/],
    ['the request is refused', { kind: 'status' as const, status: 400 }, 'REFINER_REJECTED', /REFINER_MODEL/],
    ['the model declines', { kind: 'refusal' as const }, 'REFINER_REJECTED', /declined/],
    ['a content filter steps in', { kind: 'content-filter' as const }, 'REFINER_REJECTED', /declined/],
    ['the server is down', { kind: 'status' as const, status: 503 }, 'REFINER_UNAVAILABLE', /503/],
    ['the connection is cut', { kind: 'cut' as const }, 'REFINER_UNAVAILABLE', /ended (its answer )?early/],
    ['the answer is cut', { kind: 'cut-in-body' as const }, 'REFINER_UNAVAILABLE', /ended (its answer )?early/],
    ['the JSON is cut', { kind: 'truncated-json' as const }, 'REFINER_UNAVAILABLE', /ended (its answer )?early/],
    [
      'a proxy answers in HTML',
      { kind: 'wrong-content-type' as const },
      'REFINER_UNAVAILABLE',
      /a web page.*REFINER_BASE_URL/,
    ],
    [
      'it answers with other JSON',
      { kind: 'json' as const, body: { ok: true } },
      'REFINER_UNAVAILABLE',
      /not a chat completion/,
    ],
    ['its answer trickles in', { kind: 'trickle' as const, everyMs: 50 }, 'REFINER_UNAVAILABLE', /in time/],
    ['it never answers', { kind: 'hang' as const }, 'REFINER_UNAVAILABLE', /in time/],
  ])('faults when %s', async (_, behaviour, code, message) => {
    fake.chat.next(behaviour);
    const patient = message.source === 'in time' ? withLimit(2) : refining;
    await expect(patient.refine(task(RAW))).rejects.toMatchObject({ code, message: expect.stringMatching(message) });
  });

  it('waits as long as a provider asks that limits its requests', async () => {
    fake.chat.next({ kind: 'rate-limited', retryAfterSeconds: 7 });
    const expected = { code: 'REFINER_RATE_LIMITED', retryable: true, retryAfterMs: 7_000 };
    await expect(refining.refine(task(RAW))).rejects.toMatchObject(expected);
    expect(fake.requests).toHaveLength(1);
  });

  it('asks again without a temperature where the model takes none', async () => {
    fake.chat.next({ kind: 'status', status: 400, message: "Unsupported value: 'temperature' does not support 0." });
    expect(await refining.refine(task(RAW))).toMatchObject({ text: GOOD });
    expect(fake.requests[1]?.fields).not.toHaveProperty('temperature');
  });

  it('stops immediately when it is aborted', async () => {
    const controller = new AbortController();
    fake.chat.next({ kind: 'hang' });
    const outcome = refining.refine(task(RAW, controller.signal));
    const aborted = expect(outcome).rejects.toThrow('cancelled by a test');
    await fake.arrived('/chat/completions');
    controller.abort(new Error('cancelled by a test'));
    await aborted;
  });
});

describe('refining offline', () => {
  it('finds sentences by the pauses between segments', async () => {
    const said = ['we worked in the big room', 'singing is hard'];
    const segments = said.map((text, at) => ({ text, start: at * 4, end: at * 4 + 3, confidence: null }));
    const judged = await new FaithfulRefining(new CopyEditor()).refine({ ...task(said.join(' ')), segments });
    expect(judged).toMatchObject({ text: 'We worked in the big room. Singing is hard.', verdict: 'PASS' });
  });

  it('notes once for the whole text what the copy-editor has no rules for', async () => {
    const said = Array.from({ length: 60 }, () => 'vi är på evolution studios och det är kallt i rummet.').join(' ');
    const swedish = { ...task(said), document: { language: 'sv' } };
    const { findings, text } = await new FaithfulRefining(new CopyEditor()).refine(swedish);
    const notes = findings.filter(({ check }) => check === 'not-edited');
    expect(notes).toEqual([expect.objectContaining({ grade: 'NOTE', rawSpan: null, refinedSpan: [0, text.length] })]);
    expect(notes[0]!.message).toContain('no rules for "sv"');
  });

  it('gives the same bytes each time, and reports how far it is', async () => {
    const text = Array.from({ length: 120 }, () => RAW).join('\n');
    const seen: number[] = [];
    const refine = () =>
      new FaithfulRefining(new CopyEditor()).refine(task(text, undefined, ({ percent }) => seen.push(percent)));
    const [first, second] = [await refine(), await refine()];
    expect(second).toEqual(first);
    expect(first.verdict).toBe('PASS');
    expect(first.text.match(/450 songs/g)).toHaveLength(120);
    expect(new Set(seen).size).toBeGreaterThan(3);
  });
});
