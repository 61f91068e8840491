import type { IncomingHttpHeaders } from 'node:http';
import { Inject, Injectable } from '@nestjs/common';
import { Fault } from '../platform/fault.js';
import { RequestLimiter } from '../platform/http/request-limiter.js';
import type { Caller } from './caller.js';
import { CallerVerifier } from './caller-verifier.js';
import { rememberCaller } from './current-caller.js';

/**
 * Finds out who sends a request and counts it. Wrong credentials count against the address, which after too many is answered 429 in place of
 * 401. Good ones are never held up by that: behind a proxy all callers share its address, and one stranger must not be able to shut the
 * others out.
 */
@Injectable()
export class CallerAdmission {
  constructor(
    @Inject(CallerVerifier) private readonly verifier: CallerVerifier,
    @Inject(RequestLimiter) private readonly limiter: RequestLimiter,
  ) {}

  /**
   * @param address the socket's peer address
   * @throws Fault UNAUTHENTICATED, RATE_LIMITED, or UNAVAILABLE when it cannot be found out now.
   */
  async admit(headers: IncomingHttpHeaders, address: string | undefined): Promise<Caller> {
    const caller = await this.identify(headers, address);
    // For what looks at the request after its answer, GraphQL's included: Node hands the same object out each time.
    rememberCaller(headers, caller);
    this.limiter.take(this.nameOf(caller, address));
    return caller;
  }

  /** Counts further requests, all or none, for a caller who was let in. @throws Fault RATE_LIMITED */
  charge(caller: Caller, address: string | undefined, requests: number): void {
    if (requests > 0) this.limiter.take(this.nameOf(caller, address), requests);
  }

  /** Under one name everything that counts for the same caller: a user, or the network that a key is used from. */
  nameOf(caller: Caller, address: string | undefined): string {
    return caller.kind === 'user' ? `user ${caller.userId}` : `service ${this.limiter.network(address ?? 'unknown')}`;
  }

  private async identify(headers: IncomingHttpHeaders, address: string | undefined): Promise<Caller> {
    try {
      return await this.verifier.verify(headers, { address });
    } catch (error) {
      if (error instanceof Fault && error.code === 'UNAUTHENTICATED') {
        this.limiter.take(`stranger ${this.limiter.network(address ?? 'unknown')}`);
      }
      throw error;
    }
  }
}
