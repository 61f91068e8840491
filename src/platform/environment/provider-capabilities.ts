import { splitList } from './setting-rules.js';

export type ProviderPrefix = 'TRANSCRIBER' | 'REFINER';

type Fields = Readonly<Record<string, RegExp>>;

const PRICE = /^\d{1,4}(\.\d{1,8})?$/;

/** What bounds any provider. */
const BOUNDS: Fields = { parallel: /^[1-9]\d{0,3}$/, requestsPerMinute: /^\d{1,6}$/ };

/** The fields of a capability record that settings may override, each with what it may be. */
const FIELDS: Readonly<Record<ProviderPrefix, Fields>> = {
  TRANSCRIBER: {
    responseFormat: /^(verbose_json|json)$/,
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

const EXAMPLES: Readonly<Record<ProviderPrefix, string>> = {
  TRANSCRIBER: 'maxSeconds=600, parallel=2',
  REFINER: 'parallel=2, longestPart=6000',
};

/** What is wrong with TRANSCRIBER_CAPABILITIES or REFINER_CAPABILITIES. */
export function capabilitiesSettingProblems(text: string | undefined, prefix: ProviderPrefix): string[] {
  if (text === undefined) return [];
  const name = `${prefix}_CAPABILITIES`;
  const overrides = parseCapabilities(text);
  if (overrides === null) return [`${name} must be a list such as ${EXAMPLES[prefix]}.`];
  return capabilityProblems(overrides, prefix).map((problem) => `${name} ${problem}.`);
}

/** What is wrong with such overrides, one sentence each, without the name of the setting. */
export function capabilityProblems(overrides: Readonly<Record<string, string>>, prefix: ProviderPrefix): string[] {
  const fields = FIELDS[prefix];
  const problems = Object.entries(overrides).flatMap(([field, value]) => {
    const wanted = fields[field];
    if (wanted === undefined) {
      return [`names ${JSON.stringify(field.slice(0, 40))}, which is none of ${Object.keys(fields).join(', ')}`];
    }
    return wanted.test(value) ? [] : [`gives ${field} a value that it cannot have`];
  });
  // With one price alone every cost would be too low.
  const { inputPricePerMillion, outputPricePerMillion } = overrides;
  if ((inputPricePerMillion === undefined) === (outputPricePerMillion === undefined)) return problems;
  return [...problems, 'gives one of inputPricePerMillion and outputPricePerMillion; a cost takes both'];
}

/** Reads `field=value, field=value`; null where a part is no such pair. */
export function parseCapabilities(text: string): Readonly<Record<string, string>> | null {
  const pairs = splitList(text).map((part) => /^(\w+)\s*=\s*([\w.]+)$/.exec(part));
  if (pairs.some((pair) => pair === null)) return null;
  return Object.fromEntries(pairs.map((pair) => [pair?.[1] ?? '', pair?.[2] ?? '']));
}
