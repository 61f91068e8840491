import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { DEFAULT_BRAND_BIBLE } from '../../../../src/brand/default-brand-bible.js';
import { OpenAiRefiner } from '../../../../src/pipeline/refining/openai/openai-refiner.js';
import type { ChatBehaviour } from '../../../support/fake-openai/behaviour.js';
import { type FakeOpenAi, startFakeOpenAi } from '../../../support/fake-openai/fake-openai.js';

const RAW = 'um we recorded four hundred and fifty songs and we did not sleep';
const GOOD = 'We recorded 450 songs, and we did not sleep.';
const SECRET = 'The user wants me to edit this';
const json = (body: unknown, status = 200): ChatBehaviour => ({ kind: 'json', body, status });
const raw = (body: string, type = 'application/json', status = 200, more = {}): ChatBehaviour => ({
  kind: 'raw',
  body,
  status,
  headers: { 'content-type': type, ...more },
});
const choice = (message: object, finish: string | null = 'stop', more = {}) =>
  json({ choices: [{ index: 0, message, finish_reason: finish, ...more }] });
const said = (content: unknown, more = {}) => choice({ role: 'assistant', content, ...more });
const chunk = (delta: object, finish: string | null = null) => ({
  choices: [{ index: 0, delta, finish_reason: finish }],
});
const indented = (body: unknown) =>
  JSON.stringify(body, null, 1)
    .split('\n')
    .map((line) => `data: ${line}\n`)
    .join('');

const events = (list: readonly object[]) =>
  raw(`${list.map((one) => `data: ${JSON.stringify(one)}\n\n`).join('')}data: [DONE]\n\n`, 'text/event-stream');

/** The finish reason is `length` where the answer was cut. */
const TEXTS: readonly (readonly [name: string, ChatBehaviour, finish?: string])[] = [
  [
    "Gemini's own form",
    json({
      candidates: [
        {
          content: {
            role: 'model',
            parts: [{ text: SECRET, thought: true }, { text: GOOD.slice(0, 9) }, { text: GOOD.slice(9) }],
          },
          finishReason: 'STOP',
          index: 0,
        },
      ],
      usageMetadata: { promptTokenCount: 4, candidatesTokenCount: 9 },
    }),
  ],
  [
    "Gemini's own form, cut",
    json({ candidates: [{ content: { role: 'model', parts: [{ text: GOOD }] }, finishReason: 'MAX_TOKENS' }] }),
    'length',
  ],
  [
    "Anthropic's messages",
    json({
      type: 'message',
      role: 'assistant',
      content: [
        { type: 'thinking', thinking: SECRET },
        { type: 'text', text: GOOD },
      ],
      stop_reason: 'end_turn',
      usage: { input_tokens: 5, output_tokens: 9 },
    }),
  ],
  [
    "Anthropic's messages, cut",
    json({ type: 'message', role: 'assistant', content: [{ type: 'text', text: GOOD }], stop_reason: 'max_tokens' }),
    'length',
  ],
  [
    "OpenAI's responses",
    json({
      object: 'response',
      status: 'completed',
      output: [
        { type: 'reasoning', summary: [{ type: 'summary_text', text: SECRET }] },
        { type: 'message', role: 'assistant', content: [{ type: 'output_text', text: GOOD, annotations: [] }] },
      ],
      usage: { input_tokens: 5, output_tokens: 9 },
    }),
  ],
  [
    "OpenAI's responses, cut",
    json({
      object: 'response',
      status: 'incomplete',
      incomplete_details: { reason: 'max_output_tokens' },
      output: [{ type: 'message', content: [{ type: 'output_text', text: GOOD }] }],
    }),
    'length',
  ],
  [
    "Ollama's own form",
    json({
      model: 'llama3',
      message: { role: 'assistant', content: GOOD },
      done: true,
      done_reason: 'stop',
      prompt_eval_count: 4,
      eval_count: 9,
    }),
  ],
  [
    "Ollama's own form, cut",
    json({ message: { role: 'assistant', content: GOOD }, done: true, done_reason: 'length' }),
    'length',
  ],
  ["Ollama's generate", json({ model: 'llama3', response: GOOD, done: true, done_reason: 'stop' })],
  [
    'the completions of old',
    json({ object: 'text_completion', choices: [{ index: 0, text: GOOD, finish_reason: 'eos_token' }] }),
  ],
  [
    "Cohere's chat",
    json({
      id: 'a',
      finish_reason: 'COMPLETE',
      message: { role: 'assistant', content: [{ type: 'text', text: GOOD }] },
    }),
  ],
  [
    "Bedrock's converse",
    json({
      output: { message: { role: 'assistant', content: [{ text: GOOD }] } },
      stopReason: 'end_turn',
      usage: { inputTokens: 4, outputTokens: 9 },
    }),
  ],
  ["TGI's generated text", json([{ generated_text: GOOD }])],
  ["Cloudflare's result", json({ success: true, errors: [], result: { response: GOOD } })],
  [
    'a completion below data',
    json({ code: 0, msg: 'ok', data: { choices: [{ message: { content: GOOD }, finish_reason: 'stop' }] } }),
  ],
  ['parts whose text is an object', said([{ type: 'text', text: { value: GOOD, annotations: [] } }])],
  ['parts without a type', said([{ text: GOOD }])],
  ['a part that is a string', said([GOOD])],
  ['a part as the content', said({ type: 'text', text: GOOD })],
  ['a delta where the message should be', json({ choices: [{ delta: { content: GOOD }, finish_reason: 'stop' }] })],
  [
    'an event over several lines of data',
    raw(`${indented(chunk({ content: GOOD }))}\n${indented(chunk({}, 'stop'))}\ndata: [DONE]\n\n`, 'text/event-stream'),
  ],
  [
    'keep-alives as data',
    raw(
      `: OPENROUTER PROCESSING\n\ndata: : OPENROUTER PROCESSING\n\ndata:\n\ndata: ${JSON.stringify(chunk({ content: GOOD }, 'stop'))}\n\ndata: [DONE]\n\n`,
      'text/event-stream',
    ),
  ],
  [
    'carriage returns alone',
    raw(`data: ${JSON.stringify(chunk({ content: GOOD }, 'stop'))}\r\rdata: [DONE]\r\r`, 'text/event-stream'),
  ],
  [
    "Anthropic's stream",
    raw(
      [
        ['message_start', { message: { content: [] } }],
        ['ping', {}],
        ['content_block_delta', { delta: { type: 'thinking_delta', thinking: SECRET } }],
        ['content_block_delta', { delta: { type: 'text_delta', text: GOOD } }],
        ['message_delta', { delta: { stop_reason: 'end_turn' } }],
        ['message_stop', {}],
      ]
        .map(([type, more]) => `event: ${String(type)}\ndata: ${JSON.stringify({ type, ...(more as object) })}\n\n`)
        .join(''),
      'text/event-stream',
    ),
  ],
  [
    "the responses' stream",
    raw(
      [
        { type: 'response.created', response: { status: 'in_progress', output: [] } },
        { type: 'response.output_text.delta', delta: GOOD },
        {
          type: 'response.completed',
          response: {
            object: 'response',
            status: 'completed',
            output: [{ type: 'message', content: [{ type: 'output_text', text: GOOD }] }],
          },
        },
      ]
        .map((one) => `event: ${one.type}\ndata: ${JSON.stringify(one)}\n\n`)
        .join(''),
      'text/event-stream',
    ),
  ],
  [
    "Gemini's stream as a list",
    json([
      { candidates: [{ content: { parts: [{ text: GOOD.slice(0, 9) }] } }] },
      { candidates: [{ content: { parts: [{ text: GOOD.slice(9) }] }, finishReason: 'STOP' }] },
    ]),
  ],
  [
    'a stream whose last chunk has no choices',
    raw(
      `${[chunk({ content: GOOD }, 'stop'), { choices: [], usage: { prompt_tokens: 4, completion_tokens: 9 } }].map((one) => `data: ${JSON.stringify(one)}\n\n`).join('')}data: [DONE]\n\n`,
      'text/event-stream',
    ),
  ],
  ['a token of the end', said(`${GOOD}<eos>`)],
  ['a hundred tokens of the end', said(`${GOOD}${'<|EOT|>\n'.repeat(100)}`)],
  ['half a token of the end', said(`${GOOD}<endoftext|`)],
  ['a token of the next turn', said(`${GOOD}<|im_assistant|>`)],
  ['an end of an utterance', said(`${GOOD}<end_of_utterance>`)],
  ['an end in capitals', said(`${GOOD}[EOS]`)],
  ['the end of an instruction', said(`[/INST] ${GOOD}</s>`)],
  ["Kimi's header", said(`<|im_assistant|>assistant<|im_middle|>${GOOD}<|im_end|>`)],
  ["Granite's header", said(`<|start_of_role|>assistant<|end_of_role|>${GOOD}<|end_of_text|>`)],
  ["Command R's tokens", said(`<|START_RESPONSE|>${GOOD}<|END_RESPONSE|>`)],
  [
    "Command R's thinking",
    said(`<|START_THINKING|>${SECRET}<|END_THINKING|><|START_RESPONSE|>${GOOD}<|END_RESPONSE|>`),
  ],
  ["Phi's end", said(`${GOOD}<|end|>`)],
  ["GLM's box", said(`<|begin_of_box|>${GOOD}<|end_of_box|>`)],
  ['a tag of an answer after its thoughts', said(`<think>${SECRET}</think><answer>${GOOD}</answer>`)],
  [
    'thoughts in a details block',
    said(`<details type="reasoning" done="true"><summary>Thought for 3 seconds</summary>${SECRET}</details>\n${GOOD}`),
  ],
  ['escaped thoughts', said(`&lt;think&gt;${SECRET}&lt;/think&gt;\n${GOOD}`)],
  ['an answer tag without its end', said(`<think>${SECRET}</think><answer>${GOOD}`)],
  ["Nemotron's brackets", said(`[OUT]${GOOD}[/OUT]`)],
  ['a box of LaTeX', said(`\\boxed{${GOOD}}`)],
  ['the label of its turn', said(`Assistant: ${GOOD}`)],
  ['turns that it made up', said(`${GOOD}\n\nUser: Thanks!\nAssistant: You are welcome.`)],
  ['a fence and its changes', said(`\`\`\`text\n${GOOD}\n\`\`\`\n\nChanges: removed "um".`)],
  ['marks without width around it', said(`\uFEFF${GOOD}\u200B`)],
  ['JSON that the server parsed', said({ edited_text: GOOD })],
  [
    'several choices out of order',
    json({
      choices: [
        { index: 1, message: { content: 'Another.' }, finish_reason: 'stop' },
        { index: 0, message: { content: GOOD }, finish_reason: 'stop' },
      ],
    }),
  ],
  [
    'a stream of several choices',
    events([0, 1].map((index) => ({ choices: [{ index, delta: { content: index === 0 ? GOOD : 'Another.' } }] }))),
  ],
  [
    'a stream with the whole so far in each event',
    events([9, 20, GOOD.length].map((end) => ({ choices: [{ message: { content: GOOD.slice(0, end) } }] }))),
  ],
  [
    'a completion in a string',
    json(JSON.stringify({ choices: [{ message: { content: GOOD }, finish_reason: 'stop' }] })),
  ],
  ['references of HTML', said(GOOD.replace(',', '&#44;').replace(' not', '&nbsp;not'))],
  ['a line break that was escaped twice', said(`${GOOD}\\n`)],
  ["SentencePiece's blanks", said(GOOD.replaceAll(' ', '▁'))],
  ['bytes as tokens', said(`${GOOD}<0x0A>`)],
  [
    'a line break in a string of its JSON',
    raw(`{"choices":[{"message":{"content":"${GOOD}\n"},"finish_reason":"stop"}]}`),
  ],
  ['JSON of the model with a comma too many', said(`{"edited_text": "${GOOD}",}`)],
  [
    'JSON of the model with its quotes escaped',
    said(`\`\`\`json\n{"edited_text": "${GOOD}", "note": "no \\"um\\""}\n\`\`\``),
  ],
  ['JSON of the model without its end', said(`{"edited_text": "${GOOD}`)],
  ['a tool call in the text', said(`{"name": "edit", "arguments": {"text": "${GOOD}"}}`)],
  ['a bold label on the line of the text', said(`**Edited transcript:** ${GOOD}`)],
  ['a heading', said(`# Edited Transcript\n\n${GOOD}`)],
  ['a remark on the line of the text, in German', said(`Hier ist der überarbeitete Text: ${GOOD}`)],
  ['a word of consent', said(`Sure! ${GOOD}`)],
  ['a label of the answer', said(`Final answer: ${GOOD}`)],
  ['its reasoning under a heading', said(`Reasoning: ${SECRET}.\n\nAnswer: ${GOOD}`)],
  ['thoughts as Ollama prints them', said(`Thinking...\n${SECRET}.\n...done thinking.\n\n${GOOD}`)],
  ['thoughts in a quotation', said(`**Thinking...**\n> ${SECRET}\n> now\n\n${GOOD}`)],
  ...[
    ['"""', '"""'],
    ['«', '»'],
    ["'", "'"],
    ['`', '`'],
    ['**', '**'],
    ['---\n\n', '\n\n---'],
  ].map(([open, close]) => [`${open} around it`, said(`${open}${GOOD}${close}`)] as const),
  ['a count of words below it', said(`${GOOD}\n\n---\n*(Word count: 9)*`)],
  ['a list of its edits below it', said(`${GOOD}\n\n**Summary of edits:**\n\n- Removed "um"\n\n- Changed a number`)],
  ['marks of what it took out', said(`~~um~~ ${GOOD}`)],
  ['elements of what it took out', said(`<del>um</del> <ins>We</ins>${GOOD.slice(2)}`)],
  ['a page of HTML', said(`<!DOCTYPE html><html><head><title>Text</title></head><body><p>${GOOD}</p></body></html>`)],
  ["EXAONE's end", said(`${GOOD}[|endofturn|]`)],
  [
    'text in place of content',
    json({ choices: [{ message: { role: 'assistant', text: GOOD }, finish_reason: 'stop' }] }),
  ],
  ["DashScope's text", json({ output: { text: GOOD, finish_reason: 'stop' }, usage: {} })],
  ["DashScope's choices", json({ output: { choices: [{ message: { content: GOOD }, finish_reason: 'stop' }] } })],
  ['an output that is a string', json({ output: GOOD })],
  ...['model_length', 'token_limit', 'model_context_window_exceeded'].map(
    (reason) => [`cut: ${reason}`, choice({ content: GOOD }, reason), 'length'] as const,
  ),
];

const error = (message: string, more: object = {}) => ({ error: { message, ...more } });
const FAULTS: readonly (readonly [
  name: string,
  ChatBehaviour,
  expected: readonly [code: string, retryable: boolean, message: RegExp, waitMs?: number],
])[] = [
  [
    'Gemini that blocks the request',
    json({ promptFeedback: { blockReason: 'PROHIBITED_CONTENT' } }),
    ['REFINER_REJECTED', false, /declined|content/],
  ],
  [
    'Gemini that blocks its answer',
    json({ candidates: [{ finishReason: 'SAFETY', index: 0 }] }),
    ['REFINER_REJECTED', false, /declined|content/],
  ],
  [
    "Gemini's list of errors with its wait",
    json(
      [
        {
          error: {
            code: 429,
            message: 'Resource has been exhausted.',
            status: 'RESOURCE_EXHAUSTED',
            details: [{ '@type': 'type.googleapis.com/google.rpc.RetryInfo', retryDelay: '17s' }],
          },
        },
      ],
      429,
    ),
    ['REFINER_RATE_LIMITED', true, /limiting/, 17_000],
  ],
  [
    "Gemini's refusal of the key",
    json(
      [
        {
          error: {
            code: 400,
            message: 'API key not valid. Please pass a valid API key.',
            status: 'INVALID_ARGUMENT',
            details: [{ reason: 'API_KEY_INVALID' }],
          },
        },
      ],
      400,
    ),
    ['REFINER_REJECTED', false, /REFINER_API_KEY/],
  ],
  [
    'an error inside the message of an error',
    json(
      error(
        '{\n  "error": {\n    "code": 429,\n    "message": "Resource has been exhausted (e.g. check quota).",\n    "status": "RESOURCE_EXHAUSTED"\n  }\n}\n',
      ),
    ),
    ['REFINER_RATE_LIMITED', true, /limiting/],
  ],
  [
    "Anthropic's overload",
    json({ type: 'error', error: { type: 'overloaded_error', message: 'Overloaded' } }, 529),
    ['REFINER_UNAVAILABLE', true, /529/],
  ],
  [
    "Anthropic's refusal",
    json({ type: 'message', content: [], stop_reason: 'refusal' }),
    ['REFINER_REJECTED', false, /declined/],
  ],
  [
    'a failed response',
    json({ object: 'response', status: 'failed', error: { code: 'server_error', message: 'x' }, output: [] }),
    ['REFINER_UNAVAILABLE', true, /502/],
  ],
  [
    "Ollama's load",
    json({ message: { role: 'assistant', content: '' }, done: true, done_reason: 'load' }),
    ['REFINER_UNAVAILABLE', true, /empty|no text/],
  ],
  [
    'nothing, with no tokens counted',
    json({
      choices: [{ message: { role: 'assistant', content: null }, finish_reason: 'stop' }],
      usage: { prompt_tokens: 0, completion_tokens: 0 },
    }),
    ['REFINER_UNAVAILABLE', true, /empty|no text/],
  ],
  [
    'LM Studio below a wrong path',
    json({ error: 'Unexpected endpoint or method. (POST /chat/completions)' }),
    ['REFINER_REJECTED', false, /REFINER_BASE_URL/],
  ],
  [
    'a path that names the right one',
    json(
      {
        status: false,
        error: {
          message:
            'The requested endpoint was not found. please make sure to use "http://localhost:3040/v1" as the base URL.',
          type: 'invalid_request_error',
        },
      },
      404,
    ),
    ['REFINER_REJECTED', false, /REFINER_BASE_URL/],
  ],
  [
    'llama.cpp that loads its model',
    json(error('Loading model', { type: 'unavailable_error', code: 503 }), 503),
    ['REFINER_UNAVAILABLE', true, /503/],
  ],
  [
    'a model that the memory has no room for',
    json(error('model requires more system memory (5.3 GiB) than is available (3.3 GiB)'), 500),
    ['REFINER_UNAVAILABLE', true, /memory/],
  ],
  [
    "OpenRouter's limit with its reset",
    json({
      error: {
        message: 'Rate limit exceeded: limit_rpd',
        code: 429,
        metadata: { headers: { 'X-RateLimit-Reset': String(Date.now() + 40_000) } },
      },
    }),
    ['REFINER_RATE_LIMITED', true, /limiting/, 40_000],
  ],
  [
    'an error beside an empty message',
    json({
      choices: [{ message: { role: 'assistant', content: null }, finish_reason: 'stop' }],
      error: {
        message: 'Provider returned error',
        code: 429,
        metadata: { raw: 'error code: 1015', provider_name: 'Kluster' },
      },
    }),
    ['REFINER_RATE_LIMITED', true, /limiting/],
  ],
  [
    'a code of status 200 for an account',
    json({ base_resp: { status_code: 1008, status_msg: 'insufficient balance' }, choices: null }),
    ['REFINER_RATE_LIMITED', false, /no quota/],
  ],
  [
    'a code of status 200 for a key',
    json({ code: 401, msg: 'Invalid token', success: false }),
    ['REFINER_REJECTED', false, /REFINER_API_KEY/],
  ],
  [
    'a code of status 200 for a limit',
    json({ code: 429, message: 'Too Many Requests', data: null }),
    ['REFINER_RATE_LIMITED', true, /limiting/],
  ],
  [
    'an event of an error',
    raw(`event: error\ndata: {"message":"upstream timed out","code":504}\n\n`, 'text/event-stream'),
    ['REFINER_UNAVAILABLE', true, /504/],
  ],
  [
    "Anthropic's event of an error",
    raw(
      `event: error\ndata: {"type":"error","error":{"type":"overloaded_error","message":"Overloaded"}}\n\n`,
      'text/event-stream',
    ),
    ['REFINER_RATE_LIMITED', true, /limiting/],
  ],
  [
    'no credits',
    json(error('This request requires more credits, or fewer max_tokens.', { code: 402 }), 402),
    ['REFINER_RATE_LIMITED', false, /no quota/],
  ],
  [
    'a daily quota of tokens',
    json(
      error(
        'Rate limit reached for model `llama-3.3-70b` on tokens per day (TPD): Limit 100000. Please try again in 14m24.5s.',
        { code: 'rate_limit_exceeded' },
      ),
      429,
    ),
    ['REFINER_RATE_LIMITED', true, /limiting/, 864_500],
  ],
  ['too early', json(error('Too early'), 425), ['REFINER_UNAVAILABLE', true, /425/]],
  ['a client that was cut off by the proxy', raw('', 'text/plain', 499), ['REFINER_UNAVAILABLE', true, /499/]],
  [
    'the start page of Ollama',
    raw('Ollama is running', 'text/plain'),
    ['REFINER_UNAVAILABLE', true, /REFINER_BASE_URL/],
  ],
  [
    'a model for embeddings',
    json(error('"nomic-embed-text" does not support chat'), 400),
    ['REFINER_REJECTED', false, /REFINER_MODEL/],
  ],
  [
    'a model that is not for chat',
    json(
      error('This is not a chat model and thus not supported in the v1/chat/completions endpoint.', { param: 'model' }),
      404,
    ),
    ['REFINER_REJECTED', false, /REFINER_MODEL/],
  ],
  [
    'a model that only the responses have',
    json(
      error('This model is only supported in v1/responses and not in v1/chat/completions.', { param: 'model' }),
      404,
    ),
    ['REFINER_REJECTED', false, /REFINER_MODEL/],
  ],
];

const DECLINED = ['REFINER_REJECTED', false, /declined/] as const;
const BROKEN_OFF = ['REFINER_UNAVAILABLE', true, /ended its answer with an error/] as const;
/** How an answer ends that is none. */
const ENDS: readonly (readonly [
  name: string,
  ChatBehaviour,
  expected: readonly [code: string, retryable: boolean, message: RegExp],
])[] = [
  ["Gemini's filter without a message", json({ choices: [{ index: 0, finish_reason: 'content_filter' }] }), DECLINED],
  [
    "Azure's filter without a choice",
    json({ choices: [], prompt_filter_results: [{ content_filter_results: { violence: { filtered: true } } }] }),
    DECLINED,
  ],
  ...['content_filter: PROHIBITED_CONTENT', 'sensitive', 'RECITATION'].map(
    (reason) => [reason, choice({ content: GOOD.slice(0, 21) }, reason), DECLINED] as const,
  ),
  ...['abort', 'insufficient_system_resource', 'network_error', 'malformed_function_call'].map(
    (reason) => [reason, choice({ content: GOOD.slice(0, 21) }, reason), BROKEN_OFF] as const,
  ),
  ...(
    [
      ['No models loaded. Please load a model in the developer page.', 404, /Load it at the server/],
      ['Failed to load model "gpt-oss-20b". Error: Error loading model.', 400, /Load it at the server/],
      ['Your organization must be verified to use the model `gpt-5`.', 404, /Verify the account/],
      ['No endpoints found matching your data policy.', 404, /privacy settings/],
      ['x/y requires moderation. Your input was flagged for "violence"', 403, /content filter/],
      ['Output data may contain inappropriate content.', 400, /content filter/],
      ['Invalid model: fake-chat', 400, /REFINER_MODEL/],
    ] as const
  ).map(([words, status, named]) => [words, json(error(words), status), ['REFINER_REJECTED', false, named]] as const),
  [
    "Azure's filter with its code inside",
    json(error('The response was filtered', { innererror: { code: 'ResponsibleAIPolicyViolation' } }), 400),
    ['REFINER_REJECTED', false, /content filter/],
  ],
  [
    'a model that LM Studio has no memory for',
    json(error('Model loading was stopped due to insufficient system resources.'), 400),
    ['REFINER_UNAVAILABLE', true, /memory/],
  ],
  [
    'an account without credit at Anthropic',
    json(error('Your credit balance is too low to access the Anthropic API.'), 400),
    ['REFINER_RATE_LIMITED', false, /no quota/],
  ],
];

/** Requests that are longer than the context, in words of servers that have no code for it. */
const TOO_LONG: readonly (readonly [name: string, ChatBehaviour])[] = [
  ['llama.cpp with 500', json(error('Context size has been exceeded.', { code: 500, type: 'server_error' }), 500)],
  [
    'llama.cpp with status 200',
    json({
      error: {
        code: 400,
        message: 'the request exceeds the available context size',
        type: 'exceed_context_size_error',
        n_prompt_tokens: 14429,
        n_ctx: 8192,
      },
    }),
  ],
  [
    'LM Studio',
    json(
      {
        error:
          'Trying to keep the first 5020 tokens when context the overflows. However, the model is loaded with context length of only 4096 tokens',
      },
      400,
    ),
  ],
  [
    'Ollama, which fills its window',
    json({
      choices: [{ message: { role: 'assistant', content: '' }, finish_reason: 'length' }],
      usage: { prompt_tokens: 4095, completion_tokens: 1 },
    }),
  ],
  [
    'Groq',
    json(
      error('Request too large for model `llama-3.1-8b` on tokens per minute (TPM): Limit 6000, Requested 9100', {
        code: 'rate_limit_exceeded',
        type: 'tokens',
      }),
      413,
    ),
  ],
  [
    'Anthropic',
    json(
      {
        type: 'error',
        error: { type: 'invalid_request_error', message: 'prompt is too long: 210000 tokens > 200000 maximum' },
      },
      400,
    ),
  ],
  [
    'Gemini',
    json(
      [
        {
          error: {
            code: 400,
            message: 'The input token count (1200000) exceeds the maximum number of tokens allowed (1048576).',
            status: 'INVALID_ARGUMENT',
          },
        },
      ],
      400,
    ),
  ],
  [
    'DeepSeek',
    json(
      error("This model's maximum context length is 65536 tokens. However, you requested 70000 tokens", {
        type: 'invalid_request_error',
      }),
      400,
    ),
  ],
  [
    'Mistral',
    json(
      {
        object: 'error',
        message:
          'Prompt contains 40000 tokens and 0 draft tokens, too large for model with 32768 maximum context length',
        type: 'invalid_request_prompt',
      },
      400,
    ),
  ],
  [
    'TGI',
    json(
      {
        error:
          '`inputs` tokens + `max_new_tokens` must be <= 4096. Given: 5000 `inputs` tokens and 100 `max_new_tokens`',
        error_type: 'validation',
      },
      422,
    ),
  ],
  ['a limit of a minute that is smaller', json(error('Request too large for gpt-4o on tokens per min (TPM)'), 429)],
  ['Together', json(error('Input validation error: `inputs` must have less than 4096 tokens. Given: 5000'), 422)],
  ['Moonshot', json(error('Invalid request: Your request exceeded model token limit: 8192'), 400)],
  ['DashScope', json(error('Range of input length should be [1, 30720]'), 400)],
  ['xAI', json(error("This model's maximum prompt length is 131072 but the request contains 200000 tokens."), 400)],
  [
    'Vertex',
    json(error('Unable to submit request because the input token count is 40000 but model only supports 32768.'), 400),
  ],
];

/** Refusals after which the same is asked otherwise, with what the next request has. */
const OTHERWISE: readonly (readonly [name: string, ChatBehaviour, next: object])[] = [
  ...[
    'This model only support stream mode, please enable the stream parameter to access the model.',
    'Stream must be set to true',
  ]
    .concat('parameter.enable_thinking must be set to false for non-streaming calls')
    .map((words) => [words, json(error(words), 400), { stream: true }] as const),
  ['max_tokens: Field required', json(error('max_tokens: Field required'), 400), { max_tokens: 4096 }],
  [
    'max_tokens is missing',
    json({ detail: [{ loc: ['body', 'max_tokens'], msg: 'Field required', type: 'missing' }] }, 422),
    { max_tokens: 4096 },
  ],
  [
    'an answer that ends at the own limit of the server',
    json({ choices: [{ message: { content: 'We' }, finish_reason: 'length' }], usage: { completion_tokens: 16 } }),
    { max_tokens: 4096 },
  ],
  ...[
    'First message must be from user',
    'Only user and assistant roles are supported!',
    "'messages[0].role' does not support 'system'",
  ].map(
    (words) => [words, json(error(words), 400), { messages: [expect.objectContaining({ role: 'user' })] }] as const,
  ),
];

describe('an answer in a form that users of a server reported', () => {
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

  it.each(TEXTS)('is read: %s', async (_, behaviour, finishReason = 'stop') => {
    fake.chat.next(behaviour);
    expect(await refiner.refine(input())).toMatchObject({ text: GOOD, finishReason });
  });

  it.each(FAULTS)('is a fault that names its cause: %s', async (_, behaviour, [code, retryable, message, waitMs]) => {
    fake.chat.always(behaviour);
    const fault = await refiner.refine(input()).catch((thrown: unknown) => thrown);
    expect(fault).toMatchObject({ code, retryable, message: expect.stringMatching(message) });
    const wait = (fault as { retryAfterMs?: number }).retryAfterMs;
    expect(wait).toEqual(waitMs === undefined ? undefined : expect.closeTo(waitMs, -5));
    expect(fake.requests).toHaveLength(1);
  });

  it.each(ENDS)('is a fault, however it ends: %s', async (_, behaviour, [code, retryable, message]) => {
    fake.chat.always(behaviour);
    await expect(refiner.refine(input())).rejects.toMatchObject({
      code,
      retryable,
      message: expect.stringMatching(message),
    });
    expect(fake.requests).toHaveLength(1);
  });

  it.each(OTHERWISE)('is asked for otherwise, once and for all: %s', async (_, behaviour, next) => {
    fake.chat.next(behaviour);
    expect(await refiner.refine(input())).toMatchObject({ text: GOOD, finishReason: 'stop' });
    await refiner.refine(input());
    expect(fake.requests.slice(1).map(({ fields }) => fields)).toEqual([0, 1].map(() => expect.objectContaining(next)));
  });

  it('with a limit of tokens is asked for without it again where the server refuses one', async () => {
    const cut = json({
      choices: [{ message: { content: 'We' }, finish_reason: 'length' }],
      usage: { completion_tokens: 16 },
    });
    fake.chat.next(cut, json(error("Unsupported parameter: 'max_tokens'"), 400), cut);
    expect(await refiner.refine(input())).toMatchObject({ finishReason: 'length' });
    expect(fake.requests.map(({ fields }) => 'max_tokens' in fields)).toEqual([false, true, false]);
  });

  it('that refuses a field to requests sent at the same time is asked for again by each of them', async () => {
    const refusal = json(error("'temperature' does not support 0 with this model."), 400);
    fake.chat.next(refusal, refusal, refusal);
    const all = await Promise.all([0, 1, 2].map(() => refiner.refine(input())));
    expect(all.map(({ text }) => text)).toEqual([GOOD, GOOD, GOOD]);
    expect(fake.requests).toHaveLength(6);
  });

  it.each([
    'Remember one thing: we did not sleep.',
    'Sure! We did not sleep.',
    'Answer: we did not sleep.',
    "'Tis late, and we did not sleep.",
    'Word count: nine.',
  ])('keeps what was said: %s', async (spoken) => {
    fake.chat.next(said(spoken));
    expect((await refiner.refine(input(spoken.toLowerCase()))).text).toBe(spoken);
  });

  it.each(TOO_LONG)('that the context is too small: %s', async (_, behaviour) => {
    fake.chat.next(behaviour);
    expect(await refiner.refine(input(`${RAW}. `.repeat(100)))).toMatchObject({ finishReason: 'context', text: '' });
    expect(fake.requests).toHaveLength(1);
  });
});
