import { writeSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { Logging, LogLevel } from 'mediabunny';
import { decodeFile } from './decode-file.js';
import type { DecodeMessage, DecodeRequest } from './decode-protocol.js';
import { endAtOnce } from './parent-watch.js';
import { isDiskFull } from './scratch-folder.js';
import { DecodeError } from './track-decoder.js';

/** How often it reports its progress. */
const PROGRESS_EVERY_MS = 500;

/** Answers the requests on the standard input, one after another, until a file fails or the input ends. */
export function answerRequests(): void {
  Logging.level = LogLevel.Silent;
  // A decoder's thread may fail after decoding of its track was abandoned: the answer reports the track's own fault.
  process.on('unhandledRejection', () => {});
  const lines = createInterface({ input: process.stdin });
  lines.on('line', (line) => {
    answer(JSON.parse(line) as DecodeRequest).catch(fail);
  });
  lines.on('close', endAtOnce);
}

async function answer(request: DecodeRequest): Promise<void> {
  say({ kind: 'progress', seconds: 0, ofSeconds: null });
  let saidAt = 0;
  const audio = await decodeFile(request, (seconds, ofSeconds) => {
    if (Date.now() - saidAt < PROGRESS_EVERY_MS) return;
    saidAt = Date.now();
    say({ kind: 'progress', seconds, ofSeconds });
  });
  say({ kind: 'decoded', audio });
}

function say(message: DecodeMessage): void {
  writeSync(1, `${JSON.stringify(message)}\n`);
}

/** A failed file leaves native code in an unknown state, so this process decodes no further file. */
function fail(error: unknown): never {
  const detail = error instanceof Error ? `${error.name}: ${error.message}`.slice(0, 300) : 'unknown';
  if (error instanceof DecodeError) {
    say({ kind: 'failed', problem: error.problem, atSeconds: error.atSeconds, detail });
  } else if (isDiskFull(error)) {
    say({ kind: 'failed', problem: 'disk-full', atSeconds: 0, detail });
  } else {
    say({ kind: 'failed', problem: 'damaged', atSeconds: 0, detail });
  }
  endAtOnce();
}
