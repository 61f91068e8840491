import type { FastifyInstance } from 'fastify';
import { callerOf } from './current-caller.js';
import type { RefusalAudit } from './refusal-audit.js';

/** The rule behind the status of an answer, over REST and over GraphQL alike. */
const RULES: Readonly<Record<number, string>> = { 401: 'UNAUTHENTICATED', 403: 'FORBIDDEN', 429: 'RATE_LIMITED' };

/** Writes the refusals of every route down, whoever gave them: a guard, a hook, a resolver or a query of the database. */
export function recordRefusals(server: FastifyInstance, audit: RefusalAudit): void {
  server.addHook('onResponse', async ({ headers, socket, method, routeOptions }, { statusCode }) => {
    const rule = RULES[statusCode];
    if (rule === undefined) return;
    const route = `${method} ${routeOptions.url ?? 'unknown'}`;
    audit.record({ caller: callerOf(headers), address: socket.remoteAddress, rule, route });
  });
}
