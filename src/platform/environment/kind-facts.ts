import type { ProviderSettings } from './provider-kinds.js';

/** The further settings that a kind of provider needs. */
export interface KindFacts {
  /** The address where none is set; null: one must be set. */
  readonly baseUrl: string | null;
  /** The model where none is set; null: one must be named. */
  readonly model: string | null;
  /** Whether requests go without a key. */
  readonly keyless: boolean;
}

/** Kinds other than OpenAI's, with their own rules for settings. */
const FACTS: Readonly<Record<string, KindFacts>> = {
  // The model is the name of the deployment.
  azure: { baseUrl: null, model: null, keyless: false },
  // The server has one model, chosen at its start.
  'whisper-cpp': { baseUrl: null, model: 'whisper.cpp', keyless: true },
  deepgram: { baseUrl: 'https://api.deepgram.com', model: 'nova-3', keyless: false },
  assemblyai: { baseUrl: 'https://api.assemblyai.com', model: 'universal-3-pro', keyless: false },
};

/** Null for OpenAI's kind and for kinds without a server. */
export function factsOf(kind: string | null | undefined): KindFacts | null {
  return (kind && FACTS[kind]) || null;
}

const API_VERSION = /^\d{4}-\d{2}-\d{2}(-preview)?$/;

/** Describes what is wrong with an API version, without the name of its setting; null if it is valid. */
export function apiVersionProblem(kind: string | null, apiVersion: string | undefined): string | null {
  if (apiVersion === undefined) return null;
  if (kind !== 'azure') return 'gives an api-version, which only the kind azure has';
  return API_VERSION.test(apiVersion) || apiVersion === 'preview'
    ? null
    : 'gives an api-version that is not a date such as 2024-10-21';
}

/** The parts of an address with an optional `?api-version=`. @param address without a slash at its end, if it has no query */
export function splitAddress(address: string): Pick<ProviderSettings, 'baseUrl' | 'apiVersion'> {
  const [baseUrl = '', query = ''] = address.split('?');
  const apiVersion = new URLSearchParams(query).get('api-version');
  return { baseUrl: baseUrl.replace(/\/+$/, ''), ...(apiVersion === null ? {} : { apiVersion }) };
}
