import type { ProviderSettings } from '../../platform/environment/environment.js';

/**
 * Asks an OpenAI-compatible server for its models, which costs nothing. Any answer but a refused key counts: not every server has the list.
 * @param prefix of the provider's settings, e.g. `TRANSCRIBER`
 * @param provider null: the offline one, which needs nobody
 * @returns `ok`, or what is wrong and what to do, without host and key
 */
export async function checkProvider(
  prefix: string,
  provider: ProviderSettings | null,
  limitMs: number,
): Promise<string> {
  if (provider === null) return 'ok';
  try {
    const headers = provider.apiKey === null ? {} : { authorization: `Bearer ${provider.apiKey}` };
    const signal = AbortSignal.timeout(limitMs);
    const answer = await fetch(`${provider.baseUrl}/models`, { headers, signal, redirect: 'manual' });
    await answer.body?.cancel();
    if (answer.status === 401) return `refuses the key. Check ${prefix}_API_KEY (or OPENAI_API_KEY).`;
    return answer.status >= 500 ? `answers with status ${answer.status}. Jobs are tried again until it is well.` : 'ok';
  } catch {
    return `cannot be reached. Jobs are tried again until it can; check ${prefix}_BASE_URL.`;
  }
}
