/** How a process learns that it has to stop. */
export interface StopSignals {
  /** Aborted at the first of them. */
  readonly signal: AbortSignal;
  /** Resolves at the first of them with its name. */
  readonly reason: Promise<string>;
  /** The limit of a stop in milliseconds; after it the process exits, and the supervisor's programs stop by themselves. */
  readonly stopLimitMs: number;
}

/**
 * Ctrl-C, SIGTERM, a closed terminal, and the end of the process that started us (its pipe closes, even on SIGKILL). Repeats change
 * nothing: a terminal sends Ctrl-C to us and to npm, which passes it on.
 */
export function listenForStop(): StopSignals {
  const controller = new AbortController();
  const reason = new Promise<string>((resolve) => {
    const stop = (name: string) => {
      resolve(name);
      controller.abort(new Error(`stopped by ${name}`));
    };
    for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP', 'disconnect'] as const) process.on(name, () => stop(name));
  });
  // If the terminal or pipe for our output closes, the signals above report it.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
  return { signal: controller.signal, reason, stopLimitMs: 4_500 };
}
