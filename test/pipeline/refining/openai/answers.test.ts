import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { DEFAULT_BRAND_BIBLE } from '../../../../src/brand/default-brand-bible.js';
import { OpenAiRefiner } from '../../../../src/pipeline/refining/openai/openai-refiner.js';
import type { ChatBehaviour } from '../../../support/fake-openai/behaviour.js';
import { type FakeOpenAi, startFakeOpenAi } from '../../../support/fake-openai/fake-openai.js';

const RAW = 'um we recorded four hundred and fifty songs and we did not sleep';
const GOOD = 'We recorded 450 songs, and we did not sleep.';
const SECRET = 'The user wants me to edit this';

/** A whole answer with this choice. */
function choice(message: object, finishReason: string | null = 'stop', more: object = {}): ChatBehaviour {
  return { kind: 'json', body: { choices: [{ index: 0, message, finish_reason: finishReason, ...more }] } };
}
const said = (content: unknown, more: object = {}) => choice({ role: 'assistant', content, ...more });
const raw = (body: string, type = 'application/json'): ChatBehaviour => ({
  kind: 'raw',
  body,
  headers: { 'content-type': type },
});
const refused = (status: number, error: unknown): ChatBehaviour => ({ kind: 'json', status, body: error });
const chunk = (delta: object, finish: string | null = null) =>
  JSON.stringify({ object: 'chat.completion.chunk', choices: [{ index: 0, delta, finish_reason: finish }] });
const STREAM = [
  chunk({ role: 'assistant', content: '' }),
  chunk({ content: GOOD.slice(0, 9) }),
  chunk({ content: GOOD.slice(9) }),
  chunk({}, 'stop'),
];

/** Answers of which the text is taken, and nothing else. */
const TEXTS: readonly (readonly [name: string, behaviour: ChatBehaviour])[] = [
  ['reasoning in think tags', said(`<think>\n${SECRET}.\n</think>\n\n${GOOD}`)],
  ['an empty reasoning block', said(`<think>\n\n</think>\n\n${GOOD}`)],
  ['reasoning in thinking tags', said(`<thinking>${SECRET}</thinking>${GOOD}`)],
  ['reasoning in reasoning tags, in capitals', said(`<Reasoning>${SECRET}</Reasoning>\n${GOOD}`)],
  ['a block with an attribute', said(`<think type="draft">${SECRET}</think>${GOOD}`)],
  ['a block inside a block', said(`<think>a <think>b</think> ${SECRET}</think>${GOOD}`)],
  ['a block of a namespace', said(`<seed:think>${SECRET}</seed:think>${GOOD}`)],
  ["Gemma's channel of thoughts", said(`<|channel>thought\n${SECRET}<channel|>${GOOD}`)],
  ['a tag of its own', said(`<think>${SECRET}</think>\n<final_answer>\n${GOOD}\n</final_answer>`)],
  ['a tag with CDATA', said(`<edited_text><![CDATA[${GOOD}]]></edited_text>`)],
  ['a blank without width', said(`\u200B${GOOD}`)],
  ['a label on the same line', said(`Edited transcript: ${GOOD}`)],
  ['a remark that ends with a full stop', said(`Certainly! Below is the polished version.\n\n${GOOD}`)],
  ['a note in another language', said(`${GOOD}\n\nHinweis: Ich habe die Füllwörter entfernt.`)],
  ['two blocks', said(`<think>${SECRET}</think>${GOOD}<think>Done.</think>`)],
  ['a block whose opening the template swallowed', said(`${SECRET}.\n</think>\n\n${GOOD}`)],
  ['a block that opens after the text and never ends', said(`${GOOD}\n<think>${SECRET}`)],
  ["Mistral's brackets", said(`[THINK]${SECRET}[/THINK]${GOOD}`)],
  ["Kimi's brackets", said(`◁think▷${SECRET}◁/think▷${GOOD}`)],
  ['reasoning_content beside the text', said(GOOD, { reasoning_content: SECRET })],
  [
    'reasoning beside the text',
    said(GOOD, { reasoning: SECRET, reasoning_details: [{ type: 'reasoning.text', text: SECRET }] }),
  ],
  ['a list of parts', said([{ type: 'text', text: GOOD }])],
  [
    'a list of parts with reasoning',
    said([
      { type: 'thinking', thinking: [{ type: 'text', text: SECRET }] },
      { type: 'text', text: GOOD },
    ]),
  ],
  [
    'parts of output text',
    said([
      { type: 'output_text', text: GOOD.slice(0, 5) },
      { type: 'output_text', text: GOOD.slice(5) },
    ]),
  ],
  [
    'harmony channels',
    said(
      `<|channel|>analysis<|message|>${SECRET}<|end|><|start|>assistant<|channel|>final<|message|>${GOOD}<|return|>`,
    ),
  ],
  ['a harmony channel with a constraint', said(`<|channel|>final <|constrain|>text<|message|>${GOOD}`)],
  ['channels without their tokens', said(`analysis${SECRET}.assistantfinal${GOOD}`)],
  ['an end token', said(`${GOOD}<|im_end|>`)],
  ['an end token and what the model made up behind it', said(`${GOOD}<|im_end|>\n<|im_start|>user\nThank you!`)],
  ['the tokens of the template before the text', said(`<|im_start|>assistant\n${GOOD}<|im_end|>`)],
  ["Llama's header", said(`<|start_header_id|>assistant<|end_header_id|>\n\n${GOOD}<|eot_id|>`)],
  ["Gemma's turns", said(`<start_of_turn>model\n${GOOD}<end_of_turn>`)],
  ["DeepSeek's end", said(`${GOOD}<｜end▁of▁sentence｜>`)],
  ["Mistral's end", said(`${GOOD}</s>`)],
  ['a remark before the text', said(`Here is the edited text:\n\n${GOOD}`)],
  ['a remark on the same line', said(`Sure! Here's the edited transcript: ${GOOD}`)],
  ['a remark in another language', said(`Hier ist der bearbeitete Text:\n\n${GOOD}`)],
  ['a bold label', said(`**Edited text:**\n\n${GOOD}`)],
  ['a remark below the text', said(`${GOOD}\n\nLet me know if you would like any changes!`)],
  ['a note below a rule', said(`${GOOD}\n\n---\n\nNote: I removed the fillers and corrected punctuation.`)],
  ['a fence', said(`\`\`\`\n${GOOD}\n\`\`\``)],
  ['a fence with a language after a remark', said(`Here is the edited text:\n\n\`\`\`markdown\n${GOOD}\n\`\`\``)],
  ['quotation marks', said(`"${GOOD}"`)],
  ['JSON', said(JSON.stringify({ edited_text: GOOD }))],
  ['JSON with more in it', said(JSON.stringify({ changes: ['fillers'], text: GOOD, language: 'en' }))],
  ['JSON in a fence', said(`\`\`\`json\n${JSON.stringify({ result: GOOD }, null, 2)}\n\`\`\``)],
  ['JSON after reasoning', said(`<think>${SECRET}</think>{"output": ${JSON.stringify(GOOD)}}`)],
  ['an event stream', raw(`${STREAM.map((one) => `data: ${one}\n\n`).join('')}data: [DONE]\n\n`, 'text/event-stream')],
  [
    'an event stream with comments and CRLF',
    raw(`: keep-alive\r\n\r\n${STREAM.map((one) => `data: ${one}\r\n\r\n`).join('')}`),
  ],
  ['JSON lines', raw(STREAM.join('\n'), 'application/x-ndjson')],
  [
    "Ollama's JSON lines",
    raw(
      [GOOD.slice(0, 9), GOOD.slice(9), '']
        .map((content, at) => JSON.stringify({ message: { role: 'assistant', content }, done: at === 2 }))
        .join('\n'),
    ),
  ],
  [
    'blank lines before the JSON',
    raw(`\n\n\n${JSON.stringify({ choices: [{ message: { content: GOOD }, finish_reason: 'stop' }] })}`),
  ],
  ['no finish reason', choice({ content: GOOD }, null)],
  ['an unknown finish reason', choice({ content: GOOD }, 'eos')],
];

/** Answers without a text: what the fault says, and whether it may pass. */
const FAULTS: readonly (readonly [name: string, behaviour: ChatBehaviour, code: string, message: RegExp])[] = [
  [
    'reasoning that never ends',
    said(`<think>${SECRET}, and then`),
    'REFINER_UNAVAILABLE',
    /reasoning but no text.*REFINER_MODEL/,
  ],
  ['reasoning alone', said('', { reasoning_content: SECRET }), 'REFINER_UNAVAILABLE', /reasoning but no text/],
  [
    'an analysis channel alone',
    said(`<|channel|>analysis<|message|>${SECRET}`),
    'REFINER_UNAVAILABLE',
    /reasoning but no text/,
  ],
  [
    'a finish reason of error',
    choice({ content: GOOD.slice(0, 8) }, 'error'),
    'REFINER_UNAVAILABLE',
    /ended its answer with an error/,
  ],
  [
    'an error in the choice',
    choice({ content: '' }, 'error', { error: { code: 429, message: 'slow down' } }),
    'REFINER_RATE_LIMITED',
    /limiting/,
  ],
  [
    'a tool call',
    choice(
      { content: null, tool_calls: [{ id: '1', type: 'function', function: { name: 'edit', arguments: '{}' } }] },
      'tool_calls',
    ),
    'REFINER_REJECTED',
    /called a tool.*REFINER_MODEL/,
  ],
  ['no choices', { kind: 'json', body: { choices: [] } }, 'REFINER_UNAVAILABLE', /not a chat completion/],
  [
    'status 200 with an error',
    { kind: 'json', body: { error: { message: 'Internal error' } } },
    'REFINER_UNAVAILABLE',
    /502/,
  ],
  [
    'status 200 with a rate limit',
    { kind: 'json', body: { error: { code: 'rate_limit_exceeded', message: 'wait' } } },
    'REFINER_RATE_LIMITED',
    /limiting/,
  ],
  [
    'status 200 with a wrong key',
    { kind: 'json', body: { error: { code: 401, message: 'No auth credentials found' } } },
    'REFINER_REJECTED',
    /REFINER_API_KEY/,
  ],
  [
    'status 200 with no credits',
    { kind: 'json', body: { error: { code: 402, message: 'Insufficient credits' } } },
    'REFINER_RATE_LIMITED',
    /no quota/,
  ],
  [
    'status 200 with an unknown model',
    { kind: 'json', body: { error: 'model "nope" not found, try pulling it first' } },
    'REFINER_REJECTED',
    /"fake-chat".*REFINER_MODEL/,
  ],
  [
    'an error in a stream',
    raw(`data: ${JSON.stringify({ error: { code: 503, message: 'overloaded' } })}\n\n`),
    'REFINER_UNAVAILABLE',
    /503/,
  ],
  [
    "Ollama's bare error",
    refused(404, { error: 'model "nope" not found, try pulling it first' }),
    'REFINER_REJECTED',
    /no longer has the model.*REFINER_MODEL/,
  ],
  [
    'a stream that is cut off between two events',
    raw(`data: ${STREAM[0]}\n\ndata: ${STREAM[1]}\n\n`, 'text/event-stream'),
    'REFINER_UNAVAILABLE',
    /ended its answer with an error/,
  ],
  [
    'a stream that ends with an error',
    raw(`data: ${STREAM[1]}\n\ndata: ${JSON.stringify({ error: { message: 'overloaded', code: 503 } })}\n\n`),
    'REFINER_UNAVAILABLE',
    /503/,
  ],
  ['a page', raw('<!DOCTYPE html><html>…</html>', 'text/html'), 'REFINER_UNAVAILABLE', /a web page.*REFINER_BASE_URL/],
  ['plain text', raw('model loading', 'text/plain'), 'REFINER_UNAVAILABLE', /ended (its answer )?early/],
];

/** Refusals after which the same is asked without what was refused. */
const REFUSALS: readonly (readonly [name: string, behaviour: ChatBehaviour, without: string])[] = [
  [
    'temperature by its param',
    refused(400, { error: { message: 'Unsupported value', param: 'temperature', code: 'unsupported_value' } }),
    'temperature',
  ],
  [
    'temperature by words',
    refused(400, { error: { message: "'temperature' does not support 0 with this model." } }),
    'temperature',
  ],
  [
    'temperature with 422',
    refused(422, {
      detail: [{ loc: ['body', 'temperature'], msg: 'Extra inputs are not permitted', type: 'extra_forbidden' }],
    }),
    'temperature',
  ],
  [
    'temperature behind a router',
    refused(400, {
      error: {
        message: 'Provider returned error',
        code: 400,
        metadata: { raw: 'temperature is deprecated for this model' },
      },
    }),
    'temperature',
  ],
  [
    'stream with 422',
    refused(422, { detail: [{ loc: ['body', 'stream'], msg: 'Extra inputs are not permitted' }] }),
    'stream',
  ],
];

/** Requests that are longer than the context. */
const TOO_LONG: readonly (readonly [name: string, behaviour: ChatBehaviour])[] = [
  [
    'OpenAI',
    refused(400, {
      error: { code: 'context_length_exceeded', message: 'This model has a maximum context length of 8192 tokens.' },
    }),
  ],
  [
    'vLLM',
    refused(400, {
      object: 'error',
      message: "This model's maximum context length is 4096 tokens. However, you requested 5000",
      code: 400,
    }),
  ],
  [
    'llama.cpp',
    refused(400, {
      error: {
        code: 400,
        type: 'exceed_context_size_error',
        message: 'the request exceeds the available context size',
      },
    }),
  ],
  ['a proxy', { kind: 'status', status: 413 }],
  ['status 200', { kind: 'json', body: { error: { code: 'context_length_exceeded', message: 'too long' } } }],
];

describe('an answer as a server really gives it', () => {
  let fake: FakeOpenAi;
  let refiner: OpenAiRefiner;
  const input = (transcript = RAW) => ({
    transcript,
    systemPrompt: 'You are a copy-editor.',
    brandBible: DEFAULT_BRAND_BIBLE,
    signal: new AbortController().signal,
    progress: () => undefined,
  });

  beforeEach(async () => {
    fake = await startFakeOpenAi({ chat: () => GOOD });
    refiner = new OpenAiRefiner({ baseUrl: fake.baseUrl, model: 'fake-chat', apiKey: fake.apiKey }, 60);
  });
  afterEach(() => fake.close());

  it.each(TEXTS)('gives the text alone: %s', async (_, behaviour) => {
    fake.chat.next(behaviour);
    const { text, finishReason } = await refiner.refine(input());
    expect({ text, finishReason }).toEqual({ text: GOOD, finishReason: 'stop' });
  });

  it('gives the text alone where reasoning repeats the tags of the request', async () => {
    const tagOf = () => {
      const messages = fake.requests.at(-1)?.fields.messages as { content: string }[];
      return /<transcript-(\w+)>/.exec(messages[1]?.content ?? '')?.[1] ?? '';
    };
    await fake.close();
    fake = await startFakeOpenAi({
      chat: (messages) => {
        const tag = /<transcript-(\w+)>/.exec(messages[1]?.content ?? '')?.[1];
        return `<think>In <transcript-${tag}>${SECRET}</transcript-${tag}> …</think><transcript-${tag}>${GOOD}</transcript-${tag}>`;
      },
    });
    refiner = new OpenAiRefiner({ baseUrl: fake.baseUrl, model: 'fake-chat', apiKey: fake.apiKey }, 60);
    const { text } = await refiner.refine(input());
    expect(text).toBe(GOOD);
    expect(tagOf()).not.toBe('');
  });

  it.each(FAULTS)('is a fault that names its cause: %s', async (_, behaviour, code, message) => {
    fake.chat.always(behaviour);
    const expected = { code, message: expect.stringMatching(message), retryable: code !== 'REFINER_REJECTED' };
    const outcome = refiner.refine(input());
    await expect(outcome).rejects.toMatchObject(
      /no quota/.test(message.source) ? { ...expected, retryable: false } : expected,
    );
  });

  it('above the limit is paid for once', async () => {
    fake.chat.always({ kind: 'json', body: { choices: [{ message: { content: 'a'.repeat(5_000_000) } }] } });
    await expect(refiner.refine(input())).rejects.toMatchObject({
      code: 'REFINER_REJECTED',
      retryable: false,
      message: expect.stringMatching(/more than 4 MB.*REFINER_BASE_URL/),
    });
    expect(fake.requests).toHaveLength(1);
  });

  it.each(REFUSALS)('that refuses %s is asked again without it, once and for all', async (_, behaviour, without) => {
    fake.chat.next(behaviour);
    expect(await refiner.refine(input())).toMatchObject({ text: GOOD });
    expect(fake.requests[0]?.fields).toHaveProperty(without);
    expect(fake.requests[1]?.fields).not.toHaveProperty(without);
    await refiner.refine(input());
    expect(fake.requests).toHaveLength(3);
    expect(fake.requests[2]?.fields).not.toHaveProperty(without);
  });

  it.each([
    [400, 'System role not supported'],
    [500, 'Conversation roles must alternate user/assistant/user/assistant/…'],
  ])('without a system role (%i, %s) gets its words before the request', async (status, message) => {
    fake.chat.next(refused(status, { error: { message } }));
    expect(await refiner.refine(input())).toMatchObject({ text: GOOD });
    const messages = fake.requests[1]?.fields.messages as { role: string; content: string }[];
    expect(messages.map(({ role }) => role)).toEqual(['user']);
    expect(messages[0]?.content).toMatch(/^You are a copy-editor\.\n\n<transcript-/);
  });

  it.each(TOO_LONG)(
    'that the context is too small gives an unfinished part, and shorter ones from then on: %s',
    async (_, behaviour) => {
      fake.chat.next(behaviour);
      const long = `${RAW}. `.repeat(100);
      expect(await refiner.refine(input(long))).toMatchObject({ finishReason: 'context', text: '' });
      expect(refiner.longestPart).toBeLessThanOrEqual(Math.ceil(long.length / 2));
    },
  );

  it.each(['length', 'MAX_TOKENS', 'max_output_tokens'])('at its limit is unfinished: %s', async (reason) => {
    fake.chat.next(choice({ content: GOOD.slice(0, 9) }, reason));
    expect(await refiner.refine(input())).toMatchObject({ finishReason: 'length' });
  });

  it('keeps what somebody said of such tags', async () => {
    const spoken = 'Close the <think> tag with a slash, as in </think>, and go on.';
    fake.chat.next(said(spoken));
    expect((await refiner.refine(input(spoken))).text).toBe(spoken);
  });

  it('keeps a line that was said and ends with a colon', async () => {
    const spoken = 'She read the rules:\n\nNo smoking. No dogs.';
    fake.chat.next(said(spoken));
    expect((await refiner.refine(input('she read the rules no smoking no dogs'))).text).toBe(spoken);
  });
});
