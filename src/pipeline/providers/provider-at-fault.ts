import { AUDIO_HOST, SUPABASE_STORAGE } from '../../jobs/record/waiting-for.js';
import type { Fault } from '../../platform/fault.js';
import { CircuitOpen } from './circuit-open.js';

/** Statuses that mean that the provider serves no request with these settings. */
const BROKEN_SETUP = [401, 403, 404, 410];

/** Whether the provider is the cause (it is down, limits requests, refuses its key, or lacks its model) and not the content of the request. */
export function isProviderAtFault(fault: Fault): boolean {
  const { code, providerStatus, retryable } = fault;
  if (fault instanceof CircuitOpen) return true;
  // A single object that is missing or refused is not the server's fault.
  if (fault.provider === SUPABASE_STORAGE || fault.provider === AUDIO_HOST) return retryable && code === 'INTERNAL';
  if (providerStatus !== undefined && BROKEN_SETUP.includes(providerStatus)) return true;
  return /_(UNAVAILABLE|RATE_LIMITED)$/.test(code) && (retryable || providerStatus === 429);
}
