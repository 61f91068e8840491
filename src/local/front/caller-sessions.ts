import pg, { type PoolClient, type QueryResultRow } from 'pg';
import type { Logger } from '../../platform/logging/logger.js';
import type { FrontCaller } from './front-callers.js';

/** A page of a laptop's frontend asks for little at a time. */
const MOST_CONNECTIONS = 4;
const STATEMENT_LIMIT_MS = 10_000;

/** Runs statements on the local database, as its superuser or with the rights of a caller of the front. */
export class CallerSessions {
  private readonly pool: pg.Pool;

  /** @param databaseUrl of a superuser */
  constructor(databaseUrl: string, log: Logger) {
    this.pool = new pg.Pool({
      connectionString: databaseUrl,
      max: MOST_CONNECTIONS,
      connectionTimeoutMillis: STATEMENT_LIMIT_MS,
      statement_timeout: STATEMENT_LIMIT_MS,
      idleTimeoutMillis: 30_000,
    });
    this.pool.on('error', (error) => log.debug('The front of local mode lost a database connection.', { error }));
  }

  /** As the superuser: for what the front itself needs to know. */
  async query<Row extends QueryResultRow>(text: string, values: readonly unknown[] = []): Promise<Row[]> {
    return (await this.pool.query<Row>(text, [...values])).rows;
  }

  /** In one transaction with the caller's role and claims, so that row security and column privileges apply. */
  async as<Result>(caller: FrontCaller, work: (client: PoolClient) => Promise<Result>): Promise<Result> {
    return this.transaction(async (client) => {
      await client.query(`select set_config('role', $1, true), set_config('request.jwt.claims', $2, true)`, [
        caller.role,
        JSON.stringify(caller.claims),
      ]);
      return work(client);
    });
  }

  /** In one transaction, as the superuser. */
  async transaction<Result>(work: (client: PoolClient) => Promise<Result>): Promise<Result> {
    const client = await this.pool.connect();
    try {
      await client.query('begin');
      const result = await work(client);
      await client.query('commit');
      client.release();
      return result;
    } catch (error) {
      // A connection that cannot roll back is thrown away.
      await client.query('rollback').then(
        () => client.release(),
        () => client.release(true),
      );
      throw error;
    }
  }

  async close(): Promise<void> {
    await this.pool.end();
  }
}
