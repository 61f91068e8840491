import { appendFileSync } from 'node:fs';
import { createRequire, syncBuiltinESMExports } from 'node:module';

/**
 * Loaded into a replica before the engine (`--import`): kills the process at a named point, or blocks its event loop on a
 * signal. It watches from outside (statements, requests and log lines); the engine knows nothing of it.
 */
export interface ArmedPoint {
  readonly name: string;
  readonly at: 'statement' | 'answer' | 'reply' | 'log';
  /** Of the statement, the address, the engine's own reply ("POST /v1/jobs/new 201") or the log line. */
  readonly pattern: string;
  /** For a statement: before it is sent, right after it was sent, after it was answered, or before or after the COMMIT of its transaction. */
  readonly when?: 'before' | 'sent' | 'after' | 'before-commit' | 'after-commit';
  /** How many times it passes unharmed first. */
  readonly skip: number;
  /** Where the hit is written down. */
  readonly file: string;
}

const require = createRequire(import.meta.url);
const armed = process.env.FAULT_POINT === undefined ? null : (JSON.parse(process.env.FAULT_POINT) as ArmedPoint);
const pattern = new RegExp(armed?.pattern ?? '(?!)', 'i');
let left = armed?.skip ?? 0;

function reach(): void {
  left -= 1;
  if (left >= 0) return;
  appendFileSync(armed?.file as string, `${armed?.name}\n`, { flush: true });
  process.kill(process.pid, 'SIGKILL');
}

/** So that the client reads the reply before the process is gone; milliseconds. */
const REPLY_TRAVEL_MS = 20;

type Query = (this: object, ...args: unknown[]) => unknown;

/** The point is reached by a client whose transaction holds the statement, then says COMMIT. */
function watchStatements(when: NonNullable<ArmedPoint['when']>): void {
  const { Client } = require('pg') as { Client: { prototype: { query: Query } } };
  const inner = Client.prototype.query;
  const pending = new WeakSet<object>();
  Client.prototype.query = function (this: object, ...args: unknown[]) {
    const [first] = args as [string | { text?: string } | undefined];
    const text = typeof first === 'string' ? first : (first?.text ?? '');
    const matches = pattern.test(text);
    const commits = /^\s*commit/i.test(text) && pending.delete(this);
    if (matches) pending.add(this);
    if ((matches && when === 'before') || (commits && when === 'before-commit')) reach();
    const answer = inner.apply(this, args);
    // The server goes on with what it has received.
    if (matches && when === 'sent') setImmediate(reach);
    if ((matches && when === 'after') || (commits && when === 'after-commit')) {
      void Promise.resolve(answer).then(reach, () => undefined);
    }
    return answer;
  };
}

function watchAnswers(): void {
  const inner = globalThis.fetch;
  globalThis.fetch = async (...args) => {
    const response = await inner(...args);
    const [address] = args;
    if (pattern.test(address instanceof Request ? address.url : String(address))) reach();
    return response;
  };
}

/** The client has its reply, or is about to read it. */
function watchReplies(): void {
  const { ServerResponse } = require('node:http') as typeof import('node:http');
  const inner = ServerResponse.prototype.end as (this: object, ...args: unknown[]) => unknown;
  (ServerResponse.prototype as { end: unknown }).end = function (
    this: InstanceType<typeof ServerResponse>,
    ...args: unknown[]
  ) {
    const answer = inner.apply(this, args);
    const { method, url } = this.req;
    if (pattern.test(`${method} ${url} ${this.statusCode}`))
      this.once('finish', () => setTimeout(reach, REPLY_TRAVEL_MS));
    return answer;
  };
}

function watchLog(): void {
  const fs = require('node:fs') as { writeSync: (...args: unknown[]) => unknown };
  const inner = fs.writeSync;
  fs.writeSync = (...args) => {
    const written = inner(...args);
    if (pattern.test(String(args[1]))) reach();
    return written;
  };
  syncBuiltinESMExports();
}

if (armed?.at === 'statement') watchStatements(armed.when ?? 'after');
if (armed?.at === 'answer') watchAnswers();
if (armed?.at === 'reply') watchReplies();
if (armed?.at === 'log') watchLog();

/** Longer than a heartbeat. SIGUSR2 blocks the event loop, as a long garbage collection or a huge transcript would. */
const BLOCK_MS = 14_000;
process.on('SIGUSR2', () => {
  const until = performance.now() + BLOCK_MS;
  while (performance.now() < until);
});
