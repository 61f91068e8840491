import { splitList } from './setting-rules.js';

/** The fields of a transcriber's capability record that settings may override, each with what it may be. */
const FIELDS: Readonly<Record<string, RegExp>> = {
  responseFormat: /^(verbose_json|json)$/,
  wordTimes: /^(yes|no)$/,
  vocabulary: /^(prompt|keywords|none)$/,
  promptCharacters: /^\d{1,6}$/,
  mostKeywords: /^\d{1,6}$/,
  maxUploadBytes: /^[1-9]\d{5,10}$/,
  maxSeconds: /^\d{1,6}$/,
  chunkSeconds: /^[1-9]\d{1,5}$/,
  upload: /^(flac|opus|wav)$/,
  parallel: /^[1-9]\d{0,3}$/,
  requestsPerMinute: /^\d{1,6}$/,
  pricePerMinute: /^\d{1,4}(\.\d{1,8})?$/,
};

/** What is wrong with TRANSCRIBER_CAPABILITIES. */
export function capabilitiesSettingProblems(text: string | undefined): string[] {
  if (text === undefined) return [];
  const overrides = parseCapabilities(text);
  if (overrides === null) return ['TRANSCRIBER_CAPABILITIES must be a list such as maxSeconds=600, parallel=2.'];
  return capabilityProblems(overrides).map((problem) => `TRANSCRIBER_CAPABILITIES ${problem}.`);
}

/** What is wrong with such overrides, one sentence each, without the name of the setting. */
export function capabilityProblems(overrides: Readonly<Record<string, string>>): string[] {
  return Object.entries(overrides).flatMap(([field, value]) => {
    const wanted = FIELDS[field];
    if (wanted === undefined) {
      return [`names ${JSON.stringify(field.slice(0, 40))}, which is none of ${Object.keys(FIELDS).join(', ')}`];
    }
    return wanted.test(value) ? [] : [`gives ${field} a value that it cannot have`];
  });
}

/** Reads `field=value, field=value`; null where a part is no such pair. */
export function parseCapabilities(text: string): Readonly<Record<string, string>> | null {
  const pairs = splitList(text).map((part) => /^(\w+)\s*=\s*([\w.]+)$/.exec(part));
  if (pairs.some((pair) => pair === null)) return null;
  return Object.fromEntries(pairs.map((pair) => [pair?.[1] ?? '', pair?.[2] ?? '']));
}
