import { isIPv6 } from 'node:net';
import { LRUCache } from 'lru-cache';
import { Fault } from '../fault.js';

/** Callers remembered at once; the one not seen for longest is forgotten first. An entry is about 100 bytes. */
const MOST_CALLERS = 20_000;

/** Tokens come in fractions; a sum of fractions may miss a whole number by a rounding error. */
const ROUNDING = 1e-9;

interface Bucket {
  tokens: number;
  at: number;
}

/**
 * A token bucket for each caller, in this process's memory: a caller may send a minute's worth at once, and then as many a minute.
 * With several replicas each counts for itself.
 */
export class RequestLimiter {
  private readonly buckets = new LRUCache<string, Bucket>({ max: MOST_CALLERS });

  /** @param perMinute at least 1 */
  constructor(private readonly perMinute: number) {}

  /**
   * Charges one request, or as many as it counts as: all of them, or none if the budget is too small.
   * @throws Fault RATE_LIMITED with the time after which this many fit into the budget.
   */
  take(caller: string, requests = 1): void {
    const bucket = this.refilled(caller);
    if (bucket.tokens < requests - ROUNDING) throw this.tooMany(bucket, requests);
    bucket.tokens -= requests;
  }

  /** Under one name what one subscriber can call from: an IPv4 address, or the /64 that an IPv6 address lies in. */
  network(address: string): string {
    const mapped = /^::ffff:(\d+(?:\.\d+){3})$/i.exec(address)?.[1];
    if (mapped) return mapped;
    return isIPv6(address) ? ipv6Network(address) : address;
  }

  private refilled(caller: string): Bucket {
    const now = performance.now();
    const old = this.buckets.get(caller) ?? { tokens: this.perMinute, at: now };
    const gained = ((now - old.at) / 60_000) * this.perMinute;
    const bucket = { tokens: Math.min(this.perMinute, old.tokens + gained), at: now };
    this.buckets.set(caller, bucket);
    return bucket;
  }

  private tooMany(bucket: Bucket, requests: number): Fault {
    // More than a minute's worth never fits; a full budget is the most that waiting can bring.
    const attainable = Math.min(requests, this.perMinute);
    const retryAfterMs = Math.max(0, Math.ceil(((attainable - bucket.tokens) / this.perMinute) * 60_000));
    const advice =
      requests === 1
        ? 'Wait as long as Retry-After says, then try again.'
        : 'Each job of a batch counts as one. Send fewer jobs in one request, or wait as long as Retry-After says.';
    return new Fault('RATE_LIMITED', `More than ${this.perMinute} requests a minute. ${advice}`, { retryAfterMs });
  }
}

/** The first four groups of an IPv6 address, written out. */
function ipv6Network(address: string): string {
  const [head = '', tail] = address.split('%')[0]!.split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail ? tail.split(':') : [];
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - left.length - right.length);
  const groups = [...left, ...Array.from({ length: zeros }, () => '0'), ...right];
  return `${groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`;
}
