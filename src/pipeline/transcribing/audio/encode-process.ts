import { writeSync } from 'node:fs';
import {
  Conversion,
  FilePathSource,
  FilePathTarget,
  FlacOutputFormat,
  Input,
  Logging,
  LogLevel,
  OggOutputFormat,
  Output,
  WAVE,
} from 'mediabunny';
import { loadCached } from './compile-cache.js';
import { ENCODED } from './encode-protocol.js';
import { dieWithParent, endAtOnce } from './parent-watch.js';

/** Speech at 16 kHz is transparent to recognisers at this rate, in bits a second. */
const OPUS_BITRATE = 32_000;

/** The child that compresses our own WAV: `encode-process flac|opus <input> <output>`. It ends when its parent does. */
async function main(form: string, inputPath: string, outputPath: string): Promise<void> {
  Logging.level = LogLevel.Errors;
  const { registerMediabunnyServer } = await loadCached(() => import('@mediabunny/server'));
  registerMediabunnyServer({ hardwareContext: null });
  const input = new Input({ formats: [WAVE], source: new FilePathSource(inputPath) });
  const format = form === 'opus' ? new OggOutputFormat() : new FlacOutputFormat();
  const output = new Output({ format, target: new FilePathTarget(outputPath) });
  const audio = form === 'opus' ? ({ codec: 'opus', bitrate: OPUS_BITRATE } as const) : ({ codec: 'flac' } as const);
  const conversion = await Conversion.init({ input, output, audio, tags: {} });
  await conversion.execute();
}

dieWithParent();
const [form = '', inputPath = '', outputPath = ''] = process.argv.slice(2);
await main(form, inputPath, outputPath);
writeSync(1, `${ENCODED}\n`);
endAtOnce();
