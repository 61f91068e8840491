/** Ends the process where what was interrupted does not end by itself, in milliseconds. */
const LIMIT_MS = 10_000;

/**
 * A signal that Ctrl-C, SIGTERM or a closed terminal aborts. The command then leaves things in order and ends; a second Ctrl-C ends the
 * process at once.
 */
export function interruption(): AbortSignal {
  const controller = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(name, () => {
      if (controller.signal.aborted) process.exit(130);
      controller.abort(new Error(`stopped by ${name}`));
      setTimeout(() => process.exit(130), LIMIT_MS).unref();
    });
  }
  return controller.signal;
}
