import type { ProviderSettings } from '../../platform/environment/environment.js';
import { LOCAL_KIND } from '../../platform/environment/provider-kinds.js';

/** A request that costs nothing and wants the key, in a kind's own form. */
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

/** Kinds that have no list of models at OpenAI's place. */
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

/**
 * Asks a server for something that costs nothing, such as its models. Any answer but a refused key counts: not every server has the list.
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
    await answer.body?.cancel();
    const or = provider.kind === undefined ? ' (or OPENAI_API_KEY)' : '';
    if (answer.status === 401) return `refuses the key. Check ${prefix}_API_KEY${or}.`;
    return answer.status >= 500 ? `answers with status ${answer.status}. Jobs are tried again until it is well.` : 'ok';
  } catch {
    return `cannot be reached. Jobs are tried again until it can; check ${prefix}_BASE_URL.`;
  }
}
