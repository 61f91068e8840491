// npm run faults -- --scenario kill-workers --seed 7 --jobs 60 --kills 10: see README.md. Needs `npm run build` before.
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { snapshot } from './snapshot.mjs';
import { USAGE } from './usage.mjs';

if (process.argv.slice(2).some((argument) => argument === '--help' || argument === '-h')) {
  console.log(USAGE);
  process.exit();
}

const folder = await snapshot();
try {
  const { main } = await import(pathToFileURL(join(folder, 'faults', 'main.js')).href);
  process.exitCode = await main(process.argv.slice(2), folder);
} finally {
  await rm(folder, { recursive: true, force: true });
}
process.exit();
