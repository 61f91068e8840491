import type { RawValues } from './setting.js';
import { parseUrl } from './setting-kinds.js';
import { PRIVATE_HOST } from './supabase-hosts.js';

/** The variables that name a proxy; programs disagree about their case. */
const PROXIES = ['HTTPS_PROXY', 'https_proxy', 'HTTP_PROXY', 'http_proxy', 'ALL_PROXY', 'all_proxy'];
/** Settings with an address that the engine sends requests to. */
const ADDRESSES = [
  'SUPABASE_URL',
  'TRANSCRIBER_BASE_URL',
  'REFINER_BASE_URL',
  'VERIFIER_BASE_URL',
  'MODELS_URL',
  'OTEL_EXPORTER_OTLP_ENDPOINT',
];

/**
 * Node ignores the variables of a proxy unless it is asked to use them. Nothing is said where no request leaves the machine's own network.
 * @param source the environment of the process: Node reads these variables there, before a `.env` file is read
 */
export function proxyWarnings(source: NodeJS.ProcessEnv, raw: RawValues): string[] {
  const name = PROXIES.find((each) => (source[each] ?? '') !== '');
  if (name === undefined || !leavesNetwork(raw)) return [];
  if (source.NODE_USE_ENV_PROXY === '1' || /--use-env-proxy\b/.test(source.NODE_OPTIONS ?? '')) return [];
  const known = /^all/i.test(name) ? `, and under the names HTTPS_PROXY and HTTP_PROXY` : '';
  return [
    `${name} is set, but Node uses a proxy only if NODE_USE_ENV_PROXY=1 is set in the environment of the process${known}. Set it, with NO_PROXY for hosts without a proxy, or remove ${name}. Connections to the database never use a proxy.`,
  ];
}

function leavesNetwork(raw: RawValues): boolean {
  if (raw.OPENAI_API_KEY !== undefined || /^(?:deepgram|assemblyai|local)$/.test(raw.TRANSCRIBER_KIND ?? ''))
    return true;
  return ADDRESSES.some((name) => {
    const url = raw[name] === undefined ? null : parseUrl(raw[name]);
    return url !== null && !PRIVATE_HOST.test(url.hostname);
  });
}
