// Decodes one file after another in one process, refused ones too; the engine ends a decoder after each refusal. A line in, a line out.
import { createInterface } from 'node:readline';
import { Logging, LogLevel } from 'mediabunny';
import { decodeFile } from '../../../../dist/pipeline/transcribing/audio/decode-file.js';
import { dieWithParent } from '../../../../dist/pipeline/transcribing/audio/parent-watch.js';

const REPORT_EVERY_MS = 500;

dieWithParent();
Logging.level = LogLevel.Silent;
// As in the engine's own decoder: a thread may fail after its track was given up.
process.on('unhandledRejection', () => {});
const say = (message) => process.stdout.write(`${JSON.stringify(message)}\n`);

for await (const line of createInterface({ input: process.stdin })) {
  let saidAt = Date.now();
  const progress = () => {
    if (Date.now() - saidAt < REPORT_EVERY_MS) return;
    saidAt = Date.now();
    say({ progress: true });
  };
  const end = await decodeFile(JSON.parse(line), progress).then(
    () => 'decoded',
    (error) => error.problem ?? 'damaged',
  );
  say({ end, bytes: process.memoryUsage().rss });
}
