import type { Socket } from 'node:net';
import pg from 'pg';
import { isReadOnly } from './outage.js';
import { isStaleStatement, type StatementNames } from './statement-names.js';

/** Fields of the driver's connection that its declared type lacks. */
interface Connected {
  readonly connection: { readonly stream: Socket };
}

type Query = (...args: unknown[]) => unknown;

/**
 * A client class for a pool. A connection is closed when a query gets no answer within the limit (milliseconds): a firewall that forgets a
 * connection, or a host that is gone, closes nothing, and the query would wait forever, together with every query behind it. A connection
 * whose server accepts no writes is closed too: after a fail-over the old connections lead to the standby, and new ones to the new primary.
 * Choose the limit longer than the server's own statement_timeout, or a slow statement loses its connection for no reason.
 * @param names prepares the statements that are repeated; null: none is prepared
 */
export function answeringClient(limitMs: number, names: StatementNames | null = null): typeof pg.Client {
  return class AnsweringClient extends pg.Client {
    override query = ((...args: unknown[]): unknown => {
      const statement = names === null ? null : preparedOf(args, names);
      if (names === null || statement === null) return answered(this, limitMs, args);
      return queryPrepared(this, limitMs, names, statement);
    }) as pg.Client['query'];
  };
}

/** A statement that is prepared, and the callback that waits for its result, if there is one. */
interface Prepared {
  readonly name: string;
  readonly text: string;
  readonly values: unknown[];
  readonly callback: Query | null;
}

function preparedOf(args: readonly unknown[], names: StatementNames): Prepared | null {
  const [text, values] = args;
  if (typeof text !== 'string' || !Array.isArray(values) || values.length === 0) return null;
  const name = names.nameOf(text);
  if (name === undefined) return null;
  const callback = args.at(-1);
  return { name, text, values, callback: typeof callback === 'function' ? (callback as Query) : null };
}

/**
 * Runs a prepared statement. The database refuses one whose result type has changed since it was prepared, and does nothing: outside of a
 * transaction the statement runs again, unprepared. The driver's pool passes a callback; other callers get a promise.
 */
function queryPrepared(client: pg.Client, limitMs: number, names: StatementNames, statement: Prepared): unknown {
  const { name, text, values, callback } = statement;
  const canRepeat = (error: unknown): boolean => {
    if (!isStaleStatement(error)) return false;
    names.renew();
    return client.getTransactionStatus() === 'I';
  };
  if (callback !== null) {
    const settle = (error: unknown, result: unknown) =>
      error && canRepeat(error) ? answered(client, limitMs, [text, values, callback]) : callback(error, result);
    return answered(client, limitMs, [{ name, text, values }, settle]);
  }
  return (answered(client, limitMs, [{ name, text, values }]) as Promise<unknown>).catch((error: unknown) => {
    if (!canRepeat(error)) throw error;
    return answered(client, limitMs, [text, values]);
  });
}

/** Runs a query and closes the connection when no answer comes within the limit, or when the server accepts no writes. */
function answered(client: pg.Client, limitMs: number, args: unknown[]): unknown {
  const late = setTimeout(() => (client as unknown as Connected).connection.stream.destroy(), limitMs);
  const end = (error?: unknown) => {
    clearTimeout(late);
    // Marks the connection as unusable immediately, so that the pool does not reuse it.
    if (isReadOnly(error)) void client.end();
  };
  const callback = args.at(-1);
  if (typeof callback === 'function') {
    args[args.length - 1] = (...answer: unknown[]): unknown => {
      end(answer[0]);
      return Reflect.apply(callback, undefined, answer);
    };
  }
  const answer: unknown = Reflect.apply(pg.Client.prototype.query, client, args);
  if (answer instanceof Promise) answer.then(() => end(), end);
  else if (typeof callback !== 'function') end();
  return answer;
}
