import type { IncomingHttpHeaders } from 'node:http';
import type { Socket } from 'node:net';
import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { Fault } from '../platform/fault.js';
import { RequestLimiter } from '../platform/http/request-limiter.js';
import type { Caller } from './caller.js';
import { CallerVerifier } from './caller-verifier.js';
import { rememberCaller } from './current-caller.js';
import { Public } from './public.js';

interface Request {
  readonly headers: IncomingHttpHeaders;
  readonly socket: Socket;
}

/**
 * Lets a REST request in once it is known who sends it, and not too often. Wrong credentials count against the address, which after too
 * many is answered 429 in place of 401. Good ones are never held up by that: behind a proxy all callers share its address, and one
 * stranger must not be able to shut the others out.
 */
@Injectable()
export class CallerGuard implements CanActivate {
  constructor(
    @Inject(CallerVerifier) private readonly verifier: CallerVerifier,
    @Inject(RequestLimiter) private readonly limiter: RequestLimiter,
    @Inject(Reflector) private readonly reflector: Reflector,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (this.reflector.getAllAndOverride(Public, [context.getHandler(), context.getClass()])) return true;
    if (context.getType() !== 'http') throw new Fault('INTERNAL', 'This guard is for REST alone.');
    const request = context.switchToHttp().getRequest<Request>();
    const address = request.socket.remoteAddress ?? 'unknown';
    const caller = await this.identify(request, address);
    this.limiter.take(caller.kind === 'user' ? `user ${caller.userId}` : `service ${this.limiter.network(address)}`);
    rememberCaller(request, caller);
    return true;
  }

  private async identify(request: Request, address: string): Promise<Caller> {
    try {
      return await this.verifier.verify(request.headers, { address: request.socket.remoteAddress });
    } catch (error) {
      if (error instanceof Fault && error.code === 'UNAUTHENTICATED') {
        this.limiter.take(`stranger ${this.limiter.network(address)}`);
      }
      throw error;
    }
  }
}
