import { Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { refusalOf } from './fault-error.js';
import { GRAPHQL_DOOR, type GraphQlDoor } from './graphql-door.js';
import { limitError } from './limits/limit-error.js';
import { OperationGate } from './limits/operation-gate.js';
import type { RequestContext } from './request-context.js';

/** Lets a request in, checks the document it brings, and makes the context of its operation. Apollo asks for it before it parses anything. */
@Injectable()
export class HttpContext {
  constructor(
    @Inject(GRAPHQL_DOOR) private readonly door: GraphQlDoor,
    @Inject(OperationGate) private readonly gate: OperationGate,
  ) {}

  /** @throws GraphQLError that carries the HTTP status of the refusal. */
  async of(request: FastifyRequest): Promise<RequestContext> {
    try {
      const { context } = await this.door.admit({ headers: request.headers, address: request.socket.remoteAddress });
      if (Array.isArray(request.body)) throw limitError('LIMIT_BATCH', request.body.length);
      const source = sourceOf(request);
      if (source !== null) this.gate.admit(source);
      return { ...context, correlationId: request.id, loaders: new Map() };
    } catch (error) {
      throw refusalOf(error);
    }
  }
}

/** The document in the body or in the address; null where there is none, which Apollo answers. */
function sourceOf({ body, query }: FastifyRequest): string | null {
  for (const part of [body, query]) {
    const source = typeof part === 'object' && part !== null && 'query' in part ? part.query : null;
    if (typeof source === 'string') return source;
  }
  return null;
}
