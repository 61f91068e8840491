import { Fault } from '../../platform/fault.js';

/** How long the engine may take to answer, in milliseconds. */
const LIMIT_MS = 30_000;

/** A request that ends in time. @throws Fault UNAVAILABLE, saying why nothing answered; the signal's reason when it is aborted */
export async function send(url: string, init: RequestInit = {}): Promise<Response> {
  const limit = AbortSignal.timeout(LIMIT_MS);
  const signal = init.signal ? AbortSignal.any([init.signal, limit]) : limit;
  try {
    return await fetch(url, { ...init, signal });
  } catch (cause) {
    init.signal?.throwIfAborted();
    throw new Fault(
      'UNAVAILABLE',
      `Nothing answers at ${new URL(url).origin} (${reasonOf(cause)}). Check the address and whether the engine runs.`,
      { cause },
    );
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'the connection is refused',
  ENOTFOUND: 'there is no such host',
  EAI_AGAIN: 'the host name cannot be looked up',
  ECONNRESET: 'the connection was cut',
};

/** Why a request got no answer, in words. */
export function reasonOf(error: unknown): string {
  if ((error as Error).name === 'TimeoutError') return `no answer within ${LIMIT_MS / 1_000} seconds`;
  const { cause } = error as { cause?: { code?: string; errors?: { code?: string }[] } };
  const code = cause?.code ?? cause?.errors?.[0]?.code ?? '';
  return REASONS[code] ?? (code === '' ? 'no answer' : code);
}
