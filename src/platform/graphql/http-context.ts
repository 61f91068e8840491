import { Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Fault } from '../fault.js';
import { refusalOf } from './fault-error.js';
import { type Admission, GRAPHQL_DOOR, type GraphQlDoor } from './graphql-door.js';
import { limitError } from './limits/limits.js';
import { OperationGate } from './limits/operation-gate.js';
import type { RequestContext } from './request-context.js';

/** Authenticates requests, checks their documents, and creates the context of each operation. */
@Injectable()
export class HttpContext {
  private readonly admissions = new WeakMap<FastifyRequest, Admission>();

  constructor(
    @Inject(GRAPHQL_DOOR) private readonly door: GraphQlDoor,
    @Inject(OperationGate) private readonly gate: OperationGate,
  ) {}

  /** Uses only the headers, before the body is read. @throws Fault UNAUTHENTICATED, RATE_LIMITED or UNAVAILABLE */
  async admit(request: FastifyRequest): Promise<void> {
    const arrival = { headers: request.headers, address: request.socket.remoteAddress };
    this.admissions.set(request, await this.door.admit(arrival));
  }

  /**
   * For a request that was let in. Apollo asks before it parses anything.
   * @throws GraphQLError that carries the HTTP status of the refusal.
   */
  of(request: FastifyRequest): RequestContext {
    try {
      const admission = this.admissions.get(request);
      if (!admission)
        throw new Fault('INTERNAL', 'This request has no caller, because its authentication did not run.');
      if (Array.isArray(request.body)) throw limitError('LIMIT_BATCH', request.body.length);
      const source = sourceOf(request);
      if (source !== null) this.gate.admit(source);
      const spend = (requests: number) => admission.spend(requests);
      return { ...admission.context, spend, correlationId: request.id, loaders: new Map() };
    } catch (error) {
      throw refusalOf(error);
    }
  }
}

/** The document in the body or in the address; null without one, which Apollo answers. */
function sourceOf({ body, query }: FastifyRequest): string | null {
  for (const part of [body, query]) {
    const source = typeof part === 'object' && part !== null && 'query' in part ? part.query : null;
    if (typeof source === 'string') return source;
  }
  return null;
}
