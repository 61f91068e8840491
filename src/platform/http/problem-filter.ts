import { randomUUID } from 'node:crypto';
import { type ArgumentsHost, Catch, type ExceptionFilter, Inject } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Fault } from '../fault.js';
import { LOGGER, type Logger } from '../logging/logger.js';
import { type HttpFault, httpFaultOf } from './http-fault.js';
import { PROBLEM_MEDIA_TYPE, type Problem, problemOf } from './problem.js';
import { routeTableOf } from './route-table.js';

/** What the validation adds to help with a misspelt name. */
const SUGGESTION = /; did you mean (?:(?!; did you mean )[^?])*\?/;

/**
 * Answers every error over HTTP as problem+json, in one form. What is the engine's fault is logged with the correlation id that the caller is
 * given; what is the caller's is not logged. Outside HTTP the error is passed on.
 */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  /** @param suggestions whether answers may name the fields that a request can have, as introspection does for GraphQL */
  constructor(
    @Inject(LOGGER) private readonly log: Logger,
    private readonly suggestions = true,
  ) {}

  catch(thrown: unknown, host: ArgumentsHost): unknown {
    if (host.getType() !== 'http') return thrown;
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const answer = withAllowedMethods(httpFaultOf(thrown), request, reply);
    const correlationId = answer.status >= 500 ? this.report(answer, thrown, request) : undefined;
    if (reply.sent || reply.raw.headersSent) {
      // The answer has begun: it is broken off, so that the caller does not take a part for the whole.
      this.log.warn('The response ended early.', { error: thrown, method: request.method, path: pathOf(request) });
      reply.raw.destroy();
      return undefined;
    }
    setHeaders(reply, answer.fault);
    return reply
      .status(answer.status)
      .send(JSON.stringify(this.shown(problemOf(answer.fault, answer.status, request.url, correlationId))));
  }

  private shown(problem: Problem): Problem {
    if (this.suggestions || problem.errors === undefined) return problem;
    const errors = problem.errors.map(({ field, message }) => ({ field, message: message.replace(SUGGESTION, '') }));
    return { ...problem, errors };
  }

  private report({ fault, status }: HttpFault, thrown: unknown, request: FastifyRequest): string {
    const correlationId = typeof request.id === 'string' ? request.id : randomUUID();
    const fields = {
      correlationId,
      status,
      code: fault.code,
      method: request.method,
      path: pathOf(request),
      error: thrown,
    };
    if (fault.code === 'INTERNAL') this.log.error('A request failed because of an error in the engine.', fields);
    else this.log.warn('A request cannot be served at the moment.', fields);
    return correlationId;
  }
}

function withAllowedMethods(answer: HttpFault, request: FastifyRequest, reply: FastifyReply): HttpFault {
  if (answer.status !== 404 || !request.is404) return answer;
  const methods = routeTableOf(request.server)?.methodsFor(pathOf(request)) ?? [];
  if (methods.length === 0) return answer;
  reply.header('Allow', methods.join(', '));
  const message = `This address does not support ${request.method}. It supports ${methods.join(', ')}.`;
  return { fault: new Fault('METHOD_NOT_ALLOWED', message), status: 405 };
}

function setHeaders(reply: FastifyReply, fault: Fault): void {
  reply.header('Content-Type', PROBLEM_MEDIA_TYPE).header('Cache-Control', 'no-store');
  if (fault.retryAfterMs !== undefined)
    reply.header('Retry-After', String(Math.max(1, Math.ceil(fault.retryAfterMs / 1000))));
  if (fault.code === 'UNAUTHENTICATED' && !reply.hasHeader('WWW-Authenticate')) {
    reply.header('WWW-Authenticate', 'Bearer realm="evolution-studios-engine"');
  }
}

function pathOf(request: FastifyRequest): string {
  return request.url.split(/[?#]/, 1)[0]!;
}
