/** Codes of Node's network errors that mean: no database at the other end. */
const NETWORK = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH']);
/** SQLSTATE: connection exceptions (08), too little of something (53), an operator's stop or a start under way (57P). */
const SERVER = /^(08|53|57P)/;
/** What the driver says without a code when a connection was cut or could not be had in time. */
const DRIVER =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|Query read timeout)/;

/** Whether an error says that the database is away or overwhelmed for the moment, and not that the statement was wrong. */
export function isDatabaseOutage(thrown: unknown): boolean {
  if (thrown instanceof AggregateError) return thrown.errors.some(isDatabaseOutage);
  if (!(thrown instanceof Error)) return false;
  const { code } = thrown as Error & { code?: unknown };
  if (typeof code === 'string' && (NETWORK.has(code) || SERVER.test(code))) return true;
  return DRIVER.test(thrown.message);
}
