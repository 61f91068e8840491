import { readBoundedText } from '../../pipeline/providers/bounded-answer.js';
import type { ProviderSettings } from '../../platform/environment/environment.js';
import { DEFAULT_KIND, kindOf, LOCAL_KIND } from '../../platform/environment/provider-kinds.js';
import { connectionTrouble } from '../../platform/http/connection-trouble.js';
import { createRedactor } from '../../platform/logging/redaction.js';
import { nearestName } from '../../platform/nearest-name.js';

/** The largest list of models that is read. Bytes. */
const LARGEST_LIST = 8_000_000;

/** The names in an answer of `/models`; null if it is not a list in OpenAI's form, is empty, or is too long. */
export async function listedModels(answer: Response): Promise<readonly string[] | null> {
  try {
    const { data } = JSON.parse(await readBoundedText(answer, LARGEST_LIST)) as { data?: readonly { id?: unknown }[] };
    const names = Array.isArray(data) ? data.flatMap(({ id }) => (typeof id === 'string' ? [id] : [])) : [];
    return names.length === 0 ? null : names;
  } catch {
    return null;
  }
}

/** Whether a list has a model. Ollama lists `llama3.1:latest` for what it also serves as `llama3.1`. */
export function lists(names: readonly string[], model: string): boolean {
  return names.some((name) => name === model || name === `${model}:latest`);
}

/** A request that costs nothing and needs the key, in the form of a provider kind. */
interface Probe {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
}

const withKey = (key: string | null, header: (key: string) => Readonly<Record<string, string>>) =>
  key === null ? {} : header(key);

const ofOpenAi = ({ baseUrl, apiKey }: ProviderSettings): Probe => ({
  url: `${baseUrl}/models`,
  headers: withKey(apiKey, (key) => ({ authorization: `Bearer ${key}` })),
});

/** Kinds that do not list their models at `/models`. */
const PROBES: Readonly<Record<string, (settings: ProviderSettings) => Probe>> = {
  azure: ({ baseUrl, apiKey, apiVersion = '2024-10-21' }) => ({
    url: `${new URL(baseUrl).origin}/openai/models?api-version=${apiVersion}`,
    headers: withKey(apiKey, (key) => ({ 'api-key': key })),
  }),
  'whisper-cpp': ({ baseUrl }) => ({ url: `${new URL(baseUrl).origin}/health`, headers: {} }),
  deepgram: ({ baseUrl, apiKey }) => ({
    url: `${baseUrl}/v1/projects`,
    headers: withKey(apiKey, (key) => ({ authorization: `Token ${key}` })),
  }),
  assemblyai: ({ baseUrl, apiKey }) => ({
    url: `${baseUrl}/v2/transcript?limit=1`,
    headers: withKey(apiKey, (key) => ({ authorization: key })),
  }),
};

/** The largest edit distance at which a listed model is suggested. */
const NEAR = 4;
/** Models that a sentence lists. */
const SHOWN = 5;
/** Characters of a model's name in a sentence. */
const LONGEST_NAME = 100;

/** Whether the probe of this provider answers with the models that it serves. */
function hasModelList(provider: ProviderSettings): boolean {
  return kindOf(provider) === DEFAULT_KIND;
}

/** Whether the server has its models below `/v1`, which the address leaves out: Ollama, vLLM, speaches, LM Studio. */
async function listsBelowV1({ baseUrl, apiKey }: ProviderSettings, limitMs: number): Promise<boolean> {
  if (/\/v\d+$/.test(baseUrl)) return false;
  const headers = withKey(apiKey, (key) => ({ authorization: `Bearer ${key}` }));
  const url = new URL('/v1/models', baseUrl);
  const answer = await fetch(url, { headers, signal: AbortSignal.timeout(limitMs), redirect: 'manual' });
  return answer.ok && (await listedModels(answer)) !== null;
}

function noModel(prefix: string, model: string, models: readonly string[]): string {
  const near = nearestName(model, models, NEAR);
  const shown = models.slice(0, SHOWN).map((name) => name.slice(0, LONGEST_NAME));
  const advice =
    near === null
      ? `It lists ${shown.join(', ')}${models.length > SHOWN ? ` and ${models.length - SHOWN} more` : ''}.`
      : `Did you mean ${near}?`;
  return `does not list the model ${model}. Set ${prefix}_MODEL to one that it has. ${advice}`;
}

/**
 * Sends a server a request that costs nothing, such as for its models. Every answer passes except a refused key and a list without the model: not
 * every server has the list.
 * @param prefix of the provider's settings, e.g. `TRANSCRIBER`
 * @param provider null: the offline provider, which needs no server
 * @returns `ok`, or what is wrong and what to do, without host and key
 */
export async function checkProvider(
  prefix: string,
  provider: ProviderSettings | null,
  limitMs: number,
): Promise<string> {
  if (provider === null || provider.kind === LOCAL_KIND) return 'ok';
  try {
    const { url, headers } = (PROBES[provider.kind ?? ''] ?? ofOpenAi)(provider);
    const answer = await fetch(url, { headers, signal: AbortSignal.timeout(limitMs), redirect: 'manual' });
    const page = answer.ok && /^text\/html\b/i.test(answer.headers.get('content-type') ?? '');
    const models = answer.ok && hasModelList(provider) ? await listedModels(answer) : null;
    await answer.body?.cancel().catch(() => undefined);
    const or = provider.kind === undefined ? ' (or OPENAI_API_KEY)' : '';
    if (answer.status === 401) return `refuses the key. Check ${prefix}_API_KEY${or}.`;
    if (answer.status === 404 && hasModelList(provider) && (await listsBelowV1(provider, limitMs))) {
      return `has its API below /v1. End ${prefix}_BASE_URL in /v1.`;
    }
    if (page) return `answers with a web page and not as an API. Check ${prefix}_BASE_URL.`;
    if (models !== null && !lists(models, provider.model)) {
      // The names are the server's text: one that repeats the key of the request must not show it.
      return createRedactor(provider.apiKey === null ? [] : [provider.apiKey])(noModel(prefix, provider.model, models));
    }
    return answer.status >= 500 ? `answers with status ${answer.status}. Jobs are retried until it recovers.` : 'ok';
  } catch (error) {
    const { why, cure } = connectionTrouble(error, `${prefix}_BASE_URL`) ?? { why: null, cure: '' };
    if (why === null) return `cannot be reached. Jobs are retried until it can. Check ${prefix}_BASE_URL.`;
    return `cannot be reached: ${why}. Jobs are retried until it can. ${cure}`;
  }
}
