import { isNativeError } from 'node:util/types';
import { isStaleStatement } from './statement-names.js';

/** Codes of Node's network errors that mean: no database at the other end. */
const NETWORK = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH']);
/**
 * SQLSTATE: connection exceptions (08), insufficient resources (53), an operator's stop or a start under way (57P), system errors (58).
 */
const SERVER = /^(08|53|57P|58)/;
/**
 * SQLSTATE: read-only, as a standby is or a server whose disk is nearly full; a transaction that was idle or lasted too long; a deadlock; a lock or an answer that did not come in time.
 */
const PASSING = new Set(['25006', '25P03', '25P04', '40001', '40P01', '55P03', '57014']);
/** The driver's messages without a code for a lost connection, or for one that was not available in time. */
const DRIVER =
  /^(Connection terminated|Client was closed|timeout exceeded when trying to connect|Client has encountered a connection error|Query read timeout)/;

/** Whether an error means that the database is temporarily unreachable or overloaded, and not that the statement is wrong. */
export function isDatabaseOutage(thrown: unknown): boolean {
  // Not `instanceof`: code in another VM context has a different Error class than Node's own errors.
  if (!isNativeError(thrown)) return false;
  if (thrown.name === 'AggregateError') return (thrown as AggregateError).errors.some(isDatabaseOutage);
  const { code } = thrown as Error & { code?: unknown };
  // In a transaction; outside of one the connection has run it again already.
  if (isStaleStatement(thrown)) return true;
  if (isClosedForMaintenance(thrown)) return true;
  if (typeof code === 'string' && (NETWORK.has(code) || SERVER.test(code) || PASSING.has(code))) return true;
  return DRIVER.test(thrown.message);
}

/** Whether the server refused a connection because the database accepts none now, for example while a platform restores or pauses it. */
function isClosedForMaintenance(thrown: object): boolean {
  const { code, severity } = thrown as { code?: unknown; severity?: unknown };
  return code === '55000' && severity === 'FATAL';
}

/** Whether the server accepts no writes: it is a standby, or an operator made it read-only. */
export function isReadOnly(thrown: unknown): boolean {
  return (thrown as { code?: unknown } | null)?.code === '25006';
}
