import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { OpenAiRecogniser } from '../../../../src/pipeline/transcribing/recognisers/openai-recogniser.js';
import type { Recognition } from '../../../../src/pipeline/transcribing/recognisers/recogniser.js';
import type { Fault } from '../../../../src/platform/fault.js';
import { speechRequest } from '../../../contracts/recogniser.contract.js';
import { WAIT_SECONDS } from '../../../support/eventually.js';
import type { TranscriptionBehaviour } from '../../../support/fake-openai/behaviour.js';
import { type FakeOpenAi, startFakeOpenAi } from '../../../support/fake-openai/fake-openai.js';

const FIRST = 'We recorded it in the studio.';
const SECOND = 'In 2014 nobody slept.';
const SAID = `${FIRST} ${SECOND}`;
const json = (body: unknown, status = 200): TranscriptionBehaviour => ({ kind: 'json', body, status });
const raw = (body: string | Buffer, type = 'application/json', status = 200, more = {}): TranscriptionBehaviour => ({
  kind: 'raw',
  body,
  status,
  headers: { 'content-type': type, ...more },
});
const spans = [
  [0, 3, FIRST],
  [3, 7, SECOND],
] as const;
const segments = (extra: object = {}) => spans.map(([start, end, text]) => ({ start, end, text, ...extra }));
const words = (text: string, from: number) =>
  text.split(' ').map((word, at) => ({ word, start: from + at * 0.5, end: from + at * 0.5 + 0.4, score: 0.9 }));

/** Answers in forms that users of real servers have reported, with the times that they give; null: they give none that can be used. */
const READ: readonly (readonly [name: string, TranscriptionBehaviour, times: readonly (readonly number[])[] | null])[] =
  [
    [
      "WhisperX's list of segments inside an object",
      json({ text: SAID, language: 'en', segments: { segments: segments(), language: 'en' }, word_segments: [] }),
      [
        [0, 3],
        [3, 7],
      ],
    ],
    [
      "faster-whisper's tuples as segments",
      json({
        text: SAID,
        segments: spans.map(([start, end, text], at) => [
          at + 1,
          at * 300,
          start,
          end,
          ` ${text}`,
          [50364],
          -0.2,
          1.1,
          0.01,
          null,
          0,
        ]),
      }),
      [
        [0, 3],
        [3, 7],
      ],
    ],
    [
      'words without times among words with times',
      json({
        segments: spans.map(([start, end, text]) => ({
          start,
          end,
          words: words(text, start).map((word) => (word.word === '2014' ? { word: '2014' } : word)),
        })),
      }),
      [
        [0, 3],
        [3, 7],
      ],
    ],
    [
      'segments with a null among their times',
      json({ text: SAID, segments: [segments()[0], { start: null, end: null, text: SECOND }] }),
      null,
    ],
    [
      "LocalAI's nanoseconds",
      json({
        text: SAID,
        segments: spans.map(([start, end, text], id) => ({ id, start: start * 1e9, end: end * 1e9, text })),
      }),
      [
        [0, 3],
        [3, 7],
      ],
    ],
    [
      'milliseconds',
      json({
        text: SAID,
        segments: spans.map(([start, end, text]) => ({ start: start * 1000, end: end * 1000, text })),
      }),
      [
        [0, 3],
        [3, 7],
      ],
    ],
    [
      'clocks as times',
      json({
        text: SAID,
        segments: [
          { start: '00:00:00,000', end: '00:00:03,000', text: FIRST },
          { start: '00:00:03,000', end: '00:00:07,000', text: SECOND },
        ],
      }),
      [
        [0, 3],
        [3, 7],
      ],
    ],
    [
      "whisper.cpp's time stamps without offsets",
      json({
        transcription: [
          { timestamps: { from: '00:00:00,000', to: '00:00:03,000' }, text: FIRST },
          { timestamps: { from: '00:00:03,000', to: '00:00:07,000' }, text: SECOND },
        ],
      }),
      [
        [0, 3],
        [3, 7],
      ],
    ],
    [
      "NeMo's sentences",
      json({ text: SAID, sentences: segments() }),
      [
        [0, 3],
        [3, 7],
      ],
    ],
    [
      "Hugging Face's chunks whose last has no end",
      json({
        text: SAID,
        chunks: [
          { timestamp: [0, 3], text: FIRST },
          { timestamp: [3, null], text: SECOND },
        ],
      }),
      [
        [0, 3],
        [3, 7.5],
      ],
    ],
    [
      "vLLM's placeholders for measures",
      json({
        duration: '7.5',
        text: SAID,
        segments: segments({ avg_logprob: -1, compression_ratio: -1, no_speech_prob: -1, tokens: null }),
      }),
      [
        [0, 3],
        [3, 7],
      ],
    ],
    [
      "vLLM's nulls for measures",
      json({
        duration: '7.5',
        text: SAID,
        segments: segments({ avg_logprob: -0.1, compression_ratio: null, no_speech_prob: null }),
      }),
      [
        [0, 3],
        [3, 7],
      ],
    ],
    [
      'a list of results',
      json({ results: [{ text: SAID, segments: segments() }] }),
      [
        [0, 3],
        [3, 7],
      ],
    ],
    ['a result below a success', json({ success: true, result: { text: SAID, vtt: 'WEBVTT' }, errors: [] }), null],
    ['an object in a list', json([{ text: SAID, language: 'en' }]), null],
    [
      'the fields of a chat',
      json({ choices: [{ message: { role: 'assistant', content: SAID }, finish_reason: 'stop' }] }),
      null,
    ],
    ['a byte order mark and blanks', raw(`\uFEFF\n ${JSON.stringify({ text: SAID })} \n`), null],
    [
      'keep-alives as data of an event stream',
      raw(
        `: ping\n\ndata: : keepalive\n\ndata:\n\ndata: ${JSON.stringify({ type: 'transcript.text.done', text: SAID })}\n\n`,
        'text/event-stream',
      ),
      null,
    ],
    [
      'an event over several lines of data',
      raw(
        `event: message\n${JSON.stringify({ text: SAID, segments: segments() }, null, 1)
          .split('\n')
          .map((line) => `data: ${line}\n`)
          .join('')}\n`,
        'text/event-stream',
      ),
      [
        [0, 3],
        [3, 7],
      ],
    ],
    [
      'an event stream with carriage returns alone',
      raw(
        `data: ${JSON.stringify({ type: 'transcript.text.delta', delta: FIRST })}\r\rdata: ${JSON.stringify({ type: 'transcript.text.delta', delta: ` ${SECOND}` })}\r\r`,
        'text/event-stream',
      ),
      null,
    ],
    [
      'segments of events that end with usage',
      raw(
        [
          ...segments().map((one) => ({ type: 'transcript.text.segment', ...one })),
          { type: 'transcript.text.done', text: SAID, usage: { type: 'tokens' } },
        ]
          .map((one) => `data: ${JSON.stringify(one)}\n\n`)
          .join(''),
        'text/event-stream',
      ),
      null,
    ],
    [
      'captions in JSON as a string',
      raw(JSON.stringify(`WEBVTT\n\n00:00.000 --> 00:03.000\n${FIRST}\n\n00:03.000 --> 00:07.000\n${SECOND}\n`)),
      [
        [0, 3],
        [3, 7],
      ],
    ],
    [
      'an utterance list',
      json({ utterances: segments({ speaker: 1 }) }),
      [
        [0, 3],
        [3, 7],
      ],
    ],
    [
      "Google's alternatives",
      json({ results: spans.map(([, , transcript]) => ({ alternatives: [{ transcript, confidence: 0.9 }] })) }),
      null,
    ],
    [
      "FunASR's sentence list",
      json({
        text: SAID,
        sentence_info: spans.map(([start, end, text]) => ({ text, start: start * 1000, end: end * 1000, spk: 0 })),
      }),
      [
        [0, 3],
        [3, 7],
      ],
    ],
  ];

const twice = <T>(list: readonly T[]) => list.flatMap((one) => [one, one]);
/** Segments with their times in other fields. */
const timedAs = (times: (start: number, end: number) => object) =>
  json({ text: SAID, segments: spans.map(([start, end, text]) => ({ ...times(start, end), text })) });
/** Answers with the same words and times, in forms of the last reports. */
const SAME: readonly (readonly [name: string, TranscriptionBehaviour])[] = [
  ['segments that are repeated', json({ text: SAID, segments: twice(segments()) })],
  ['times in fields t0 and t1, in hundredths', timedAs((start, end) => ({ t0: start * 100, t1: end * 100 }))],
  ['times in fields start and stop', timedAs((start, stop) => ({ start, stop }))],
  ['times in fields from and to', timedAs((from, to) => ({ from, to }))],
  ['times with their unit', timedAs((start, end) => ({ startTime: `${start}.000s`, endTime: `${end}s` }))],
  [
    'times as strings in fields of other names',
    timedAs((start, end) => ({ start_time: `${start}.0`, end_time: `${end}` })),
  ],
  [
    'times as durations of ISO 8601',
    timedAs((start, end) => ({ offset: `PT${start}S`, duration: `PT${end - start}S` })),
  ],
  ['a start and a duration', timedAs((start, end) => ({ start, duration: end - start }))],
  ['ticks', timedAs((start, end) => ({ offset: start * 1e7, duration: (end - start) * 1e7 }))],
  ['milliseconds by their name', timedAs((start, end) => ({ start_ms: start * 1000, end_ms: end * 1000 }))],
  [
    "Azure's phrases",
    json({
      durationMilliseconds: 7500,
      combinedPhrases: [{ text: SAID }],
      phrases: spans.map(([start, end, text]) => ({
        offsetMilliseconds: start * 1000,
        durationMilliseconds: (end - start) * 1000,
        text,
      })),
    }),
  ],
  [
    'a transcript two objects deep',
    json({ status: 'done', result: { transcription: { full_transcript: SAID, utterances: segments() } } }),
  ],
  ['a comma too many', raw(`{"text":"${SAID}","segments":${JSON.stringify(segments())},}`)],
  [
    'a line break in a string of its JSON',
    raw(`{"text":"${FIRST}\n${SECOND}","segments":${JSON.stringify(segments())}}`),
  ],
  ['a sign against browsers before its JSON', raw(`)]}',\n${JSON.stringify({ text: SAID, segments: segments() })}`)],
  [
    'words with their own blanks and no text',
    json({
      segments: spans.map(([start, end, text]) => ({
        start,
        end,
        words: text.split(/(?= )|(?=\.)/).map((word, at) => ({ word, start: start + at * 0.3, end: start + at * 0.3 })),
      })),
    }),
  ],
  ['gzip without a header that says so', raw(gzipSync(JSON.stringify({ text: SAID, segments: segments() })))],
  [
    'UTF-16 with a byte order mark',
    raw(Buffer.from(`\uFEFF${JSON.stringify({ text: SAID, segments: segments() })}`, 'utf16le')),
  ],
  [
    'a length that is too large',
    raw(JSON.stringify({ text: SAID, segments: segments() }), 'application/json', 200, {
      'content-length': '900',
      connection: 'close',
    }),
  ],
];

/** Answers with words whose encoding nobody decoded. */
const ENCODED: readonly (readonly [said: string, meant: string])[] = [
  ['Don&#39;t stop &amp; go.', "Don't stop & go."],
  ['It&#x27;s &quot;fine&quot;,&nbsp;M&uuml;ller &amp;#39;said&amp;#39;.', `It's "fine", Müller 'said'.`],
  ['AT&T; kept its name, R&D too.', 'AT&T; kept its name, R&D too.'],
  ['He slept.\\nShe did not.', 'He slept.\nShe did not.'],
  ['The path is C:\\new\\table.', 'The path is C:\\new\\table.'],
  ['He said \\"yes\\".', 'He said "yes".'],
  ['We didn\\u2019t.', 'We didn’t.'],
  ['We didnâ€™t go to the cafÃ©.', 'We didn’t go to the café.'],
  ['A EDUCAÇÃO, AMANHÃ…', 'A EDUCAÇÃO, AMANHÃ…'],
  ['▁We▁slept.', 'We slept.'],
  ['WeĠslept.', 'We slept.'],
  ['Ġgantija is in Gozo.', 'Ġgantija is in Gozo.'],
  ['He slept.<0x0A>She did not.', 'He slept.\nShe did not.'],
];

/** How sure servers say they are, and the share that is stored. */
const CONFIDENCES: readonly (readonly [said: object, share: number | null])[] = [
  [{ confidence: 0.93 }, 0.93],
  [{ confidence: 93 }, 0.93],
  [{ confidence: '87%' }, 0.87],
  [{ confidence: '0.5' }, 0.5],
  [{ confidence: 1.0001 }, 1],
  [{ confidence: -1 }, null],
  [{ probability: 0.4 }, 0.4],
  [{ logprob: -0.1 }, Math.exp(-0.1)],
  [{ avg_logprob: -0.2, confidence: 0.1 }, Math.exp(-0.2)],
  [{ confidence: 'high' }, null],
];

/** The languages of answers, with the tags that are stored. */
const LANGUAGES: readonly (readonly [said: unknown, tag: string | null])[] = [
  ['hebrew', 'he'],
  ['indonesian', 'id'],
  ['javanese', 'jv'],
  ['yiddish', 'yi'],
  ['romanian', 'ro'],
  ['Brazilian Portuguese', 'pt'],
  ['Mandarin Chinese', 'zh'],
  ['Deutsch', 'de'],
  ['español', 'es'],
  ['中文', 'zh'],
  ['farsi', 'fa'],
  [['en', 'es'], 'en'],
  ['en,es', 'en'],
  [{ code: 'fr', confidence: 0.9 }, 'fr'],
  ['unk', null],
  ['xx', null],
  ['auto', null],
  ['multi', null],
  ['English', 'en'],
  ['english (US)', 'en'],
  ['eng', 'en'],
  ['deu', 'de'],
  ['zh-Hans-CN', 'zh'],
  ['pt_BR', 'pt'],
  ['iw', 'he'],
  ['jw', 'jv'],
  ['cantonese', 'yue'],
  ['castilian', 'es'],
  ['Mandarin', 'zh'],
  ['tagalog', 'tl'],
  ['<|de|>', 'de'],
  ['und', null],
  ['unknown', null],
];

const error = (message: string, more: object = {}) => ({ error: { message, ...more } });
const limited = (headers: Record<string, string>, status = 429) => raw('{}', 'application/json', status, headers);
const inSeconds = (seconds: number) => String(Math.round(Date.now() / 1000) + seconds);
/** Waits in headers, in milliseconds. A moment counts from when the answer is read: on a busy machine that is later. */
const WAITS: readonly (readonly [name: string, () => TranscriptionBehaviour, waitMs: number])[] = [
  ['a duration in Retry-After', () => limited({ 'retry-after': '1m30s' }), 90_000],
  ['seconds with their unit', () => limited({ 'retry-after': '30s' }), 30_000],
  ['a moment in Retry-After', () => limited({ 'retry-after': inSeconds(1_000) }), 1_000_000],
  ['a moment as ISO 8601', () => limited({ 'retry-after': new Date(Date.now() + 1e6).toISOString() }), 1_000_000],
  ["Azure's milliseconds", () => limited({ 'x-ms-retry-after-ms': '1500' }), 1_500],
  ['milliseconds that are none', () => limited({ 'retry-after-ms': 'soon', 'retry-after': '9' }), 9_000],
  ['the draft of the IETF', () => limited({ ratelimit: '"default";r=0;t=23' }), 23_000],
  ['its older headers', () => limited({ 'ratelimit-remaining': '0', 'ratelimit-reset': '12' }), 12_000],
  [
    'a reset in seconds since 1970',
    () => limited({ 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': inSeconds(1_000) }),
    1_000_000,
  ],
  [
    'a reset in milliseconds since 1970',
    () => limited({ 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(Date.now() + 1e6) }),
    1_000_000,
  ],
  [
    "Anthropic's reset",
    () =>
      limited({
        'anthropic-ratelimit-requests-remaining': '0',
        'anthropic-ratelimit-requests-reset': new Date(Date.now() + 1e6).toISOString(),
        'anthropic-ratelimit-tokens-remaining': '900',
        'anthropic-ratelimit-tokens-reset': new Date(Date.now() + 3e6).toISOString(),
      }),
    1_000_000,
  ],
  [
    "Cerebras' reset of the day",
    () => limited({ 'x-ratelimit-remaining-requests-day': '0', 'x-ratelimit-reset-requests-day': '33.5' }),
    33_500,
  ],
  [
    "Groq's reset of seconds of audio",
    () => limited({ 'x-ratelimit-remaining-audio-seconds': '0', 'x-ratelimit-reset-audio-seconds': '7m12s' }),
    432_000,
  ],
  ['Groq without flexible capacity', () => limited({ 'retry-after': '3' }, 498), 3_000],
  ['a gateway that wants calm', () => limited({ 'retry-after': '3' }, 420), 3_000],
];

const WRONG_FORM = ['TRANSCRIBER_REJECTED', false, /format of the upload/] as const;
const WRONG_MODEL = ['TRANSCRIBER_REJECTED', false, /TRANSCRIBER_MODEL/] as const;
const TOO_LARGE = ['TRANSCRIBER_REJECTED', false, /TRANSCRIBER_CAPABILITIES/] as const;
const NO_QUOTA = ['TRANSCRIBER_RATE_LIMITED', false, /no quota/] as const;
const NOBODY = ['NO_SPEECH', false, /no words/] as const;
/** What servers say of a request that they refuse, without a code that they share. */
const SAID_OF_REFUSALS: readonly (readonly [
  message: string,
  status: number,
  expected: readonly [code: string, retryable: boolean, message: RegExp],
])[] = [
  ['The audio file could not be decoded or its format is not supported.', 400, WRONG_FORM],
  ['Audio file might be corrupted or unsupported', 400, WRONG_FORM],
  ['could not process file - is it a valid media file?', 400, WRONG_FORM],
  ['Only WAV files are supported', 400, WRONG_FORM],
  ['Error opening <_io.BytesIO object>: Format not recognised.', 500, WRONG_FORM],
  ['[Errno 1094995529] Invalid data found when processing input', 500, WRONG_FORM],
  ['Audio file is too short. Minimum audio length is 0.01 seconds.', 400, NOBODY],
  ["RuntimeError: No clip timestamps found. Set 'vad_filter' to True or provide 'clip_timestamps'.", 500, NOBODY],
  ['audio duration 1500.03 seconds is longer than 1400 seconds which is the maximum for this model', 400, TOO_LARGE],
  ['Total number of tokens in instructions + audio is too large for this model.', 400, TOO_LARGE],
  ['No such model/language/tier combination found.', 400, ['TRANSCRIBER_REJECTED', false, /language.*_MODEL/]],
  ["Language 'xx' is not supported.", 400, ['TRANSCRIBER_REJECTED', false, /language of the submission/]],
  ['/audio/transcriptions: Invalid model name passed in model=whisper-x.', 400, WRONG_MODEL],
  ['whisper-x is not a valid model ID', 400, WRONG_MODEL],
  ['Model whisper-x is not supported', 400, WRONG_MODEL],
  ['key not allowed to access model. This key can only access models=[a]', 401, WRONG_MODEL],
  ['Budget has been exceeded! Current cost: 0.02, Max budget: 0.01', 400, NO_QUOTA],
  ['This request exceeds your quota of 10000.', 401, NO_QUOTA],
  ['User location is not supported for the API use.', 400, ['TRANSCRIBER_REJECTED', false, /country or region/]],
  ['API key expired. Please renew the API key.', 400, ['TRANSCRIBER_REJECTED', false, /TRANSCRIBER_API_KEY/]],
  ['Access denied due to Virtual Network/Firewall rules.', 403, ['TRANSCRIBER_REJECTED', false, /proxy or firewall/]],
  ['API version not supported', 404, ['TRANSCRIBER_REJECTED', false, /api-version= in TRANSCRIBER_BASE_URL/]],
  [
    'The plain HTTP request was sent to HTTPS port',
    400,
    ['TRANSCRIBER_REJECTED', false, /https:\/\/ in TRANSCRIBER_BASE_URL/],
  ],
  ['ModelErrorException', 424, ['TRANSCRIBER_UNAVAILABLE', true, /424/]],
  ['Upgrade Required', 426, ['TRANSCRIBER_REJECTED', false, /https:\/\/ in TRANSCRIBER_BASE_URL/]],
  ['litellm.RateLimitError: AzureException', 500, ['TRANSCRIBER_RATE_LIMITED', true, /limiting/]],
  ['You have reached your specified API usage limits.', 400, NO_QUOTA],
  ['余额不足或无可用资源包,请充值。', 429, NO_QUOTA],
  [
    'Bad Request: The endpoint is paused, ask a maintainer to restart it',
    400,
    ['TRANSCRIBER_REJECTED', false, /Load it at the server/],
  ],
  ['Your account has been suspended.', 403, ['TRANSCRIBER_REJECTED', false, /suspended or closed/]],
];

/** Answers without a transcript: the fault, and the time to wait in milliseconds where the server says it. */
const FAULTS: readonly (readonly [
  name: string,
  TranscriptionBehaviour,
  expected: readonly [code: string, retryable: boolean, message: RegExp, waitMs?: number],
])[] = [
  [
    'speaches without the model',
    json(
      {
        detail:
          "Model 'Systran/faster-whisper-base' is not installed locally. You can download the model using `POST /v1/models`",
      },
      404,
    ),
    ['TRANSCRIBER_REJECTED', false, /TRANSCRIBER_MODEL/],
  ],
  [
    'whisper.cpp that cannot read the upload',
    raw(`Invalid request: error: failed to read audio data from (RIFF\u0024\u0000\u0001WAVEfmt )`, 'text/plain', 400),
    ['TRANSCRIBER_REJECTED', false, /format of the upload/],
  ],
  [
    'an exception in a server of Python',
    raw('Internal Server Error', 'text/plain', 500),
    ['TRANSCRIBER_UNAVAILABLE', true, /500/],
  ],
  [
    'an upload that nginx finds too large',
    raw('<html><head><title>413 Request Entity Too Large</title></head></html>', 'text/html', 413),
    ['TRANSCRIBER_REJECTED', false, /TRANSCRIBER_CAPABILITIES/],
  ],
  [
    "vLLM's longest clip",
    json(
      { object: 'error', message: 'Maximum clip duration (600s) exceeded.', type: 'BadRequestError', code: 400 },
      400,
    ),
    ['TRANSCRIBER_REJECTED', false, /TRANSCRIBER_CAPABILITIES/],
  ],
  [
    "vLLM's largest file",
    json(error('Maximum file size exceeded. Set VLLM_MAX_AUDIO_CLIP_FILESIZE_MB', { code: 400 }), 400),
    ['TRANSCRIBER_REJECTED', false, /TRANSCRIBER_CAPABILITIES/],
  ],
  [
    'a wait in the words of OpenAI',
    json(
      error('Rate limit reached for whisper-1. Limit 50 RPM. Please try again in 7.5s. Visit …', {
        code: 'rate_limit_exceeded',
      }),
      429,
    ),
    ['TRANSCRIBER_RATE_LIMITED', true, /limiting/, 7_500],
  ],
  [
    'a wait of minutes',
    json(error('Rate limit reached on seconds of audio per hour (ASPH). Please try again in 1m23.4s.'), 429),
    ['TRANSCRIBER_RATE_LIMITED', true, /limiting/, 83_400],
  ],
  [
    'a wait of milliseconds',
    json(error('Please try again in 20ms.'), 429),
    ['TRANSCRIBER_RATE_LIMITED', true, /limiting/, 20],
  ],
  [
    "a wait in LiteLLM's words, with a code that is a string",
    json(
      error('No deployments available for selected model, Try again in 60 seconds.', {
        type: 'None',
        param: 'None',
        code: '429',
      }),
      429,
    ),
    ['TRANSCRIBER_RATE_LIMITED', true, /limiting/, 60_000],
  ],
  [
    "a wait in Azure's words",
    json(error('Requests have exceeded call rate limit. Please retry after 6 seconds.'), 429),
    ['TRANSCRIBER_RATE_LIMITED', true, /limiting/, 6_000],
  ],
  [
    'a wait beside other limits',
    raw('{}', 'application/json', 429, {
      'x-ratelimit-remaining-requests': '0',
      'x-ratelimit-reset-requests': '2m59.56s',
    }),
    ['TRANSCRIBER_RATE_LIMITED', true, /limiting/, 179_560],
  ],
  [
    'a wait in retry-after-ms',
    raw('{}', 'application/json', 429, { 'retry-after-ms': '1250' }),
    ['TRANSCRIBER_RATE_LIMITED', true, /limiting/, 1_250],
  ],
  [
    'a quota that is used up',
    json(
      error('You exceeded your current quota, please check your plan and billing details.', {
        code: 'insufficient_quota',
      }),
      429,
    ),
    ['TRANSCRIBER_RATE_LIMITED', false, /no quota/],
  ],
  [
    'a model that loads at Hugging Face',
    json({ error: 'Model openai/whisper-large-v3 is currently loading', estimated_time: 20.5 }, 503),
    ['TRANSCRIBER_UNAVAILABLE', true, /503/, 20_500],
  ],
  [
    'Cloudflare before a dead server',
    raw('<!DOCTYPE html><title>524: A timeout occurred</title>', 'text/html', 524),
    ['TRANSCRIBER_UNAVAILABLE', true, /524/],
  ],
  [
    'Cloudflare that bans the client',
    raw('error code: 1010', 'text/plain', 403),
    ['TRANSCRIBER_REJECTED', false, /TRANSCRIBER/],
  ],
  ['an empty object', json({}), ['TRANSCRIBER_UNAVAILABLE', true, /not a transcript/]],
  ['the word null', raw('null'), ['TRANSCRIBER_UNAVAILABLE', true, /not a transcript/]],
  [
    'a word of status 200',
    json({ status: 'error', message: 'CUDA error: out of memory' }),
    ['TRANSCRIBER_UNAVAILABLE', true, /too little memory/],
  ],
  [
    'a failure beside its success',
    json({ success: false, result: null, errors: [{ code: 10000, message: 'Authentication error' }] }),
    ['TRANSCRIBER_REJECTED', false, /TRANSCRIBER_API_KEY/],
  ],
  [
    'the start page of Ollama',
    raw('Ollama is running', 'text/plain'),
    ['TRANSCRIBER_UNAVAILABLE', true, /TRANSCRIBER_BASE_URL/],
  ],
  [
    'a path that the server does not have',
    raw('404 page not found', 'text/plain', 404),
    ['TRANSCRIBER_REJECTED', false, /TRANSCRIBER_BASE_URL/],
  ],
  [
    'a method that the path does not take',
    json({ detail: 'Method Not Allowed' }, 405),
    ['TRANSCRIBER_REJECTED', false, /TRANSCRIBER_BASE_URL/],
  ],
  [
    'LM Studio, which has no such path',
    json({ error: 'Unexpected endpoint or method. (POST /v1/audio/transcriptions)' }),
    ['TRANSCRIBER_REJECTED', false, /TRANSCRIBER_BASE_URL/],
  ],
  ['an empty list of segments', json({ segments: [], language: 'en' }), NOBODY],
  ['null and an empty list', json({ text: null, segments: [] }), NOBODY],
  [
    "ElevenLabs' quota",
    json({ detail: { status: 'quota_exceeded', message: 'You have 0 credits remaining.' } }, 401),
    NO_QUOTA,
  ],
];

describe('an answer in a form that users of a server reported', () => {
  let fake: FakeOpenAi;
  let recogniser: OpenAiRecogniser;
  beforeEach(async () => {
    fake = await startFakeOpenAi();
    recogniser = new OpenAiRecogniser({ baseUrl: fake.baseUrl, model: 'whisper-1', apiKey: fake.apiKey }, WAIT_SECONDS);
  });
  afterEach(() => fake.close());
  const ended = async (behaviour: TranscriptionBehaviour): Promise<Recognition & Fault> => {
    fake.transcriptions.next(behaviour);
    return (await recogniser.recognise(speechRequest()).catch((fault: unknown) => fault)) as Recognition & Fault;
  };

  it.each(READ)('is read: %s', async (_, behaviour, times) => {
    const heard = await ended(behaviour);
    expect(heard.text?.replace(/\s+/g, ' ')).toBe(SAID);
    expect(heard.segments.map(({ start, end }) => [start, end])).toEqual(times ?? []);
  });

  it.each(SAME)('is read the same: %s', async (_, behaviour) => {
    const heard = await ended(behaviour);
    expect([heard.text, heard.segments.map(({ start, end, text }) => [start, end, text])]).toEqual([SAID, spans]);
  });

  it.each(LANGUAGES)('is in the language %j: %s', async (language, tag) => {
    expect((await ended(json({ text: SAID, language }))).language).toBe(tag);
  });

  it.each([
    ['language_code', 'eng'],
    ['lang', 'en-GB'],
    ['languages', ['en']],
    ['detected_language', 'english'],
  ])('has its language in the field %s', async (field, said) => {
    expect((await ended(json({ text: SAID, [field]: said }))).language).toBe('en');
  });

  it('is in the language that all of its segments have', async () => {
    expect((await ended(json({ text: SAID, segments: segments({ language: 'de' }) }))).language).toBe('de');
    const mixed = segments().map((one, at) => ({ ...one, language: ['de', 'en'][at] }));
    expect((await ended(json({ text: SAID, segments: mixed }))).language).toBeNull();
  });

  it.each(ENCODED)('is decoded: %s', async (said, meant) => {
    expect((await ended(json({ text: said }))).text).toBe(meant);
  });

  it.each(CONFIDENCES)('is as sure as it says: %j', async (said, share) => {
    const word = { word: 'Yes.', start: 0, end: 1, ...said };
    const { segments: heard } = await ended(
      json({ segments: [{ start: 0, end: 1, text: 'Yes.', ...said, words: [word] }] }),
    );
    expect(heard[0]?.confidence).toEqual(share === null ? null : expect.closeTo(share, 6));
    if (!('avg_logprob' in said)) expect(heard[0]?.words?.[0]?.confidence).toEqual(heard[0]?.confidence);
  });

  it('that has the times of its words alone gives segments, with the punctuation of its text', async () => {
    const bare = [...words(FIRST, 0), ...words(SECOND, 4)].map((one) => ({ ...one, word: one.word.replace('.', '') }));
    for (const text of [SAID, '']) {
      const heard = await ended(
        json({ text, segments: [], words: text === '' ? [...words(FIRST, 0), ...words(SECOND, 4)] : bare }),
      );
      expect(heard.segments.map(({ start, text: said }) => [start, said])).toEqual([
        [0, FIRST],
        [4, SECOND],
      ]);
    }
    expect((await ended(json({ text: SAID, words: words(FIRST, 0) }))).segments).toEqual([]);
  });

  it("is divided between the speakers of its words, where ElevenLabs' list has blanks and sounds too", async () => {
    const list = spans.flatMap(([start, , text], speaker) =>
      words(text, start).flatMap(({ word, ...time }) => [
        { text: word, ...time, type: 'word', speaker_id: `speaker_${speaker}` },
        { text: ' ', start: time.end, end: time.end, type: 'spacing', speaker_id: `speaker_${speaker}` },
      ]),
    );
    const sound = { text: '(laughter)', start: 2.9, end: 3, type: 'audio_event' };
    const heard = await ended(
      json({
        language_code: 'eng',
        text: `${FIRST} (laughter) ${SECOND}`,
        words: [...list.slice(0, 12), sound, ...list.slice(12)],
      }),
    );
    expect([heard.language, ...heard.segments.map(({ speaker, text }) => [speaker, text])]).toEqual([
      'en',
      ['speaker_0', FIRST],
      ['speaker_1', SECOND],
    ]);
  });

  it('is divided where the speaker changes within a segment of WhisperX, also at a number without times', async () => {
    const said = [
      ...words(FIRST, 0).map((word) => ({ ...word, speaker: 'A' })),
      ...words(SECOND, 4).map((word) => ({ ...word, speaker: 'B' })),
    ];
    const list = said.map((word) => (word.word === '2014' ? { word: '2014' } : word));
    const heard = await ended(json({ segments: [{ start: 0, end: 7, text: SAID, speaker: 'A', words: list }] }));
    expect(heard.segments.map(({ speaker, text }) => [speaker, text])).toEqual([
      ['A', FIRST],
      ['B', SECOND],
    ]);
  });

  it('asks requests that were refused at the same time again, each of them', async () => {
    const refusal = json({ error: { message: 'verbose_json is not supported', param: 'response_format' } }, 400);
    fake.transcriptions.next(refusal, refusal, refusal);
    const all = await Promise.all([0, 1, 2].map(() => recogniser.recognise(speechRequest())));
    expect(all.map(({ text }) => text.length > 0)).toEqual([true, true, true]);
    expect(fake.requests).toHaveLength(6);
  });

  it('is read in the character set that it names, where it is not UTF-8', async () => {
    const body = Buffer.from('{"text":"Un caf\u00e9 noir"}', 'latin1');
    expect((await ended(raw(body, 'application/json; charset=ISO-8859-1'))).text).toBe('Un caf\u00e9 noir');
  });

  it('has no blanks between words of a script that writes none', async () => {
    const words = [...'我们在录音。'].map((word, at) => ({ word, start: at, end: at + 1 }));
    expect((await ended(json({ segments: [{ start: 0, end: 6, words }] }))).text).toBe('我们在录音。');
  });

  it.each(WAITS)('says how long to wait: %s', async (_, behaviour, waitMs) => {
    const { code, retryAfterMs } = await ended(behaviour());
    expect([code, retryAfterMs]).toEqual(['TRANSCRIBER_RATE_LIMITED', expect.closeTo(waitMs, waitMs === 1e6 ? -5 : 0)]);
  });

  it.each(SAID_OF_REFUSALS)(
    'is a refusal with its cause: "%s" (%i)',
    async (said, status, [code, retryable, message]) => {
      const fault = await ended(json(error(said), status));
      expect(fault).toMatchObject({ code, retryable, message: expect.stringMatching(message) });
      expect(fake.requests).toHaveLength(1);
    },
  );

  it('is transient where the connection leads to the wrong server, and another connection does too', async () => {
    fake.transcriptions.next(json({}, 421));
    expect(await ended(json({}, 421))).toMatchObject({ code: 'TRANSCRIBER_UNAVAILABLE', retryable: true });
  });

  it.each(FAULTS)('is a fault that names its cause: %s', async (_, behaviour, [code, retryable, message, waitMs]) => {
    const fault = await ended(behaviour);
    expect(fault).toMatchObject({ code, retryable, message: expect.stringMatching(message) });
    expect(fault.retryAfterMs).toBe(waitMs);
    expect(fake.requests).toHaveLength(1);
  });
});
