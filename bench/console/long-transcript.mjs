// The page of a recording of three hours in Chromium: how long the longest tasks of its main thread are while it is opened, scrolled from end to
// end, played, and played from places all over the text. Beside it, the most processor time that one task took: on a busy machine a task lasts
// longer than it computes. Run after `npm run build`; needs Chromium. Prints one JSON line.
// Options: --words=30000
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { createClient } from '@supabase/supabase-js';
import pg from 'pg';
import { chromium } from 'playwright-core';
import { storeTranscript } from './stored-transcript.mjs';

const { values } = parseArgs({ options: { words: { type: 'string', default: '30000' } } });
const WORDS = Number(values.words);
const SECONDS = 3 * 3600;
/** The lowest rate that browsers play: the bytes are silence. */
const RATE = 3000;
const CHROMIUM = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
const ROUNDS = 20;

const dataDir = await mkdtemp(join(tmpdir(), 'bench-console-'));
const engine = spawn(process.execPath, [fileURLToPath(new URL('../../dist/main.js', import.meta.url))], {
  env: {
    PATH: process.env.PATH,
    HOME: process.env.HOME,
    DATA_DIR: dataDir,
    PORT: '18781',
    LOCAL_DATABASE_PORT: '15783',
    LOCAL_SUPABASE_PORT: '15782',
    MODELS_URL: 'http://127.0.0.1:9',
  },
  // The engine stops when the pipe closes, however this program ends.
  stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
});
try {
  const local = await description();
  await recording(local);
  console.log(JSON.stringify(await measure(local)));
} finally {
  engine.kill('SIGTERM');
  await new Promise((resolve) => engine.once('exit', resolve));
  await rm(dataDir, { recursive: true, force: true });
}

async function description() {
  for (;;) {
    const text = await readFile(join(dataDir, 'local.json'), 'utf8').catch(() => null);
    if (text !== null) return JSON.parse(text);
    if (engine.exitCode !== null) throw new Error(`the engine ended with ${engine.exitCode}`);
    await pause(200);
  }
}

/** A recording of the user with silence for audio and a stored text. */
async function recording(local) {
  const user = createClient(local.supabaseUrl, local.publishableKey, { auth: { persistSession: false } });
  await user.auth.signInWithPassword(local.user);
  const path = `${local.user.id}/three hours.wav`;
  const { error } = await user.storage.from('audio').upload(path, silence(), { contentType: 'audio/wav' });
  if (error) throw error;
  const client = new pg.Client({ connectionString: local.databaseUrl });
  await client.connect();
  try {
    return await storeTranscript(client, { userId: local.user.id, path, words: WORDS, seconds: SECONDS });
  } finally {
    await client.end();
  }
}

function silence() {
  const wav = Buffer.alloc(44 + SECONDS * RATE, 0x80);
  wav.write('RIFF', 0);
  wav.writeUInt32LE(wav.length - 8, 4);
  wav.write('WAVEfmt ', 8);
  wav.writeUInt32LE(16, 16);
  wav.writeUInt16LE(1, 20);
  wav.writeUInt16LE(1, 22);
  wav.writeUInt32LE(RATE, 24);
  wav.writeUInt32LE(RATE, 28);
  wav.writeUInt16LE(1, 32);
  wav.writeUInt16LE(8, 34);
  wav.write('data', 36);
  wav.writeUInt32LE(wav.length - 44, 40);
  return wav;
}

async function measure(local) {
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox', '--disable-gpu'] });
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 860 } });
    page.setDefaultTimeout(60_000);
    await page.goto(local.engineUrl);
    await page.getByLabel('E-mail address').fill(local.user.email);
    await page.locator('input[type=password]').fill(local.user.password);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('link', { name: 'three hours.wav' }).waitFor();
    await page.evaluate(`
      globalThis.longTasks = [];
      new PerformanceObserver((list) => longTasks.push(...list.getEntries().map(({ duration }) => duration))).observe({ entryTypes: ['longtask'] });`);
    const longest = {};
    const during = async (name, work) => {
      await page.evaluate('longTasks.length = 0');
      await browser.startTracing(page, { categories: ['toplevel', 'disabled-by-default-devtools.timeline'] });
      await work();
      const computed = mostComputed(JSON.parse(await browser.stopTracing()));
      longest[`${name}, longest task in ms`] = Math.round(await page.evaluate('Math.max(0, ...longTasks)'));
      longest[`${name}, most processor time of a task in ms`] = Math.round(computed);
    };
    await during('opening', async () => {
      await page.getByRole('link', { name: 'three hours.wav' }).click();
      await page.getByRole('button', { name: 'Play from 0:00' }).waitFor();
      await pause(2_000);
    });
    await during('scrolling', () => scroll(page));
    await during('playing', async () => {
      await page.getByRole('button', { name: 'Play', exact: true }).click();
      await pause(5_000);
    });
    await during('seeking', () => seek(page));
    return { words: WORDS, ...longest };
  } finally {
    await browser.close();
  }
}

/** Milliseconds of processor time of the task of a page's main thread that took most. */
function mostComputed({ traceEvents }) {
  const pages = traceEvents.filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain');
  const threads = new Set(pages.map(({ pid, tid }) => `${pid} ${tid}`));
  const tasks = traceEvents.filter(({ name, pid, tid }) => name.endsWith('RunTask') && threads.has(`${pid} ${tid}`));
  return tasks.reduce((most, { tdur = 0 }) => Math.max(most, tdur), 0) / 1000;
}

async function scroll(page) {
  for (let round = 0; round <= ROUNDS; round += 1) {
    await page.evaluate(`scrollTo(0, document.documentElement.scrollHeight * ${round / ROUNDS})`);
    await pause(150);
  }
}

/** Plays from paragraphs all over the text. */
async function seek(page) {
  for (let round = ROUNDS; round >= 0; round -= 1) {
    await page.evaluate(`scrollTo(0, document.documentElement.scrollHeight * ${round / ROUNDS})`);
    await pause(150);
    await page.evaluate(`[...document.querySelectorAll('button[aria-label^="Play from"]')].at(3)?.click()`);
    await pause(150);
  }
}
