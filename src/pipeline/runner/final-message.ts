/** The promise of another attempt in the messages of transient faults. */
const NEXT_ATTEMPT =
  /\b(?:It is tried again|It is retried|The engine tries again|The request is retried)(?: when the provider allows it)?(?=[.;,])/g;

/** The message of a fault that ends a job, without that promise: the engine makes no further attempt in this run. */
export function finalMessage(message: string): string {
  return message.replace(NEXT_ATTEMPT, 'All attempts of this run failed');
}
