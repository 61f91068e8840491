import { apiVersionProblem, factsOf } from './kind-facts.js';
import { BUILT_IN_KIND, KINDS, localSpeech, type ProviderPrefix, type ProviderSettings } from './provider-kinds.js';
import { parseUrl, splitList, withoutSlash } from './setting-kinds.js';

type Fields = Readonly<Record<string, RegExp>>;

const PRICE = /^\d{1,4}(\.\d{1,8})?$/;

/** The limits of every provider. */
const BOUNDS: Fields = { parallel: /^[1-9]\d{0,3}$/, requestsPerMinute: /^\d{1,6}$/ };

/** The fields of a capability record that settings can override, each with its rule. */
const FIELDS: Readonly<Record<ProviderPrefix, Fields>> = {
  TRANSCRIBER: {
    responseFormat: /^(diarized_json|verbose_json|json|text)$/,
    unknownLanguage: /^(omit|auto)$/,
    wordTimes: /^(yes|no)$/,
    vocabulary: /^(prompt|keywords|none)$/,
    promptCharacters: /^\d{1,6}$/,
    mostKeywords: /^\d{1,6}$/,
    maxUploadBytes: /^[1-9]\d{5,10}$/,
    maxSeconds: /^\d{1,6}$/,
    chunkSeconds: /^[1-9]\d{1,5}$/,
    upload: /^(flac|opus|wav)$/,
    ...BOUNDS,
    pricePerMinute: PRICE,
  },
  REFINER: {
    longestPart: /^[1-9]\d{2,5}$/,
    ...BOUNDS,
    inputPricePerMillion: PRICE,
    outputPricePerMillion: PRICE,
  },
};

const CAPABILITY_EXAMPLES: Readonly<Record<ProviderPrefix, string>> = {
  TRANSCRIBER: 'maxSeconds=600, parallel=2',
  REFINER: 'parallel=2, longestPart=6000',
};

/** The problems of TRANSCRIBER_CAPABILITIES or REFINER_CAPABILITIES. */
export function capabilitiesSettingProblems(text: string | undefined, prefix: ProviderPrefix): string[] {
  if (text === undefined) return [];
  const name = `${prefix}_CAPABILITIES`;
  const overrides = parseCapabilities(text);
  if (overrides === null) return [`${name} must be a list such as ${CAPABILITY_EXAMPLES[prefix]}.`];
  return capabilityProblems(overrides, prefix).map((problem) => `${name} ${problem}.`);
}

/** The problems of such overrides, one sentence each, without the name of the setting. */
function capabilityProblems(overrides: Readonly<Record<string, string>>, prefix: ProviderPrefix): string[] {
  const fields = FIELDS[prefix];
  const problems = Object.entries(overrides).flatMap(([field, value]) => {
    const wanted = fields[field];
    if (wanted === undefined) {
      return [`names ${JSON.stringify(field.slice(0, 40))}, which is none of ${Object.keys(fields).join(', ')}`];
    }
    return wanted.test(value) ? [] : [`gives ${field} a value that it does not accept`];
  });
  // With only one of the two prices, every cost would be too low.
  const { inputPricePerMillion, outputPricePerMillion } = overrides;
  if ((inputPricePerMillion === undefined) === (outputPricePerMillion === undefined)) return problems;
  return [...problems, 'gives one of inputPricePerMillion and outputPricePerMillion; a cost needs both'];
}

/** Reads `field=value, field=value`; null if a part is not such a pair. */
export function parseCapabilities(text: string): Readonly<Record<string, string>> | null {
  const pairs = splitList(text).map((part) => /^(\w+)\s*=\s*([\w.]+)$/.exec(part));
  if (pairs.some((pair) => pair === null)) return null;
  return Object.fromEntries(pairs.map((pair) => [pair?.[1] ?? '', pair?.[2] ?? '']));
}

const FALLBACK_EXAMPLES: Readonly<Record<ProviderPrefix, string>> = {
  TRANSCRIBER: 'https://KEY@api.groq.com/openai/v1?model=whisper-large-v3',
  REFINER: 'https://KEY@openrouter.ai/api/v1?model=NAME',
};

/**
 * Reads an ordered list of further providers. Each is a URL with the model as `?model=`, the key as its user part and any
 * capability as a further parameter (`https://KEY@api.groq.com/openai/v1?model=whisper-large-v3&parallel=2`), or `offline` (null). `?kind=` names its kind.
 * `?api-version=` is Azure's. Entries with another form are dropped: `fallbackProblems` names them.
 */
export function readFallbacks(text: string | undefined): readonly (ProviderSettings | null)[] {
  return splitList(text ?? '').flatMap((entry) => {
    if (entry.toLowerCase() === BUILT_IN_KIND) return [null];
    const settings = readFallback(entry);
    return settings === null ? [] : [settings];
  });
}

/** The problems of TRANSCRIBER_FALLBACKS or REFINER_FALLBACKS. They name positions, never values, because values contain keys. */
export function fallbackProblems(text: string | undefined, prefix: ProviderPrefix): string[] {
  return splitList(text ?? '').flatMap((entry, index) => {
    if (entry.toLowerCase() === BUILT_IN_KIND) return [];
    const settings = readFallback(entry);
    const which = `${prefix}_FALLBACKS, entry ${index + 1},`;
    if (settings === null) return [`${which} must be "offline" or a URL such as ${FALLBACK_EXAMPLES[prefix]}.`];
    if (settings.kind !== undefined && !KINDS[prefix].includes(settings.kind)) {
      return [`${which} names a kind that is none of ${KINDS[prefix].join(', ')}.`];
    }
    const version = apiVersionProblem(settings.kind ?? null, settings.apiVersion);
    const problems = [
      ...(version === null ? [] : [version]),
      ...capabilityProblems(settings.capabilities ?? {}, prefix),
    ];
    return problems.map((problem) => `${which} ${problem}.`);
  });
}

/** `local`, or `local?model=NAME`. */
const LOCAL_ENTRY = /^local(?:\?model=([\w.-]{1,64}))?$/i;

function readFallback(entry: string): ProviderSettings | null {
  const local = LOCAL_ENTRY.exec(entry);
  if (local !== null) return localSpeech(local[1]);
  const url = parseUrl(entry);
  const {
    model: named,
    kind,
    'api-version': apiVersion,
    ...capabilities
  } = Object.fromEntries(url?.searchParams ?? []);
  const model = named || factsOf(kind)?.model;
  if (url === null || !/^https?:$/.test(url.protocol) || !model || url.password !== '') return null;
  const apiKey = decoded(url.username);
  if (apiKey === null) return null;
  const baseUrl = withoutSlash(`${url.origin}${url.pathname}`);
  const settings = { baseUrl, model, apiKey: apiKey === '' ? null : apiKey, capabilities };
  return { ...settings, ...(kind ? { kind } : {}), ...(apiVersion ? { apiVersion } : {}) };
}

/** Null if a percent sign starts no character. */
function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch (error) {
    if (error instanceof URIError) return null;
    throw error;
  }
}
