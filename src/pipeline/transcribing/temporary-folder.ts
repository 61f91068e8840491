import { access, constants, mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { CircuitOpen } from '../providers/circuit-open.js';

/** How long this worker takes no recordings when it cannot store them; other workers may. Milliseconds. */
const REST_MS = 10_000;

/**
 * Creates the folder for temporary files if it was deleted.
 * @throws CircuitOpen if it cannot be written to: the problem is this worker's, so it does not count as an attempt of the job
 */
export async function requireTemporaryFolder(folder = tmpdir()): Promise<void> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await access(folder, constants.W_OK | constants.X_OK);
  } catch (error) {
    const message =
      "TEMPORARY_FOLDER: the engine's temporary folder cannot be written to. The engine tries again. Correct the permissions of the folder, or set TMPDIR to another one.";
    throw new CircuitOpen('INTERNAL', message, { cause: error, retryable: true, retryAfterMs: REST_MS });
  }
}
