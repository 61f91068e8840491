/** What a hosted model takes and gives. */
export interface ModelCapabilities {
  /** `verbose_json` gives segments with time stamps; `json` gives the text alone. */
  readonly responseFormat: 'verbose_json' | 'json';
  /** How names and terms reach it. */
  readonly vocabulary: 'prompt' | 'keywords';
  /** Characters of a prompt it really reads: Whisper cuts its prompt in silence at about 223 tokens, 4 characters each. */
  readonly promptCharacters: number;
  /** Largest upload in bytes. */
  readonly maxUploadBytes: number;
  /** Longest audio of one request in seconds; null: no limit but the bytes. */
  readonly maxSeconds: number | null;
}

/** OpenAI's documented limit of an upload: 25 MB. */
const MAX_UPLOAD_BYTES = 25 * 1024 * 1024;

/** Whisper behind any server: OpenAI's whisper-1, Groq, speaches, whisper.cpp, vLLM. */
const WHISPER: ModelCapabilities = {
  responseFormat: 'verbose_json',
  vocabulary: 'prompt',
  promptCharacters: 223 * 4,
  maxUploadBytes: MAX_UPLOAD_BYTES,
  maxSeconds: null,
};

/** gpt-4o-transcribe and -mini: no time stamps, 1,500 seconds a request. */
const GPT_4O: ModelCapabilities = { ...WHISPER, responseFormat: 'json', maxSeconds: 1_500 };

/** gpt-transcribe: `keywords[]` in place of a prompt, languages in place of time stamps. */
const GPT_TRANSCRIBE: ModelCapabilities = { ...WHISPER, responseFormat: 'json', vocabulary: 'keywords' };

/** The record of a model by its name; an unknown one is taken for a Whisper. */
export function capabilitiesOf(model: string): ModelCapabilities {
  if (/^gpt-4o.*transcribe/.test(model)) return GPT_4O;
  if (/^gpt-.*transcribe/.test(model)) return GPT_TRANSCRIBE;
  return WHISPER;
}
