import { access, constants, stat, statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, resolve } from 'node:path';
import type { Environment } from '../../platform/environment/environment.js';
import { Fault } from '../../platform/fault.js';
import { requireFreeAddress } from '../../platform/http/listen-address.js';
import { send } from '../engine/send.js';
import { type Finding, fail, failWith, ok, warn } from './finding.js';

/** With less than this nothing works; bytes. */
const LEAST_BYTES = 500_000_000;

/** Room for the recordings that are worked on, and for the data folder. */
export async function checkDisk({ maxAudioBytes, dataDir }: Environment): Promise<readonly Finding[]> {
  const places = [
    { what: 'temporary files', setting: 'TMPDIR', folder: tmpdir(), wanted: Math.max(LEAST_BYTES, maxAudioBytes) },
    { what: 'DATA_DIR', setting: 'DATA_DIR', folder: resolve(dataDir), wanted: LEAST_BYTES },
  ];
  return Promise.all(places.map(placeFinding));
}

interface Place {
  readonly what: string;
  readonly setting: string;
  readonly folder: string;
  readonly wanted: number;
}

async function placeFinding({ what, setting, folder, wanted }: Place): Promise<Finding> {
  const there = await nearestFolder(folder);
  const refused = await access(there, constants.W_OK | constants.X_OK).catch((error: unknown) => error);
  if (refused !== undefined || !(await stat(there)).isDirectory()) {
    const cure = `Correct its permissions, or set ${setting} to another folder.`;
    return fail('folders', `The folder for ${what} (${folder}) cannot be written to.`, cure);
  }
  const { bavail, bsize } = await statfs(there);
  const free = bavail * bsize;
  const room = `${gigabytes(free)} are free for ${what} (${folder})`;
  if (free >= wanted) return ok('disk', `${room}.`);
  const cure = `Free some space, set ${setting} to another folder, or lower MAX_AUDIO_BYTES.`;
  const message = `${room}; one recording may take ${gigabytes(wanted)}.`;
  return free < LEAST_BYTES ? fail('disk', message, cure) : warn('disk', message, cure);
}

/** The folder, or the nearest one above it that is there: the engine makes the rest. */
async function nearestFolder(folder: string): Promise<string> {
  const there = await stat(folder).then(
    () => true,
    () => false,
  );
  return there || folder === dirname(folder) ? folder : nearestFolder(dirname(folder));
}

function gigabytes(bytes: number): string {
  return `${(bytes / 1e9).toFixed(1)} GB`;
}

/** Whether an engine can listen at HOST and PORT, or does already. Local mode takes the next free port. */
export async function checkAddress({ host, port, localMode }: Environment): Promise<readonly Finding[]> {
  if (localMode) return [];
  try {
    await requireFreeAddress({ host, port });
    return [ok('port', `Port ${port} of ${host} is free.`)];
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    return [
      (await engineAnswers(host, port))
        ? ok('port', `An engine answers on port ${port}.`)
        : failWith('port', error.message),
    ];
  }
}

async function engineAnswers(host: string, port: number): Promise<boolean> {
  const reached = ['0.0.0.0', '::'].includes(host) ? '127.0.0.1' : host;
  try {
    const answer = await send(`http://${reached.includes(':') ? `[${reached}]` : reached}:${port}/health/live`);
    return ((await answer.json()) as { status?: unknown }).status === 'alive';
  } catch {
    return false;
  }
}
