import { parseUrl } from './setting-kinds.js';

/** Hosts that only this machine or its network reaches: there, a connection need not be encrypted. */
export const PRIVATE_HOST =
  /^(?:localhost|[^.[]+|.*\.(?:local|localhost|internal|lan|home\.arpa)|127\.[\d.]+|10\.[\d.]+|192\.168\.[\d.]+|172\.(?:1[6-9]|2\d|3[01])\.[\d.]+|169\.254\.[\d.]+|\[(?:::1|f[cd][\da-f:]+|fe[89ab][\da-f:]+)\])$/i;

/** `abcdefgh` of https://abcdefgh.supabase.co; null for a self-hosted server. */
export function projectOf(address: string | undefined): string | null {
  const host = address === undefined ? null : parseUrl(address)?.hostname;
  return /^([a-z0-9]+)\.supabase\.(?:co|in)$/.exec(host ?? '')?.[1] ?? null;
}
