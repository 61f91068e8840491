import { Fault } from '../../../platform/fault.js';

/** What to do where the models cannot be fetched. */
export const CLOSED_NETWORK =
  'Check the network of this machine, set MODELS_URL to a mirror, or copy the model from another machine with "studio models import DIR".';

/** Why a model is not available. Faults of the network and the disk are transient; faults of a setting or a file are permanent. */
export const modelFaults = {
  unknown: (name: string, known: readonly string[]) =>
    fault(`There is no speech model "${name}". Set TRANSCRIBER_MODEL to one of ${known.join(', ')}.`, false),
  unreachable: (host: string, cause: unknown) =>
    fault(`The model server ${host} cannot be reached. ${CLOSED_NETWORK}`, true, cause),
  stalled: (host: string, seconds: number, cause?: unknown) =>
    fault(`The model server ${host} sent nothing for ${seconds} seconds. ${CLOSED_NETWORK}`, true, cause),
  missing: (host: string, file: string) =>
    fault(
      `The model server ${host} does not have ${file}. Check MODELS_URL: a mirror has the same paths as the hub.`,
      false,
    ),
  refused: (host: string, status: number) =>
    fault(`The model server ${host} refuses access (status ${status}). Check MODELS_URL. ${CLOSED_NETWORK}`, false),
  strayRedirect: (host: string, target: string) =>
    fault(
      `The model server ${host} redirects to ${target}, which is not followed: not from the internet into a private network, not to plain HTTP, and at most five times. Check MODELS_URL.`,
      false,
    ),
  failing: (host: string, status: number) =>
    fault(`The model server ${host} answered with status ${status}. The download is tried again.`, true),
  brokenOff: (host: string, cause: unknown) =>
    fault(`The download from ${host} was interrupted. It continues where it stopped.`, true, cause),
  wrongSize: (file: string, wanted: number, found: number) =>
    fault(
      `${file} has ${found} bytes instead of ${wanted}, so it is not the file of this model. It was not used.`,
      false,
    ),
  wrongSum: (file: string) =>
    fault(
      `${file} does not have the expected checksum: it was changed, or damaged during the download. It was not used.`,
      false,
    ),
  diskFull: (folder: string, needed: number, free: number) =>
    fault(
      `The disk of ${folder} has ${megabytes(free)} free, and the model needs ${megabytes(needed)}. Free some space, or set DATA_DIR to a larger disk.`,
      true,
    ),
  notStored: (folder: string, cause: unknown) =>
    fault(
      `The speech model cannot be stored in ${folder}${codeOf(cause)}. Correct the permissions of the folder, or set DATA_DIR to another one.`,
      true,
      cause,
    ),
  busy: (name: string) => fault(`Another process has been fetching ${name} for too long. Try again later.`, true),
};

/** e.g. `161 MB`. */
export function megabytes(bytes: number): string {
  return `${Math.ceil(bytes / 1_000_000)} MB`;
}

function codeOf(cause: unknown): string {
  const { code } = (cause ?? {}) as { code?: unknown };
  return typeof code === 'string' ? ` (${code})` : '';
}

function fault(message: string, retryable: boolean, cause?: unknown): Fault {
  return new Fault('TRANSCRIBER_UNAVAILABLE', message, { provider: 'local', retryable, cause });
}
