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
 * A client class for a pool, whose connections are given up when a query gets no answer within the limit (milliseconds). A firewall that
 * forgets a connection, or a host that is gone, closes nothing: without this a query waits for ever, and whoever waits in line behind it.
 * So is one whose server takes no writes: after a fail-over the old connections lead to the standby, and new ones to the server in its place.
 * Choose the limit longer than the server's own statement_timeout, or a slow statement loses its connection for nothing.
 * @param names prepares the statements that come again; null: none is prepared
 */
export function answeringClient(limitMs: number, names: StatementNames | null = null): typeof pg.Client {
  return class AnsweringClient extends pg.Client {
    // The driver's forms of `query` are of two kinds: with a callback (the pool's own queries), or with a promise.
    override query = ((...args: unknown[]): unknown => {
      const callback = args.at(-1);
      const [text, values] = args;
      if (names === null || typeof text !== 'string' || !Array.isArray(values) || values.length === 0) {
        return this.answered(args);
      }
      const name = names.nameOf(text);
      if (name === undefined) return this.answered(args);
      const prepared = { name, text, values };
      if (typeof callback !== 'function') {
        return (this.answered([prepared]) as Promise<unknown>).catch((error: unknown) =>
          this.again(error, names, () => this.answered([text, values])),
        );
      }
      return this.answered([
        prepared,
        (error: unknown, result: unknown) => {
          if (error && isStaleStatement(error)) {
            names.renew();
            if (this.getTransactionStatus() === 'I') return this.answered([text, values, callback]);
          }
          return (callback as Query)(error, result);
        },
      ]);
    }) as pg.Client['query'];

    /** A statement that failed because it was prepared for something else did nothing: outside of a transaction it runs again, unprepared. */
    private again(error: unknown, names: StatementNames, query: () => unknown): unknown {
      if (!isStaleStatement(error)) throw error;
      names.renew();
      if (this.getTransactionStatus() !== 'I') throw error;
      return query();
    }

    private answered(args: unknown[]): unknown {
      const late = setTimeout(() => (this as unknown as Connected).connection.stream.destroy(), limitMs);
      const end = (error?: unknown) => {
        clearTimeout(late);
        // Marks the connection as unusable immediately, so that the pool does not reuse it.
        if (isReadOnly(error)) void this.end();
      };
      const callback = args.at(-1);
      if (typeof callback === 'function') {
        args[args.length - 1] = (...answer: unknown[]): unknown => {
          end(answer[0]);
          return Reflect.apply(callback, undefined, answer);
        };
      }
      const answer: unknown = Reflect.apply(pg.Client.prototype.query, this, args);
      if (answer instanceof Promise) answer.then(() => end(), end);
      else if (typeof callback !== 'function') end();
      return answer;
    }
  };
}
