import type { ProviderSettings } from './environment.js';
import { capabilityProblems, type ProviderPrefix } from './provider-capabilities.js';
import { BUILT_IN_KIND, KINDS } from './provider-kinds.js';
import { parseUrl, splitList } from './setting-rules.js';

/** The word that stands for what is built in: the offline recogniser, the offline copy-editor. */
const OFFLINE = BUILT_IN_KIND;

const EXAMPLES: Readonly<Record<ProviderPrefix, string>> = {
  TRANSCRIBER: 'https://KEY@api.groq.com/openai/v1?model=whisper-large-v3',
  REFINER: 'https://KEY@openrouter.ai/api/v1?model=NAME',
};

/**
 * Reads an ordered list of further providers. Each is a URL with the model as `?model=`, the key as its user part and any
 * capability as a further parameter (`https://KEY@api.groq.com/openai/v1?model=whisper-large-v3&parallel=2`), or `offline` (null). `?kind=` names its kind.
 * Entries that are none are left out: `fallbackProblems` names them.
 */
export function readFallbacks(text: string | undefined): readonly (ProviderSettings | null)[] {
  return splitList(text ?? '').flatMap((entry) => {
    if (entry.toLowerCase() === OFFLINE) return [null];
    const settings = readFallback(entry);
    return settings === null ? [] : [settings];
  });
}

/** What is wrong with TRANSCRIBER_FALLBACKS or REFINER_FALLBACKS; names positions, never values, for they hold keys. */
export function fallbackProblems(text: string | undefined, prefix: ProviderPrefix): string[] {
  return splitList(text ?? '').flatMap((entry, index) => {
    if (entry.toLowerCase() === OFFLINE) return [];
    const settings = readFallback(entry);
    const which = `${prefix}_FALLBACKS, entry ${index + 1},`;
    if (settings === null) return [`${which} must be "offline" or a URL such as ${EXAMPLES[prefix]}.`];
    if (settings.kind !== undefined && !KINDS[prefix].includes(settings.kind)) {
      return [`${which} names a kind that is none of ${KINDS[prefix].join(', ')}.`];
    }
    return capabilityProblems(settings.capabilities ?? {}, prefix).map((problem) => `${which} ${problem}.`);
  });
}

function readFallback(entry: string): ProviderSettings | null {
  const url = parseUrl(entry);
  const { model, kind, ...capabilities } = Object.fromEntries(url?.searchParams ?? []);
  if (url === null || !/^https?:$/.test(url.protocol) || !model || url.password !== '') return null;
  const baseUrl = `${url.origin}${url.pathname.replace(/\/+$/, '')}`;
  return {
    baseUrl,
    model,
    apiKey: url.username === '' ? null : decodeURIComponent(url.username),
    capabilities,
    ...(kind ? { kind } : {}),
  };
}
