import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Fault } from '../../platform/fault.js';
import type { LogFields, Logger } from '../../platform/logging/logger.js';
import { type RunningFront, startFront } from '../front/front.js';
import { type RunningPostgres, startPostgres } from '../postgres/postgres-server.js';
import { type RunningSupabaseApi, startSupabaseApi } from '../supabase/supabase-api.js';
import type { RequestMessage, StartedPart, SupervisorMessage, SupervisorRequest } from './supervisor-messages.js';

/**
 * A process of its own that starts PostgreSQL and the local Supabase API, is the front of the API, and holds a pipe to the engine. When the engine ends, in
 * whatever way, the pipe closes and this process stops both in order.
 */
let postgres: RunningPostgres | null = null;
let api: RunningSupabaseApi | null = null;
let front: RunningFront | null = null;
let temporaryFolder: string | null = null;
let stopping = false;
/** Requests run one after the other, so that a stop never overtakes a start. */
let last: Promise<unknown> = Promise.resolve();

function say(message: SupervisorMessage): void {
  // A message after the engine has ended is useless; the disconnect is handled below.
  if (process.connected) process.send?.(message, () => undefined);
}

const line =
  (level: 'debug' | 'info' | 'warn' | 'error') =>
  (message: string, fields: LogFields = {}) =>
    say({ kind: 'log', level, message, fields });
const log: Logger = {
  debug: line('debug'),
  info: line('info'),
  warn: line('warn'),
  error: line('error'),
  with: () => log,
};

async function perform(request: SupervisorRequest): Promise<StartedPart | null> {
  if (request.kind === 'stop') return stopAll();
  if (stopping) throw new Fault('UNAVAILABLE', 'Local mode is stopping.');
  if (request.kind === 'start-postgres') {
    temporaryFolder = request.temporaryFolder ?? null;
    const server = await startPostgres({ ...request, whenTaken: 'next', log });
    postgres = server;
    void server.ended.then(() => postgres === server && report('PostgreSQL'));
    return { url: server.url, pid: server.pid };
  }
  await stopApi();
  // The API itself is on an internal port; the front has the announced one.
  const started = await startSupabaseApi({ ...request, port: 0, log });
  api = started;
  void started.ended.then(() => api === started && report('The local Supabase API'));
  front = await startFront({ ...request, dir: join(request.dir, 'resumable-uploads'), upstream: started.url, log });
  return { url: front.url, pid: started.pid };
}

function report(part: string): void {
  if (!stopping) say({ kind: 'lost', part });
}

async function stopApi(): Promise<void> {
  const running = [front, api];
  front = null;
  api = null;
  for (const part of running) await part?.stop();
}

async function stopAll(): Promise<null> {
  stopping = true;
  // The API first: its sessions would hold up the database.
  await stopApi();
  await postgres?.stop(temporaryFolder === null ? 'fast' : 'immediate');
  postgres = null;
  if (temporaryFolder !== null) await rm(temporaryFolder, { recursive: true, force: true });
  return null;
}

process.on('message', ({ id, request }: RequestMessage) => {
  last = last.then(async () => {
    try {
      say({ kind: 'done', id, started: await perform(request) });
    } catch (error) {
      // The message of a fault says what happened; any other error is recorded only in the log.
      const level = error instanceof Fault ? 'debug' : 'error';
      log[level]('A part of local mode did not start.', { error: String((error as Error).stack) });
      say({ kind: 'failed', id, message: Fault.from(error).message });
    }
  });
});

function end(): void {
  void last.then(stopAll).then(
    () => process.exit(0),
    () => process.exit(1),
  );
}
process.once('disconnect', end);
process.once('SIGTERM', end);
// Ctrl-C reaches a whole terminal; the engine decides when to stop.
process.on('SIGINT', () => undefined);
process.on('SIGHUP', () => undefined);
