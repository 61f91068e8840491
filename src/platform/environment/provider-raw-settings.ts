import { GraphQlRawSettings } from './graphql-raw-settings.js';
import { REFINER_KINDS, TRANSCRIBER_KINDS } from './provider-kinds.js';
import { Setting } from './setting.js';
import { IsHttpUrl, IsLike, IsWord } from './setting-rules.js';

export const REJECT_ANSWERS = ['fail', 'copy-editor'] as const;

const TOKEN = /^[\x21-\x7e]{1,4096}$/;
const MODEL = /^[\x21-\x7e]{1,200}$/;
const CAPABILITIES = /^[\w.=,\s]{1,1000}$/;
const FALLBACKS = /^[\x20-\x7e]{1,8000}$/;

/** The providers' part of the settings: who transcribes and who refines. */
export class ProviderRawSettings extends GraphQlRawSettings {
  @Setting('An OpenAI key; alone, it is enough for transcriber and refiner', { secret: true })
  @IsLike(TOKEN, 'a key without spaces')
  OPENAI_API_KEY?: string;

  @Setting('The kind of transcriber: the wire format of its server, or `offline` for the built-in recogniser', {
    default: 'openai with a server or an OpenAI key, else offline',
  })
  @IsWord(TRANSCRIBER_KINDS)
  TRANSCRIBER_KIND?: string;

  @Setting("A server with OpenAI's /audio/transcriptions, or `offline` for the built-in recogniser")
  @IsHttpUrl('http://localhost:8000/v1', 'offline')
  TRANSCRIBER_BASE_URL?: string;

  @Setting('The speech model', { default: 'gpt-transcribe at OpenAI' })
  @IsLike(MODEL, 'a model name without spaces')
  TRANSCRIBER_MODEL?: string;

  @Setting("The transcriber's key, where it wants one", { secret: true })
  @IsLike(TOKEN, 'a key without spaces')
  TRANSCRIBER_API_KEY?: string;

  @Setting('What the speech model can, where it differs from what the engine knows: field=value, comma-separated')
  @IsLike(CAPABILITIES, 'a list such as maxSeconds=600, parallel=2, pricePerMinute=0.006')
  TRANSCRIBER_CAPABILITIES?: string;

  @Setting(
    'Transcribers to ask in this order when the first one fails, comma-separated: https://KEY@host/v1?model=NAME, or `offline`',
    { default: 'none', secret: true },
  )
  @IsLike(FALLBACKS, 'a list such as https://KEY@api.groq.com/openai/v1?model=whisper-large-v3, offline')
  TRANSCRIBER_FALLBACKS?: string;

  @Setting('The kind of refiner: the wire format of its server, or `offline` for the built-in copy-editor', {
    default: 'openai with a server or an OpenAI key, else offline',
  })
  @IsWord(REFINER_KINDS)
  REFINER_KIND?: string;

  @Setting("A server with OpenAI's /chat/completions, or `offline` for the built-in copy-editor")
  @IsHttpUrl('http://localhost:11434/v1', 'offline')
  REFINER_BASE_URL?: string;

  @Setting('The language model', { default: 'gpt-5.4-mini at OpenAI' })
  @IsLike(MODEL, 'a model name without spaces')
  REFINER_MODEL?: string;

  @Setting("The refiner's key, where it wants one", { secret: true })
  @IsLike(TOKEN, 'a key without spaces')
  REFINER_API_KEY?: string;

  @Setting(
    'What the language model bears and costs, where it differs from what the engine knows: field=value, comma-separated; prices in US dollars for a million tokens',
  )
  @IsLike(CAPABILITIES, 'a list such as parallel=2, inputPricePerMillion=0.75, outputPricePerMillion=4.5')
  REFINER_CAPABILITIES?: string;

  @Setting(
    'Refiners to ask in this order when the first one cannot be, comma-separated: https://KEY@host/v1?model=NAME, or `offline`',
    { default: 'none', secret: true },
  )
  @IsLike(FALLBACKS, 'a list such as https://KEY@openrouter.ai/api/v1?model=NAME, offline')
  REFINER_FALLBACKS?: string;

  @Setting(
    "What follows when the checks reject the refined text: fail, or copy-editor for the offline editor's, flagged",
    { default: 'fail' },
  )
  @IsWord(REJECT_ANSWERS)
  REFINER_ON_REJECT?: string;

  @Setting(
    "A server with OpenAI's /chat/completions that gives a second opinion on whether a refined text says what was said",
    { default: "the refiner's" },
  )
  @IsHttpUrl('http://localhost:11434/v1')
  VERIFIER_BASE_URL?: string;

  @Setting('The model that gives the second opinion, or `off` for none', { default: "the refiner's" })
  @IsLike(MODEL, 'a model name without spaces')
  VERIFIER_MODEL?: string;

  @Setting("The verifier's key, where it wants another than the refiner's server", { secret: true })
  @IsLike(TOKEN, 'a key without spaces')
  VERIFIER_API_KEY?: string;
}
