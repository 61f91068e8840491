import { registerMediabunnyServer } from '@mediabunny/server';
import {
  Conversion,
  FilePathSource,
  FilePathTarget,
  FlacOutputFormat,
  Input,
  Logging,
  LogLevel,
  Output,
  WAVE,
} from 'mediabunny';
import { dieWithParent } from './parent-watch.js';

/** The child that turns our own WAV into FLAC: `encode-process <input> <output>`. It ends when its parent does. */
async function main(inputPath: string, outputPath: string): Promise<void> {
  Logging.level = LogLevel.Errors;
  registerMediabunnyServer({ hardwareContext: null });
  const input = new Input({ formats: [WAVE], source: new FilePathSource(inputPath) });
  const output = new Output({ format: new FlacOutputFormat(), target: new FilePathTarget(outputPath) });
  const conversion = await Conversion.init({ input, output, audio: { codec: 'flac' }, tags: {} });
  await conversion.execute();
}

dieWithParent();
const [inputPath = '', outputPath = ''] = process.argv.slice(2);
await main(inputPath, outputPath);
process.exit(0);
