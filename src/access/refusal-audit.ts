import { Inject, Injectable } from '@nestjs/common';
import type { FastifyInstance } from 'fastify';
import { LRUCache } from 'lru-cache';
import type { FaultCode } from '../platform/fault-codes.js';
import { RequestLimiter } from '../platform/http/request-limiter.js';
import { LOGGER, type Logger } from '../platform/logging/logger.js';
import { actorOf, type Caller } from './caller.js';
import { callerOf } from './current-caller.js';

/** One line for each caller and rule in this time. */
const QUIET_MS = 60_000;
/** Callers and rules remembered at once: an entry is about 100 bytes. */
const MOST_REMEMBERED = 5_000;
/** Lines a minute over all callers, so that a flood from many addresses cannot fill a disk. */
const MOST_LINES = 60;

const RULES: readonly FaultCode[] = ['UNAUTHENTICATED', 'FORBIDDEN', 'RATE_LIMITED'];

/** A request that was refused. */
export interface Refusal {
  /** Null if nobody was identified. */
  readonly caller: Caller | null;
  /** The socket's peer address. */
  readonly address: string | undefined;
  /** The code that the caller was given. */
  readonly rule: string;
  /** The declared route, not the requested path: it contains no text of the caller. */
  readonly route: string;
}

/** Whether a fault is a refusal by a rule of access. */
export function isRefusal(code: FaultCode): boolean {
  return RULES.includes(code);
}

/** Logs refused requests: at most one line a minute for each caller and rule, and 60 lines a minute in total. */
@Injectable()
export class RefusalAudit {
  private readonly written = new LRUCache<string, true>({ max: MOST_REMEMBERED, ttl: QUIET_MS });
  private minute = 0;
  private lines = 0;
  private left = 0;

  constructor(
    @Inject(LOGGER) private readonly log: Logger,
    @Inject(RequestLimiter) private readonly limiter: RequestLimiter,
  ) {}

  record({ caller, address, rule, route }: Refusal): void {
    const network = this.limiter.network(address ?? 'unknown');
    const who = caller === null ? 'stranger' : actorOf(caller);
    const key = `${who} ${network} ${rule}`;
    if (this.written.has(key) || !this.hasRoom()) return;
    this.written.set(key, true);
    this.log.warn('A request was refused.', { who, network, rule, route });
  }

  private hasRoom(): boolean {
    const minute = Math.floor(Date.now() / QUIET_MS);
    if (minute !== this.minute) {
      if (this.left > 0) this.log.warn('Requests were refused too often to log each one.', { refused: this.left });
      this.minute = minute;
      this.lines = 0;
      this.left = 0;
    }
    this.lines += 1;
    if (this.lines <= MOST_LINES) return true;
    this.left += 1;
    return false;
  }
}

/** The rule behind the status of an answer, over REST and over GraphQL alike. */
const RULE_OF_STATUS: Readonly<Record<number, string>> = {
  401: 'UNAUTHENTICATED',
  403: 'FORBIDDEN',
  429: 'RATE_LIMITED',
};

/** Logs the refusals of every route: those of guards, hooks, resolvers and queries of the database. */
export function recordRefusals(server: FastifyInstance, audit: RefusalAudit): void {
  server.addHook('onResponse', async ({ headers, socket, method, routeOptions }, { statusCode }) => {
    const rule = RULE_OF_STATUS[statusCode];
    if (rule === undefined) return;
    const route = `${method} ${routeOptions.url ?? 'unknown'}`;
    audit.record({ caller: callerOf(headers), address: socket.remoteAddress, rule, route });
  });
}
