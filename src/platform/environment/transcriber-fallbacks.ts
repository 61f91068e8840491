import type { ProviderSettings } from './environment.js';
import { parseUrl, splitList } from './setting-rules.js';
import { capabilityProblems } from './transcriber-capabilities.js';

/** The word that stands for the offline recogniser. */
const OFFLINE = 'offline';

/**
 * Reads the ordered list of further transcribers. Each is a URL with the model as `?model=`, the key as its user part and any
 * capability as a further parameter (`https://KEY@api.groq.com/openai/v1?model=whisper-large-v3&parallel=2`), or `offline` (null).
 * Entries that are none are left out: `fallbackProblems` names them.
 */
export function readFallbacks(text: string | undefined): readonly (ProviderSettings | null)[] {
  return splitList(text ?? '').flatMap((entry) => {
    if (entry.toLowerCase() === OFFLINE) return [null];
    const settings = readFallback(entry);
    return settings === null ? [] : [settings];
  });
}

/** What is wrong with the list; names positions, never values, for they hold keys. */
export function fallbackProblems(text: string | undefined): string[] {
  return splitList(text ?? '').flatMap((entry, index) => {
    if (entry.toLowerCase() === OFFLINE) return [];
    const settings = readFallback(entry);
    const which = `TRANSCRIBER_FALLBACKS, entry ${index + 1},`;
    if (settings === null) {
      return [`${which} must be "offline" or a URL such as https://KEY@api.groq.com/openai/v1?model=whisper-large-v3.`];
    }
    return capabilityProblems(settings.capabilities ?? {}).map((problem) => `${which} ${problem}.`);
  });
}

function readFallback(entry: string): ProviderSettings | null {
  const url = parseUrl(entry);
  const { model, ...capabilities } = Object.fromEntries(url?.searchParams ?? []);
  if (url === null || !/^https?:$/.test(url.protocol) || !model || url.password !== '') return null;
  const baseUrl = `${url.origin}${url.pathname.replace(/\/+$/, '')}`;
  return { baseUrl, model, apiKey: url.username === '' ? null : decodeURIComponent(url.username), capabilities };
}
