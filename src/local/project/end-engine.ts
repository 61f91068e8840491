import type { Logger } from '../../platform/logging/logger.js';

/** Without its database an orderly stop may wait in vain. */
const GRACE_MS = 5_000;

/** Ends the engine because local mode lost a part: one clear line, an orderly stop, exit code 1 in any case. */
export function endEngine(what: string, log: Logger): void {
  log.error(`${what} The engine stops; start it again, nothing that was stored is lost.`);
  process.exitCode = 1;
  setTimeout(() => process.exit(1), GRACE_MS).unref();
  process.kill(process.pid, 'SIGTERM');
}
