/** What a speech model takes and gives. Every field can be set by TRANSCRIBER_CAPABILITIES under its own name. */
export interface ModelCapabilities {
  /** `diarized_json` gives segments with speakers and times; `verbose_json` segments with times; `json` the text alone, and so does `text`. */
  readonly responseFormat: 'diarized_json' | 'verbose_json' | 'json' | 'text';
  /** What is sent where the language is not known: nothing, or `auto` for servers that otherwise take English for granted. */
  readonly unknownLanguage: 'omit' | 'auto';
  /** Whether the times of single words are requested: many self-hosted servers refuse such a request. */
  readonly wordTimes: 'yes' | 'no';
  /** How the model receives names and terms. */
  readonly vocabulary: 'prompt' | 'keywords' | 'none';
  /** Characters of a prompt that the model actually reads: Whisper silently cuts its prompt at about 223 tokens, 4 characters each. */
  readonly promptCharacters: number;
  /** Most keywords of one request. */
  readonly mostKeywords: number;
  /** Largest upload in bytes. */
  readonly maxUploadBytes: number;
  /** Longest audio of one request in seconds; 0: no limit but the bytes. */
  readonly maxSeconds: number;
  /** Longest part that a recording is cut into, in seconds: shorter parts run side by side and lose less to a crash. */
  readonly chunkSeconds: number;
  /** How a part is compressed: without loss, as Opus at 32 kbit/s, or not at all. */
  readonly upload: 'flac' | 'opus' | 'wav';
  /** Requests at once, over all replicas. */
  readonly parallel: number;
  /** Requests a minute, over all replicas; 0: no limit known. */
  readonly requestsPerMinute: number;
  /** US dollars for a minute of audio; 0: no price is set, and no cost is recorded. */
  readonly pricePerMinute: number;
}

/** OpenAI's documented limit of an upload: 25 MB. */
const MAX_UPLOAD_BYTES = 25 * 1024 * 1024;

/** Whisper on a self-hosted server: speaches, whisper.cpp, vLLM. One GPU serves a few requests at once. */
const SELF_HOSTED: ModelCapabilities = {
  responseFormat: 'verbose_json',
  unknownLanguage: 'omit',
  wordTimes: 'no',
  vocabulary: 'prompt',
  promptCharacters: 223 * 4,
  mostKeywords: 0,
  maxUploadBytes: MAX_UPLOAD_BYTES,
  maxSeconds: 0,
  chunkSeconds: 600,
  upload: 'flac',
  parallel: 4,
  requestsPerMinute: 0,
  pricePerMinute: 0,
};

/** OpenAI's whisper-1. */
const WHISPER_1: ModelCapabilities = { ...SELF_HOSTED, wordTimes: 'yes', parallel: 8 };
/** Groq's whisper-large-v3 and -turbo: 20 requests a minute and 25 MB in its free tier. */
const GROQ: ModelCapabilities = { ...SELF_HOSTED, wordTimes: 'yes', requestsPerMinute: 20 };
/** gpt-4o-transcribe and -mini: no time stamps, 1,500 seconds a request. */
const GPT_4O: ModelCapabilities = { ...WHISPER_1, responseFormat: 'json', wordTimes: 'no', maxSeconds: 1_500 };
/** gpt-4o-transcribe-diarize: segments with speakers, and no prompt (it is refused). Its speakers mean something within one part: few and long parts. */
const GPT_4O_DIARIZE: ModelCapabilities = {
  ...GPT_4O,
  responseFormat: 'diarized_json',
  vocabulary: 'none',
  chunkSeconds: 1_400,
};
/** gpt-transcribe: `keywords[]` in place of a prompt, languages in place of time stamps. */
const GPT_TRANSCRIBE: ModelCapabilities = {
  ...WHISPER_1,
  responseFormat: 'json',
  wordTimes: 'no',
  vocabulary: 'keywords',
  mostKeywords: 100,
};

/** whisper.cpp's server reads WAV alone, runs one request after the other, and takes English for granted unless it is sent `auto`. */
const WHISPER_CPP: ModelCapabilities = {
  ...SELF_HOSTED,
  unknownLanguage: 'auto',
  upload: 'wav',
  maxUploadBytes: 1024 * 1024 * 1024,
  parallel: 1,
};
/** Deepgram: uploads of 2 GB, ten minutes of processing, and `keyterm` of 500 tokens, which are some 100 terms. An hour takes it half a minute. */
const DEEPGRAM: ModelCapabilities = {
  ...SELF_HOSTED,
  wordTimes: 'yes',
  vocabulary: 'keywords',
  mostKeywords: 100,
  maxUploadBytes: 2 * 1024 * 1024 * 1024,
  chunkSeconds: 3_600,
  parallel: 8,
};
/** AssemblyAI: uploads of 2.2 GB and ten hours; `keyterms_prompt` of 1,000 phrases on its largest model, 200 on the others. */
const ASSEMBLYAI: ModelCapabilities = {
  ...DEEPGRAM,
  mostKeywords: 200,
  maxSeconds: 36_000,
};

/** The record of a kind whose servers are alike, whatever the model's name. */
const OF_KIND: Readonly<Record<string, ModelCapabilities>> = {
  'whisper-cpp': WHISPER_CPP,
  deepgram: DEEPGRAM,
  assemblyai: ASSEMBLYAI,
};

/** The first record whose pattern matches the model's name. A prefix before a slash is the publisher, as on self-hosted servers. */
const RECORDS: readonly (readonly [RegExp, ModelCapabilities])[] = [
  [/^gpt-4o-.*transcribe-diarize/, GPT_4O_DIARIZE],
  [/^gpt-4o-.*transcribe/, GPT_4O],
  [/^gpt-.*transcribe/, GPT_TRANSCRIBE],
  [/^whisper-1$/, WHISPER_1],
  [/^whisper-large-v3(-turbo)?$/, GROQ],
];

/**
 * The record of a model by its kind or its name, with the fields that a setting overrides. An unknown model counts as a self-hosted Whisper.
 * @param kind of the provider, e.g. `deepgram`
 */
export function capabilitiesOf(
  model: string,
  overrides: Readonly<Record<string, string>> = {},
  kind = 'openai',
): ModelCapabilities {
  const record = OF_KIND[kind] ?? RECORDS.find(([pattern]) => pattern.test(model))?.[1] ?? SELF_HOSTED;
  const changed = Object.entries(overrides).map(([field, value]) => {
    const known = record[field as keyof ModelCapabilities];
    return [field, typeof known === 'number' ? Number(value) : value];
  });
  return { ...record, ...Object.fromEntries(changed) };
}
