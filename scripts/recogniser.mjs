// The offline recogniser: Debian's pocketsphinx with its English model, installed where no other transcriber is configured.
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { ROOT, run } from './run.mjs';

const PROGRAM = 'pocketsphinx_continuous';
const PACKAGES = ['pocketsphinx', 'pocketsphinx-en-us'];
const SETTINGS = [
  'TRANSCRIBER_KIND',
  'TRANSCRIBER_BASE_URL',
  'TRANSCRIBER_MODEL',
  'TRANSCRIBER_API_KEY',
  'OPENAI_API_KEY',
];
const MINUTE = 60_000;

/** Whether a setting names another transcriber, in the environment or in .env. */
export function transcriberIsConfigured(root = ROOT) {
  const file = join(root, '.env');
  const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
  return SETTINGS.some((name) => {
    const value =
      process.env[name] ?? new RegExp(`^\\s*(?:export\\s+)?${name}\\s*=\\s*(.*)$`, 'm').exec(text)?.[1] ?? '';
    return !['', 'offline'].includes(
      value
        .trim()
        .replace(/^(["'])(.*)\1$/, '$2')
        .toLowerCase(),
    );
  });
}

export function recogniserIsInstalled() {
  return onPath(PROGRAM);
}

/**
 * Installs the recogniser if it is missing. Returns null when it is there, otherwise one sentence that says what to do.
 * `ask`: whether to ask a person first.
 */
export async function installRecogniser({ ask = true } = {}) {
  if (recogniserIsInstalled()) return null;
  const byHand = whatToInstall();
  const prefix = rootCommand();
  if (process.platform !== 'linux' || !onPath('apt-get') || prefix === null) return byHand;
  if (ask && process.stdin.isTTY && process.stdout.isTTY && !process.env.CI && !(await agreed())) return byHand;
  console.log(`Installing the offline recogniser (${PACKAGES.join(', ')}) …`);
  // sudo passes only a few variables, so the one that stops apt from asking is set after it.
  const apt = [...prefix, 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', '-q', '-o', 'DPkg::Lock::Timeout=60'];
  // An update that fails (one mirror of several) does not mean that the lists already there are of no use.
  await run(apt[0], [...apt.slice(1), 'update'], { quiet: true, limitMs: 3 * MINUTE });
  const install = ['install', '--yes', '--no-install-recommends', ...PACKAGES];
  const { code, output } = await run(apt[0], [...apt.slice(1), ...install], { quiet: true, limitMs: 5 * MINUTE });
  if (code === 0 && recogniserIsInstalled()) return null;
  console.error(output);
  return byHand;
}

function whatToInstall() {
  const how =
    process.platform === 'darwin'
      ? '"brew install cmu-pocketsphinx"'
      : `the packages ${PACKAGES.join(' and ')} (Debian, Ubuntu: "sudo apt-get install ${PACKAGES.join(' ')}")`;
  return `The offline recogniser is missing: install ${how}, or set TRANSCRIBER_BASE_URL or OPENAI_API_KEY to use another one.`;
}

/** What to put before a command to run it as root; null where that needs a password. */
export function rootCommand() {
  if (process.getuid?.() === 0) return [];
  if (!onPath('sudo')) return null;
  return spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore', timeout: 10_000 }).status === 0 ? ['sudo', '-n'] : null;
}

async function agreed() {
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const question = `Install the offline speech recogniser (Debian packages ${PACKAGES.join(', ')})? [Y/n] `;
  // Without an answer for two minutes, the default applies.
  const signal = AbortSignal.timeout(2 * MINUTE);
  const answer = await terminal.question(question, { signal }).catch((error) => {
    if (error.name === 'AbortError') return '';
    throw error;
  });
  terminal.close();
  return !/^\s*n/i.test(answer);
}

/** Whether a program can be run by its name. */
export function onPath(program) {
  return (process.env.PATH ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, program), constants.X_OK);
      return true;
    } catch {
      return false; // Not in this folder.
    }
  });
}
