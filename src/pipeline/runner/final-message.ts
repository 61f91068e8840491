/** What faults say of the next attempt while there is one. */
const NEXT_ATTEMPT =
  /\b(?:It is tried again|It is retried|The engine tries again|The request is retried)(?: when the provider allows it)?(?=[.;,])/g;

/** The message of a fault that ends a job: no attempt follows by itself within this run. */
export function finalMessage(message: string): string {
  return message.replace(NEXT_ATTEMPT, 'All attempts of this run failed');
}
