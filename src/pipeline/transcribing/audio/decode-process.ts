import { writeSync } from 'node:fs';
import { registerMediabunnyServer } from '@mediabunny/server';
import { Logging, LogLevel } from 'mediabunny';
import { decodeFile } from './decode-file.js';
import type { DecodeMessage, DecodeRequest } from './decode-protocol.js';
import { dieWithParent, endAtOnce } from './parent-watch.js';
import { isDiskFull } from './scratch-folder.js';
import { DecodeError } from './track-decoder.js';

/** How often it tells how far it is. */
const PROGRESS_EVERY_MS = 500;

function say(message: DecodeMessage): void {
  writeSync(1, `${JSON.stringify(message)}\n`);
}

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

/**
 * The child in which strangers' files are decoded: native code that may crash, hang or eat memory, and takes nothing with it.
 * It has no secrets in its environment, reads one request line, writes message lines, and dies with its parent.
 */
async function main(request: DecodeRequest): Promise<void> {
  Logging.level = LogLevel.Silent;
  // Hardware decoders are the least tested of all, and there is nothing to gain for sound.
  registerMediabunnyServer({ hardwareContext: null });
  say({ kind: 'progress', seconds: 0, ofSeconds: null });
  let saidAt = 0;
  const audio = await decodeFile(request, (seconds, ofSeconds) => {
    if (Date.now() - saidAt < PROGRESS_EVERY_MS) return;
    saidAt = Date.now();
    say({ kind: 'progress', seconds, ofSeconds });
  });
  say({ kind: 'decoded', audio });
  endAtOnce();
}

// A decoder's thread may fail after its track was given up: the answer is the one of the track.
process.on('unhandledRejection', () => {});
let request = '';
process.stdin.setEncoding('utf8');
process.stdin.on('data', (chunk: string) => {
  const complete = request.includes('\n');
  request += chunk;
  if (!complete && request.includes('\n')) main(JSON.parse(request) as DecodeRequest).catch(fail);
});
dieWithParent();
process.stdin.on('end', endAtOnce);
