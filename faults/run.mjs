// npm run faults -- --scenario kill-workers --seed 7 --jobs 60 --kills 10: see README.md. Needs `npm run build` before.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { snapshot } from './snapshot.mjs';
import { USAGE } from './usage.mjs';

if (process.argv.slice(2).some((argument) => argument === '--help' || argument === '-h')) {
  console.log(USAGE);
  process.exit();
}

const folder = await snapshot();
// Also after Ctrl-C and after an error.
process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
const { main } = await import(pathToFileURL(join(folder, 'faults', 'main.js')).href);
process.exit(await main(process.argv.slice(2), folder));
