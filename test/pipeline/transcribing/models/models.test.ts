import { execFile, spawn } from 'node:child_process';
import { cp, mkdtemp, readdir, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { CircuitOpen } from '../../../../src/pipeline/providers/circuit-open.js';
import { withTranscriber } from '../../../../src/pipeline/transcribing/default-transcriber.js';
import { askHub, mayRedirect } from '../../../../src/pipeline/transcribing/models/ask-hub.js';
import { specOf } from '../../../../src/pipeline/transcribing/models/known-models.js';
import { LocalModels } from '../../../../src/pipeline/transcribing/models/local-models.js';
import { type FetchProgress, ModelFetcher } from '../../../../src/pipeline/transcribing/models/model-fetcher.js';
import { importModel } from '../../../../src/pipeline/transcribing/models/model-import.js';
import { MODELS } from '../../../../src/pipeline/transcribing/models/model-list.js';
import { readSpec } from '../../../../src/pipeline/transcribing/models/model-manifest.js';
import { ModelStore } from '../../../../src/pipeline/transcribing/models/model-store.js';
import { readEnvironment } from '../../../../src/platform/environment/read-environment.js';
import { eventually } from '../../../support/eventually.js';
import { ModelMirror, specOfMade } from '../../../support/made-models/model-mirror.js';
import { writeToneWav } from '../../../support/made-models/tone-wav.js';
import { quietLogger } from '../../../support/quiet-logger.js';

const CLI = fileURLToPath(new URL('../../../../dist/cli.js', import.meta.url));
const { signal } = new AbortController();

let mirror: ModelMirror;
let dataDir: string;
let store: ModelStore;

beforeAll(async () => {
  mirror = await ModelMirror.start({ made: { script: [{ at: 0 }, ' Hello', '.', { at: 2 }] } });
});
afterAll(() => mirror.stop());
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'models-'));
  store = new ModelStore(dataDir);
});
afterEach(async () => {
  mirror.tricks = [];
  mirror.requests.length = 0;
  mirror.pauseMs = 0;
  await rm(dataDir, { recursive: true, force: true });
});

const fetcher = (url = mirror.url) => new ModelFetcher(store, url);
const made = () => mirror.spec('made');
const decoder = () => made().files.find(({ role }) => role === 'decoder') as { name: string; bytes: number };

/** Runs `studio models …` to its end. */
async function studio(
  args: string[],
  settings: Record<string, string> = {},
): Promise<{ code: number; out: string; err: string }> {
  const env = { PATH: process.env.PATH, DATA_DIR: dataDir, MODELS_URL: mirror.url, ...settings };
  const child = spawn(process.execPath, ['--no-warnings', CLI, 'models', ...args], { env, cwd: dataDir });
  let [out, err] = ['', ''];
  child.stdout.on('data', (chunk) => (out += chunk));
  child.stderr.on('data', (chunk) => (err += chunk));
  const code = await new Promise<number>((resolve) => child.once('close', (value) => resolve(value ?? -1)));
  return { code, out, err };
}

describe('fetching a model', () => {
  it('says how far it is, and leaves a model with all of its files', async () => {
    mirror.pauseMs = 40;
    const seen: FetchProgress[] = [];
    const model = await fetcher().fetch(made(), { signal, onProgress: (progress) => seen.push(progress) });
    expect(model).toMatchObject({ name: 'made', family: 'whisper', languages: ['en'] });
    expect(Object.keys(model.files).sort()).toEqual(['decoder', 'encoder', 'tokens']);
    const total = made().files.reduce((sum, { bytes }) => sum + bytes, 0);
    expect(seen.length).toBeGreaterThan(2);
    expect(seen.map(({ bytes }) => bytes)).toEqual(seen.map(({ bytes }) => bytes).toSorted((a, b) => a - b));
    expect(seen.at(-1)).toEqual({ bytes: total, ofBytes: total, secondsLeft: 0 });
    expect(seen.some(({ secondsLeft }) => secondsLeft !== null)).toBe(true);
    expect(await readdir(store.root)).toEqual(['made']);
  });

  it('continues after a cut with the bytes that are missing', async () => {
    mirror.tricks = ['cut', 'cut'];
    await fetcher().fetch(made(), { signal });
    const [first, second, third] = mirror.requests;
    expect(second).toBe(`${first} bytes=${mirror.cutAfter}-`);
    expect(third).toBe(`${first} bytes=${2 * mirror.cutAfter}-`);
    expect(await store.installed('made')).not.toBeNull();
  });

  it('continues what an earlier process left, also with a server that sends the whole file again', async () => {
    const folder = await store.workFolder('made');
    await writeFile(join(folder, `${decoder().name}.part`), 'something else');
    mirror.tricks = ['ignores-range'];
    await fetcher().fetch(made(), { signal });
    expect(mirror.requests[0]).toBe(`GET ${decoder().name} bytes=14-`);
    expect(await store.installed('made')).not.toBeNull();
  });

  it('refuses a file with a wrong checksum, and has no model then', async () => {
    mirror.tricks = ['changed'];
    const refused = fetcher().fetch(made(), { signal });
    await expect(refused).rejects.toMatchObject({ code: 'TRANSCRIBER_UNAVAILABLE', retryable: false });
    await expect(refused).rejects.toThrow(/does not have the expected checksum/);
    expect(await store.installed('made')).toBeNull();
    await fetcher().fetch(made(), { signal });
    expect(await store.installed('made')).not.toBeNull();
  });

  it('says before the first request that the disk is too full', async () => {
    const full = fetcher().fetch(made(), { signal, freeBytes: async () => 1_000_000 });
    await expect(full).rejects.toThrow(/has 1 MB free, and the model needs 51 MB/);
    expect(mirror.requests).toEqual([]);
  });

  it.each([
    ['missing', /does not have made-decoder/, false],
    ['busy', /answered with status 503/, true],
    ['stalls', /sent nothing for 0.2 seconds/, true],
    ['moved', /redirects to one address after another/, false],
    ['astray', /redirects to file:, which is not followed/, false],
  ] as const)('names its cause: %s', async (trick, message, retryable) => {
    mirror.tricks = Array.from({ length: 12 }, () => trick);
    const failed = fetcher().fetch(made(), { signal, silenceSeconds: 0.2 });
    await expect(failed).rejects.toThrow(message);
    await expect(failed).rejects.toMatchObject({ retryable });
  });

  it('follows the redirects of a hub to where its files are', async () => {
    mirror.tricks = ['moved'];
    await fetcher().fetch(made(), { signal });
    expect(mirror.requests.length).toBe(made().files.length + 1);
    expect(await store.installed('made')).not.toBeNull();
  });

  it.each([
    ['https://8.8.8.8/a', 'https://1.1.1.1/b', true],
    ['https://8.8.8.8/a', 'https://8.8.8.8/b', true],
    ['https://8.8.8.8/a', 'http://1.1.1.1/b', false],
    ['https://8.8.8.8/a', 'https://127.0.0.1/b', false],
    ['https://8.8.8.8/a', 'https://169.254.169.254/latest/meta-data', false],
    ['https://8.8.8.8/a', 'https://[::ffff:10.0.0.1]/b', false],
    ['https://8.8.8.8/a', 'https://2130706433/b', false],
    ['https://8.8.8.8/a', 'https://0x7f.1/b', false],
    ['https://8.8.8.8/a', 'https://[64:ff9b::7f00:1]/b', false],
    ['https://8.8.8.8/a', 'ftp://1.1.1.1/b', false],
    ['http://10.0.0.5/a', 'http://10.0.0.6/b', true],
    ['http://10.0.0.5/a', 'file:///etc/passwd', false],
  ])('a redirect from %s to %s is followed: %s', (from, to, followed) => {
    expect(mayRedirect(new URL(from), new URL(to), from.startsWith('https:'))).toBe(followed);
  });

  it.each([
    ['the same address', '127.0.0.1', 'http://hub.test:PORT/b', true],
    ['a private address that its own name has now', '127.0.0.2', 'http://hub.test:PORT/b', false],
    ['a private address while its own name has one too', '127.0.0.2', 'http://127.0.0.2:PORT/b', false],
    ['a name of this machine', '127.0.0.1', 'http://localhost.:PORT/b', false],
  ])('a redirect of a public hub to %s', async (_name, then, target, followed) => {
    const asked: string[] = [];
    const server = createServer(({ url = '' }, response) => {
      asked.push(url);
      if (url === '/a') response.writeHead(302, { location: target.replace('PORT', port) });
      response.end('content');
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    const port = String((server.address() as AddressInfo).port);
    // 127.0.0.1 is the public internet here, and the name of the hub leads elsewhere after its first answer.
    const network = {
      resolve: async () => [{ address: asked.length === 0 ? '127.0.0.1' : then, family: 4 }],
      isPublic: (address: string) => address === '127.0.0.1',
    };
    try {
      const answer = askHub(`http://hub.test:${port}/a`, { signal }, network);
      if (followed) expect(await (await answer).text()).toBe('content');
      else await expect(answer).rejects.toThrow(/redirects to .*, which is not followed/);
      expect(asked).toEqual(followed ? ['/a', '/b'] : ['/a']);
    } finally {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    }
  });

  it('says that a server cannot be reached, and what to do', async () => {
    const closed = fetcher('http://127.0.0.1:9').fetch(made(), { signal });
    await expect(closed).rejects.toThrow(/127.0.0.1:9 cannot be reached.*studio models import/);
  });

  it('takes over the lock of a process that died, and what it had fetched', async () => {
    const folder = await store.workFolder('made');
    await writeFile(join(store.root, '.made.lock'), 'a dead process');
    const old = new Date(Date.now() - 60_000);
    await utimes(join(store.root, '.made.lock'), old, old);
    await cp(mirror.folderOf('made'), folder, { recursive: true });
    await fetcher().fetch(made(), { signal });
    expect(mirror.requests).toEqual([]);
    expect(await readdir(store.root)).toEqual(['made']);
  });

  it('gives up its place in the queue when it is aborted', async () => {
    await store.workFolder('made');
    await writeFile(join(store.root, '.made.lock'), 'a living process');
    const abort = new AbortController();
    const waiting = fetcher().fetch(made(), {
      signal: abort.signal,
      onWait: () => abort.abort(new Error('cancelled')),
    });
    await expect(waiting).rejects.toThrow('cancelled');
  });
});

describe('the model of a running engine', () => {
  it('is waited for once; after a failed download requests get the fault immediately, and the download continues in the background', async () => {
    mirror.tricks = ['cut', 'busy', 'busy', 'busy', 'busy'];
    const models = new LocalModels({ dataDir, modelsUrl: mirror.url }, quietLogger);
    const model = models.get('made');
    const [one, other] = await Promise.allSettled([model.installed(signal), model.installed(signal)]);
    expect(one).toMatchObject({ status: 'rejected', reason: { code: 'TRANSCRIBER_UNAVAILABLE', retryable: true } });
    expect((other as PromiseRejectedResult).reason).toBe((one as PromiseRejectedResult).reason);
    expect(model.state).toMatchObject({ kind: 'failed', reason: expect.stringMatching(/status 503/) });
    const asked = mirror.requests.length;
    await expect(model.installed(signal)).rejects.toBeInstanceOf(CircuitOpen);
    expect(mirror.requests).toHaveLength(asked);
    // Nobody asks any more, and the download goes on where it stopped.
    await eventually(async () => model.state.kind === 'there');
    expect(mirror.requests[asked]).toMatch(/^GET \S+ bytes=300-$/);
    expect(await model.installed(signal)).toMatchObject({ name: 'made' });
    models.onModuleDestroy();
  });

  it('says that it cannot be stored, which is no fault of the job', async () => {
    await writeFile(join(dataDir, 'models'), 'a file where the folder should be');
    const models = new LocalModels({ dataDir, modelsUrl: mirror.url }, quietLogger);
    const failed = models.get('made').installed(signal);
    await expect(failed).rejects.toMatchObject({ code: 'TRANSCRIBER_UNAVAILABLE', retryable: true });
    await expect(failed).rejects.toThrow(/cannot be stored in .*models \(E\w+\).*DATA_DIR/);
    models.onModuleDestroy();
  });
});

describe('studio models', () => {
  it('two concurrent processes fetch a model once', async () => {
    mirror.pauseMs = 60;
    const both = await Promise.all([studio(['pull', 'made']), studio(['pull', 'made'])]);
    expect(both.map(({ code }) => code)).toEqual([0, 0]);
    expect(mirror.requests.length).toBe(made().files.length);
    expect(both.map(({ err }) => err).sort()).toEqual([
      '',
      expect.stringContaining('Another process is downloading made'),
    ]);
    expect(both.some(({ out }) => /made: \d+ % of 1 MB/.test(out))).toBe(true);
    const { out } = await studio(['list']);
    expect(out).toMatch(/^\* made /m);
    expect(out).toMatch(/^ {2}whisper-base +161 MB/m);
  });

  it('imports a model from a folder, and refuses one whose files were changed', async () => {
    const other = await mkdtemp(join(tmpdir(), 'other-machine-'));
    await new ModelFetcher(new ModelStore(other), mirror.url).fetch(made(), { signal });
    const folder = join(other, 'models', 'made');
    expect(await studio(['import', folder], { MODELS_URL: 'http://127.0.0.1:9' })).toMatchObject({ code: 0, err: '' });
    expect(await store.installed('made')).toMatchObject({ name: 'made' });
    await rm(store.root, { recursive: true });
    const { name, bytes } = decoder();
    await writeFile(join(folder, name), Buffer.alloc(bytes));
    expect(await studio(['import', folder])).toMatchObject({
      code: 1,
      err: expect.stringContaining('expected checksum'),
    });
    expect(await store.installed('made')).toBeNull();
    await rm(other, { recursive: true });
  });

  it('takes nothing from a folder that is no file: a device that never ends, a folder, a pipe', async () => {
    const folder = join(dataDir, 'hostile');
    const spec = await specOfMade(dataDir, 'hostile', { script: [] });
    const [file] = spec.files;
    await writeFile(
      join(folder, 'model.json'),
      JSON.stringify({ ...spec, files: spec.files.map((one) => ({ ...one, bytes: 0 })) }),
    );
    await rm(join(folder, file?.name ?? ''));
    await symlink('/dev/zero', join(folder, file?.name ?? ''));
    await expect(importModel(store, folder, signal)).rejects.toThrow(/is not the file of this model/);
    expect(await store.names()).toEqual([]);
  });

  it("shows a mirror's words without anything that a terminal obeys", async () => {
    const made = mirror.specs[0] as { description: string };
    const honest = made.description;
    Object.assign(made, { description: '\u001b]0;owned\u0007\u001b[2J\u009b31mfree\u202e' });
    try {
      const { out } = await studio(['list']);
      // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must not be there.
      expect(out).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202e]/);
      expect(out).toContain('\\u001b]0;owned');
    } finally {
      Object.assign(made, { description: honest });
    }
  });

  it('does not let a folder or a mirror change what the files of a known model are', async () => {
    const forged = await specOfMade(dataDir, 'whisper-base', { script: [] });
    await writeFile(join(dataDir, 'whisper-base', 'model.json'), JSON.stringify(forged));
    await expect(importModel(store, join(dataDir, 'whisper-base'), signal)).rejects.toThrow(
      /instead of 130672026|instead of 29120534/,
    );
    const spec = await specOf('whisper-base', mirror.url, signal);
    expect(spec).toBe(MODELS.find(({ name }) => name === 'whisper-base'));
  });
});

describe('the program that measures real models', () => {
  it('fetches a model, recognises a folder with it, and counts the wrong words', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'recordings-'));
    await writeToneWav(join(folder, 'talk.wav'), ['amber', 'birch', 'cedar', 'delta']);
    await writeFile(join(folder, 'talk.txt'), 'Hello.');
    const program = fileURLToPath(new URL('../../../../bench/transcribing/real-models.mjs', import.meta.url));
    const env = { PATH: process.env.PATH, DATA_DIR: dataDir, MODELS_URL: mirror.url, LOG_LEVEL: 'error' };
    const args = ['--no-warnings', program, '--requests=4', folder, 'made'];
    const { stdout } = await promisify(execFile)(process.execPath, args, { env, cwd: dataDir });
    const lines = stdout.split('\n').flatMap((line) => (/^\{"(file|model)"/.test(line) ? [JSON.parse(line)] : []));
    expect(lines[0]).toMatchObject({ file: 'talk.wav', model: 'made', audioSeconds: 4, wordErrorRate: '0.00%' });
    expect(lines[1]).toMatchObject({ megabytesAfterRequests: { 4: expect.any(Number) } });
    await rm(folder, { recursive: true });
  });
});

describe('the list of models', () => {
  it.each(MODELS.map((spec) => [spec.name, spec] as const))('%s is complete', (_, spec) => {
    expect(readSpec(JSON.parse(JSON.stringify(spec)))).toEqual(spec);
    expect(spec.revision).toMatch(/^[0-9a-f]{40}$/);
  });

  it.each([
    ['a path as a file', { files: [{ role: 'encoder', name: '../x', bytes: 1, sha256: 'a'.repeat(64) }] }],
    ['a path as a name', { name: '../x' }],
    ['a missing file', { files: [] }],
    [
      "the manifest's name for a file",
      {
        files: ['encoder', 'decoder', 'tokens'].map((role) => ({
          role,
          name: 'model.json',
          bytes: 1,
          sha256: 'a'.repeat(64),
        })),
      },
    ],
    ['no checksum', { files: [{ role: 'encoder', name: 'x', bytes: 1, sha256: '' }] }],
  ])('a mirror cannot add a model with %s', (_, change) => {
    expect(readSpec({ ...JSON.parse(JSON.stringify(MODELS[0])), ...change })).toBeNull();
  });
});

describe('who transcribes', () => {
  const decided = (settings: Record<string, string> = {}) =>
    withTranscriber(readEnvironment({ DATA_DIR: dataDir, MODELS_URL: mirror.url, ...settings }, { envFile: null }));
  const hosted = {
    SUPABASE_URL: 'https://abc.supabase.co',
    SUPABASE_SECRET_KEY: 'sb_secret_0123456789',
    SUPABASE_PUBLISHABLE_KEY: 'sb_publishable_0123456789',
    DATABASE_URL: 'postgresql://u:p@localhost:5432/db',
  };

  it.each([
    ['local mode and a closed network', { MODELS_URL: 'http://127.0.0.1:9' }, null],
    ['a kind', { TRANSCRIBER_KIND: 'offline' }, null],
    ['a kind and a key', { TRANSCRIBER_KIND: 'local', OPENAI_API_KEY: 'k' }, { kind: 'local', model: 'whisper-base' }],
    [
      'a kind and a model',
      { TRANSCRIBER_KIND: 'local', TRANSCRIBER_MODEL: 'whisper-small' },
      { model: 'whisper-small' },
    ],
    [
      'an address and a key',
      { TRANSCRIBER_BASE_URL: 'http://localhost:1/v1', TRANSCRIBER_MODEL: 'm', OPENAI_API_KEY: 'k' },
      { baseUrl: 'http://localhost:1/v1' },
    ],
    ['a key', { OPENAI_API_KEY: 'k' }, { baseUrl: 'https://api.openai.com/v1' }],
    ['a hosted project', hosted, null],
  ])('%s', async (_, settings, expected) => {
    const began = Date.now();
    const { transcriber } = await decided(settings as Record<string, string>);
    if (expected === null) expect(transcriber).toBeNull();
    else expect(transcriber).toMatchObject(expected);
    expect(Date.now() - began).toBeLessThan(30_000);
  });

  it('says why where the offline recogniser stays', async () => {
    const { warnings } = await decided({ MODELS_URL: 'http://127.0.0.1:9' });
    expect(warnings.join()).toMatch(
      /pocketsphinx, which is ROUGH.*Reason: the model server 127.0.0.1:9 cannot be reached/,
    );
    expect((await decided()).warnings.join()).toMatch(/Reason: the model server .* answered with status 404/);
    expect((await decided({ TRANSCRIBER_KIND: 'offline' })).warnings).toEqual([]);
  });

  it('takes Whisper where it is there, without a look at the network, with the offline recogniser in reserve', async () => {
    const folder = join(store.root, 'whisper-base');
    const spec = await specOfMade(store.root, 'whisper-base', { script: [] });
    await writeFile(join(folder, 'model.json'), JSON.stringify(spec));
    const { transcriber, transcriberFallbacks, warnings } = await decided({ MODELS_URL: 'http://127.0.0.1:9' });
    expect(transcriber).toMatchObject({ kind: 'local', model: 'whisper-base' });
    expect(transcriberFallbacks).toEqual([null]);
    expect(warnings).toEqual([]);
  });
});
