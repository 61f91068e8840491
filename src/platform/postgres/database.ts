import { Kysely, PostgresDialect, sql, type Transaction } from 'kysely';
import pg from 'pg';
import type { Logger } from '../logging/logger.js';
import { answeringClient } from './answering-client.js';
import { pinSession } from './session-settings.js';
import { StatementNames } from './statement-names.js';
import type { Tables } from './tables.js';

/** How busy a pool is. */
export interface DatabaseLoad {
  /** The number of requests that wait for a connection. */
  readonly waiting: number;
  /** How long requests have waited without any of them getting a connection, in milliseconds. */
  readonly stalledMs: number;
}

/** Measures how busy a pool is without a query: from its counters, and from when it last gave out a connection. */
export class PoolGauge {
  private waitingSince: number | null = null;

  constructor(private readonly pool: pg.Pool) {
    pool.on('acquire', () => {
      this.waitingSince = null;
    });
  }

  read(): DatabaseLoad {
    const waiting = this.pool.waitingCount;
    const now = performance.now();
    this.waitingSince = waiting === 0 ? null : (this.waitingSince ?? now);
    return { waiting, stalledMs: this.waitingSince === null ? 0 : now - this.waitingSince };
  }
}

/** The typed query builder over the one pool. */
export type Database = Kysely<Tables>;
export type DatabaseTransaction = Transaction<Tables>;

/** Nest injection token of the Database. */
export const DATABASE = Symbol('Database');

export interface DatabaseOptions {
  readonly url: string;
  /** Most connections of the pool. */
  readonly poolSize: number;
  readonly log: Logger;
  /** How long a query can wait for an answer before its connection is closed, in milliseconds. */
  readonly answerLimitMs?: number;
  /** Whether statements that come again are prepared (DATABASE_PREPARED_STATEMENTS); by default they are. */
  readonly prepares?: boolean;
}

/** How long a query waits for a free or new connection before it fails, in milliseconds. */
const CONNECT_TIMEOUT_MS = 10_000;
/** The longest statement the engine means to run is a sweep's page; a statement beyond this is stuck, in milliseconds. */
export const STATEMENT_TIMEOUT_MS = 60_000;
/** The server ends a statement by then. If even that error does not arrive, the server is unreachable. Milliseconds. */
export const ANSWER_LIMIT_MS = STATEMENT_TIMEOUT_MS + 5_000;
/** The longest idle time of a transaction, so that an abandoned one does not keep locks and a connection. Milliseconds. */
const IDLE_TRANSACTION_TIMEOUT_MS = 60_000;

/**
 * Opens the pool (lazily: no connection is made yet). A connection that the server drops while idle is logged, not thrown:
 * the next query opens another.
 */
export function openDatabase(options: DatabaseOptions): Database {
  const pool = new pg.Pool({
    connectionString: options.url,
    max: options.poolSize,
    application_name: 'evolution-studios-engine',
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    idle_in_transaction_session_timeout: IDLE_TRANSACTION_TIMEOUT_MS,
    keepAlive: true,
    Client: answeringClient(
      options.answerLimitMs ?? ANSWER_LIMIT_MS,
      options.prepares === false ? null : new StatementNames(),
    ),
    onConnect: (client) => pinSession(client, STATEMENT_TIMEOUT_MS),
  });
  // A connection that is cut while a transaction holds it emits an error event, which would end the process without a listener. Its statement rejects anyway.
  pool.on('connect', (client) =>
    client.on('error', (error) =>
      options.log.debug('A database connection was lost while a statement used it.', { error }),
    ),
  );
  pool.on('error', (error) => options.log.warn('An idle database connection was lost.', { error }));
  const database = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  gauges.set(database, new PoolGauge(pool));
  return database;
}

/** Opens connections of the pool that the first queries will need. An error of theirs comes again with these queries. */
export function openConnections(database: Database, count: number): void {
  for (let opened = 0; opened < count; opened += 1) sql`select`.execute(database).catch(() => undefined);
}

const gauges = new WeakMap<Database, PoolGauge>();

/** How busy the pool of a database is that `openDatabase` opened. */
export function databaseLoad(database: Database): DatabaseLoad {
  return gauges.get(database)?.read() ?? { waiting: 0, stalledMs: 0 };
}
