import { execFile, spawn } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseEnv, promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createClient } from '@supabase/supabase-js';
import pg from 'pg';
import type { LocalDescription } from '../../src/local/project/local-project.js';
import { readEnvironment } from '../../src/platform/environment/read-environment.js';
import { EngineUnderTest } from '../journey/engine-under-test.js';
import { WAIT_MS } from '../support/eventually.js';
import { isInstalled } from '../support/is-installed.js';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const README = await readFile(join(ROOT, 'README.md'), 'utf8');
const run = promisify(execFile);

const snippets = [...README.matchAll(/^```(\w+)\n([\s\S]*?)^```/gm)].map(([, language = '', text = '']) => ({
  language,
  text,
}));
const of = (language: string) => snippets.filter((snippet) => snippet.language === language).map(({ text }) => text);
/** Each block is named in the test's title by its first line. */
const table = (language: string) => of(language).map((text) => [text.split('\n')[0] as string, text] as const);

describe('the README', () => {
  let engine: EngineUnderTest;
  let local: LocalDescription;
  let folder: string;

  beforeAll(async () => {
    engine = await EngineUnderTest.inNewFolder();
    local = await engine.start({ PORT: '18180', LOCAL_DATABASE_PORT: '15532', LOCAL_SUPABASE_PORT: '15521' });
    // The folder a reader would stand in, with .studio where the quickstart puts it.
    folder = await mkdtemp(join(tmpdir(), 'studio-readme-'));
    await symlink(engine.dataDir, join(folder, '.studio'));
    for (const name of ['samples', 'node_modules', 'package.json']) await symlink(join(ROOT, name), join(folder, name));
    const service = createClient(local.supabaseUrl, local.secretKey, { auth: { persistSession: false } });
    await service.storage.from('audio').upload('test-audio.mp3', await readFile(join(ROOT, 'samples/test-audio.mp3')));
  });
  afterAll(async () => {
    await engine?.remove();
    await rm(folder, { recursive: true, force: true });
  });

  it('has no snippet that nothing runs', () => {
    const known = ['console', 'js', 'bash', 'sql', 'dotenv', 'mermaid'];
    expect(snippets.filter(({ language }) => !known.includes(language))).toEqual([]);
    expect([...README.matchAll(/^```/gm)]).toHaveLength(snippets.length * 2);
    expect(of('console').map((text) => text.trim())).toEqual(['npm run quickstart', 'npm test']);
  });

  it.each(table('js'))('js: %s', async (_title, text) => {
    await mkdir(join(folder, 'snippets'), { recursive: true });
    const file = join(folder, 'snippet.mjs');
    await writeFile(file, text);
    const { stdout } = await run(process.execPath, ['--preserve-symlinks-main', file], {
      cwd: folder,
      timeout: WAIT_MS,
    });
    expect(stdout).toMatch(/^[0-9a-f-]{36} NEW\n$/);
  });

  it.each(table('bash'))('bash: %s', async (_title, text) => {
    const script = text.replaceAll('http://localhost:8080', local.engineUrl);
    const { stdout } = await run('bash', ['-e', '-c', script], { cwd: folder, timeout: WAIT_MS });
    expect(stdout).toContain('"job_id"');
  });

  it.each(table('sql'))('sql: %s', async (_title, text) => {
    const client = new pg.Client({ connectionString: local.databaseUrl });
    await client.connect();
    try {
      for (const statement of text.split(';').filter((part) => part.trim() !== '')) await client.query(statement);
    } finally {
      await client.end();
    }
  });

  it.each(table('dotenv'))('dotenv: %s', (_title, text) => {
    expect(() => readEnvironment(parseEnv(text) as NodeJS.ProcessEnv, { envFile: null })).not.toThrow();
  });

  it('names only routes, files and commands that exist', async () => {
    const links = [...README.matchAll(/\]\((?!http)([^)#]+)/g)].map(([, target]) => target as string);
    for (const target of links) await readFile(join(ROOT, target));
    const { scripts } = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8')) as {
      scripts: Record<string, string>;
    };
    for (const [, name] of README.matchAll(/npm run (\w+)/g)) expect(scripts).toHaveProperty(name as string);
    for (const route of ['/docs', '/health/ready'])
      expect((await fetch(`${local.engineUrl}${route}`)).status).toBe(200);
  });

  const quickstart = isInstalled('pocketsphinx_continuous') || isInstalled('pocketsphinx') ? it : it.skip;
  quickstart(
    'console: npm run quickstart -- --once ends with the refined text',
    async () => {
      const data = await mkdtemp(join(tmpdir(), 'studio-quickstart-'));
      try {
        const { code, output } = await runQuickstart(data);
        expect({ code, output }).toEqual({ code: 0, output: expect.stringContaining('Evolution Studios') });
        // A closed network: the first screen says what stands in for Whisper, and why.
        expect(output.replaceAll(/\s+/g, ' ')).toMatch(/pocketsphinx, which is ROUGH.*127.0.0.1:9 cannot be reached/);
        expect(output).toMatch(/TRANSCRIBING[\s\S]*ENRICHING[\s\S]*REFINING[\s\S]*COMPLETE/);
      } finally {
        await rm(data, { recursive: true, force: true });
      }
    },
    180_000,
  );
});

/** The command as the README has it, without npm around it: npm's own output differs between versions. */
function runQuickstart(dataDir: string): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ['scripts/quickstart.mjs', '--once'], {
      cwd: ROOT,
      env: {
        PATH: process.env.PATH,
        HOME: process.env.HOME,
        CI: 'true',
        DATA_DIR: dataDir,
        PORT: '18280',
        LOCAL_DATABASE_PORT: '15632',
        LOCAL_SUPABASE_PORT: '15621',
        MODELS_URL: 'http://127.0.0.1:9',
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk));
    child.once('exit', (code) => resolve({ code, output }));
  });
}
