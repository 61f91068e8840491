// Chromium, for the tests that open the playground and the console; nothing else needs it.
import { existsSync } from 'node:fs';
import { onPath, rootCommand } from './recogniser.mjs';
import { run } from './run.mjs';

const MINUTE = 60_000;
const PLACES = ['/Applications/Chromium.app', '/Applications/Google Chrome.app'];

export function browserIsInstalled() {
  return ['chromium', 'chromium-browser', 'google-chrome'].some(onPath) || PLACES.some((place) => existsSync(place));
}

/** Installs Chromium where that needs no password. Returns null when it is there, otherwise one sentence that says what to do. */
export async function installBrowser() {
  if (browserIsInstalled()) return null;
  const byHand = 'No Chromium was found (Debian: "sudo apt-get install chromium").';
  const prefix = rootCommand();
  if (process.platform !== 'linux' || !onPath('apt-get') || prefix === null) return byHand;
  console.log('Installing Chromium for the tests of the playground and the console …');
  const apt = [...prefix, 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', '-q', '-o', 'DPkg::Lock::Timeout=60'];
  // As for the recogniser: a failed update of one mirror leaves the lists that are there.
  await run(apt[0], [...apt.slice(1), 'update'], { quiet: true, limitMs: 3 * MINUTE });
  const install = ['install', '--yes', '--no-install-recommends', 'chromium'];
  const { code, output } = await run(apt[0], [...apt.slice(1), ...install], { quiet: true, limitMs: 5 * MINUTE });
  if (code === 0 && browserIsInstalled()) return null;
  console.error(output);
  return byHand;
}
