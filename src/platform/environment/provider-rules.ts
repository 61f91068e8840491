import { apiVersionProblem, factsOf, splitAddress } from './kind-facts.js';
import {
  BUILT_IN_KIND,
  DEFAULT_KIND,
  KINDS,
  LOCAL_KIND,
  localSpeech,
  type ProviderPrefix,
  type ProviderSettings,
} from './provider-kinds.js';
import { parseCapabilities } from './provider-lists.js';
import type { RawValues } from './setting.js';
import { parseUrl, withoutSlash } from './setting-kinds.js';

const OPENAI_URL = 'https://api.openai.com/v1';

/** Current at the time of writing; the SDK's type list marks the models OpenAI switches off. */
export const OPENAI_MODELS: Readonly<Record<ProviderPrefix, string>> = {
  TRANSCRIBER: 'gpt-transcribe',
  REFINER: 'gpt-5.4-mini',
};

/** Switched off by OpenAI on that day; another server may well serve a model of that name. */
const RETIRING_AT_OPENAI = /^(whisper-1|gpt-4o-(mini-)?transcribe.*)$/;
const RETIRED_AT_OPENAI = new Date('2027-02-26T00:00:00Z');

/** When the provider of a model switches it off; null if unknown. */
export function retirementOf({ baseUrl, model }: Pick<ProviderSettings, 'baseUrl' | 'model'>): Date | null {
  return atOpenAi(baseUrl) && RETIRING_AT_OPENAI.test(model) ? RETIRED_AT_OPENAI : null;
}

/** The kind, or the value of a base URL, that selects the built-in recogniser or copy-editor regardless of other settings. */
const OFFLINE = BUILT_IN_KIND;

/** The path of one request, as curl examples show it; the engine adds it itself. */
const REQUEST_PATH = /\/(?:audio\/transcriptions|chat\/completions|completions|responses|models)\/?(?=\?|$)/;

function pathProblems(raw: RawValues, prefix: ProviderPrefix | 'VERIFIER'): string[] {
  const path = REQUEST_PATH.exec(raw[`${prefix}_BASE_URL`] ?? '')?.[0];
  return path === undefined ? [] : [`${prefix}_BASE_URL ends in the path of one request; remove ${path}.`];
}

/** The problems of one provider's settings in combination. */
export function providerProblems(raw: RawValues, prefix: ProviderPrefix): string[] {
  const { baseUrl, model, apiKey, kind } = parts(raw, prefix);
  if (pathProblems(raw, prefix).length > 0) return pathProblems(raw, prefix);
  if (kind === OFFLINE || kind === LOCAL_KIND) return strayOf(raw, prefix, kind);
  if (kind !== null && baseUrl === OFFLINE) {
    return [`${prefix}_KIND is ${kind}, which needs a server, but ${prefix}_BASE_URL is offline; remove one of them.`];
  }
  if (factsOf(kind) !== null) return problemsOfKind(raw, prefix);
  if (raw[`${prefix}_BASE_URL`]?.includes('?')) {
    return [`${prefix}_BASE_URL gives an api-version, which only the kind azure has; set ${prefix}_KIND=azure.`];
  }
  if (kind !== null && baseUrl === null && (raw.OPENAI_API_KEY === undefined || kind !== DEFAULT_KIND)) {
    return [`${prefix}_KIND is ${kind}, but no server is named; set ${prefix}_BASE_URL.`];
  }
  if (baseUrl === OFFLINE) {
    const stray = [model && `${prefix}_MODEL`, apiKey && `${prefix}_API_KEY`].filter(Boolean);
    return stray.length === 0
      ? []
      : [`${prefix}_BASE_URL is offline, so ${stray.join(' and ')} cannot be used; remove it.`];
  }
  if (baseUrl === null) return withoutServer(raw, prefix);
  if (atOpenAi(baseUrl)) {
    if (apiKey ?? raw.OPENAI_API_KEY) return [];
    return [`${prefix}_BASE_URL is OpenAI's, so ${prefix}_API_KEY or OPENAI_API_KEY is needed.`];
  }
  if (model === null) return [`${prefix}_MODEL is missing; with ${prefix}_BASE_URL name a model that server has.`];
  return [];
}

/** The problems of settings for a kind other than OpenAI's. */
function problemsOfKind(raw: RawValues, prefix: ProviderPrefix): string[] {
  const { baseUrl: set, apiVersion, model, apiKey, kind } = parts(raw, prefix);
  const facts = factsOf(kind);
  const problems: string[] = [];
  const version = apiVersionProblem(kind, apiVersion);
  if (version !== null) problems.push(`${prefix}_BASE_URL ${version}.`);
  if (set === null && facts?.baseUrl === null) {
    problems.push(`${prefix}_KIND is ${kind}, but no server is named; set ${prefix}_BASE_URL.`);
  }
  if (model === null && facts?.model === null) {
    problems.push(`${prefix}_KIND is ${kind}, so ${prefix}_MODEL must name the deployment.`);
  }
  // A self-hosted server may need no key.
  const own = set !== null && kind !== 'azure';
  if (apiKey === null && facts?.keyless === false && !own) {
    problems.push(`${prefix}_KIND is ${kind}, which needs ${prefix}_API_KEY.`);
  }
  return problems;
}

/** The settings of such a kind. OpenAI's key is never sent there. */
function readKind(raw: RawValues, prefix: ProviderPrefix): ProviderSettings | null {
  const { baseUrl: set, apiVersion, model: named, apiKey, kind } = parts(raw, prefix);
  const facts = factsOf(kind);
  const baseUrl = set ?? facts?.baseUrl ?? null;
  const model = named ?? facts?.model ?? null;
  if (baseUrl === null || model === null || kind === null) return null;
  return { kind, baseUrl, ...(apiVersion ? { apiVersion } : {}), model, apiKey, ...overrides(raw, prefix) };
}

/** The provider's settings, null for the offline one. An OpenAI key is never sent to another host. */
export function readProvider(raw: RawValues, prefix: ProviderPrefix): ProviderSettings | null {
  const { baseUrl, model, apiKey, kind } = parts(raw, prefix);
  if (kind === OFFLINE || baseUrl === OFFLINE) return null;
  if (kind === LOCAL_KIND) return localSpeech(model ?? undefined);
  if (factsOf(kind) !== null) return readKind(raw, prefix);
  const openAiKey = raw.OPENAI_API_KEY ?? null;
  const settings = {
    ...(kind === null || kind === DEFAULT_KIND ? {} : { kind }),
    model: model ?? OPENAI_MODELS[prefix],
    ...overrides(raw, prefix),
  };
  if (baseUrl === null) {
    if (openAiKey === null) return null;
    return { baseUrl: OPENAI_URL, apiKey: openAiKey, ...settings };
  }
  const openAi = atOpenAi(baseUrl);
  return { baseUrl, apiKey: apiKey ?? (openAi ? openAiKey : null), ...settings };
}

/** Whether the transcriber works with the processors of this machine. */
export function isOfflineTranscriber(raw: RawValues): boolean {
  const settings = readProvider(raw, 'TRANSCRIBER');
  return settings === null || settings.kind === LOCAL_KIND;
}

/**
 * Whether no setting names a transcriber: neither a kind, nor an address, nor a key, which count in this order. Local mode then chooses at its start
 * (`pipeline/transcribing/default-transcriber.ts`); a hosted engine uses the built-in recogniser.
 */
export function isTranscriberUnset(raw: RawValues): boolean {
  const { baseUrl, kind } = parts(raw, 'TRANSCRIBER');
  return kind === null && baseUrl === null && raw.OPENAI_API_KEY === undefined;
}

/** The word that turns second opinions off. */
const OFF = 'off';

/** The problems of the verifier's settings in combination. */
export function verifierProblems(raw: RawValues): string[] {
  const { baseUrl, model, apiKey } = verifierParts(raw);
  if (model?.toLowerCase() === OFF) return [];
  if (pathProblems(raw, 'VERIFIER').length > 0) return pathProblems(raw, 'VERIFIER');
  if (baseUrl === null) {
    const stray = [model && 'VERIFIER_MODEL', apiKey && 'VERIFIER_API_KEY'].filter(Boolean);
    if (stray.length === 0 || readProvider(raw, 'REFINER') !== null) return [];
    return [`${stray.join(' and ')} is set, but neither VERIFIER_BASE_URL nor a refiner's says which server has it.`];
  }
  if (atOpenAi(baseUrl)) {
    if (apiKey ?? raw.OPENAI_API_KEY) return [];
    return ["VERIFIER_BASE_URL is OpenAI's, so VERIFIER_API_KEY or OPENAI_API_KEY is needed."];
  }
  return model === null ? ['VERIFIER_MODEL is missing; with VERIFIER_BASE_URL name a model that server has.'] : [];
}

/** The source of second opinions: `off`, a configured model, or null for the refiner's providers. A key is sent only to the server it was set for. */
export function readVerifier(raw: RawValues): ProviderSettings | 'off' | null {
  const { baseUrl, model, apiKey } = verifierParts(raw);
  if (model?.toLowerCase() === OFF) return OFF;
  const refiner = readProvider(raw, 'REFINER');
  if (baseUrl === null) {
    if (refiner === null || (model === null && apiKey === null)) return null;
    return { ...refiner, model: model ?? refiner.model, apiKey: apiKey ?? refiner.apiKey };
  }
  const openAi = atOpenAi(baseUrl);
  const sameServer = refiner !== null && refiner.baseUrl === baseUrl;
  const { kind, apiVersion } = sameServer ? refiner : {};
  const key = apiKey ?? (sameServer ? refiner.apiKey : null) ?? (openAi ? (raw.OPENAI_API_KEY ?? null) : null);
  const wire = { ...(kind ? { kind } : {}), ...(apiVersion ? { apiVersion } : {}) };
  return { baseUrl, model: model ?? OPENAI_MODELS.REFINER, apiKey: key, ...wire };
}

function verifierParts(raw: RawValues) {
  return {
    baseUrl: serverOf(raw.VERIFIER_BASE_URL),
    model: raw.VERIFIER_MODEL ?? null,
    apiKey: raw.VERIFIER_API_KEY ?? null,
  };
}

function overrides(raw: RawValues, prefix: ProviderPrefix): Pick<ProviderSettings, 'capabilities'> {
  const text = raw[`${prefix}_CAPABILITIES`];
  return text === undefined ? {} : { capabilities: parseCapabilities(text) ?? {} };
}

/** Settings that work today but will soon fail. */
export function providerWarnings(raw: RawValues, prefix: ProviderPrefix): string[] {
  const settings = readProvider(raw, prefix);
  if (settings === null && prefix === 'REFINER' && raw.REFINER_FALLBACKS !== undefined) {
    return ['REFINER_FALLBACKS is not used: the offline copy-editor, which refines, is never unavailable.'];
  }
  if (settings === null || retirementOf(settings) === null) return [];
  return [
    `OpenAI switches ${settings.model} off on 26 February 2027; set ${prefix}_MODEL to ${OPENAI_MODELS[prefix]}.`,
  ];
}

function parts(raw: RawValues, prefix: ProviderPrefix) {
  const address = serverOf(raw[`${prefix}_BASE_URL`]);
  const { baseUrl = null, apiVersion } = address === null ? {} : splitAddress(address);
  return {
    baseUrl: baseUrl?.toLowerCase() === OFFLINE ? OFFLINE : baseUrl,
    apiVersion,
    model: raw[`${prefix}_MODEL`] ?? null,
    apiKey: raw[`${prefix}_API_KEY`] ?? null,
    // An unknown kind is reported once.
    kind: KINDS[prefix].find((kind) => kind === raw[`${prefix}_KIND`]?.toLowerCase()) ?? null,
  };
}

/** Settings of a server although the kind needs none. The kind `local` has a model. */
function strayOf(raw: RawValues, prefix: ProviderPrefix, kind: string): string[] {
  const { baseUrl, model, apiKey } = parts(raw, prefix);
  const stray = [
    baseUrl !== null && baseUrl !== OFFLINE && `${prefix}_BASE_URL`,
    kind === OFFLINE && model && `${prefix}_MODEL`,
    apiKey && `${prefix}_API_KEY`,
  ].filter(Boolean);
  if (stray.length === 0) return [];
  return [`${prefix}_KIND is ${kind}, so ${stray.join(' and ')} cannot be used; remove it.`];
}

function withoutServer(raw: RawValues, prefix: ProviderPrefix): string[] {
  const { model, apiKey } = parts(raw, prefix);
  const problems: string[] = [];
  if (apiKey !== null) {
    problems.push(`${prefix}_API_KEY is set without ${prefix}_BASE_URL, so it is unclear whose key it is; set both.`);
  }
  if (model !== null && raw.OPENAI_API_KEY === undefined) {
    problems.push(
      `${prefix}_MODEL is set, but neither ${prefix}_BASE_URL nor OPENAI_API_KEY says which server has it.`,
    );
  }
  return problems;
}

function serverOf(address: string | undefined): string | null {
  return address === undefined ? null : withoutSlash(address);
}

function atOpenAi(baseUrl: string): boolean {
  return parseUrl(baseUrl)?.hostname === 'api.openai.com';
}
