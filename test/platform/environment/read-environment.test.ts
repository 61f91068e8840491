import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { withLocalProject } from '../../../src/platform/environment/environment.js';
import { EnvironmentError } from '../../../src/platform/environment/environment-error.js';
import { readEnvironment } from '../../../src/platform/environment/read-environment.js';
import { secretsOf } from '../../../src/platform/environment/secrets-of.js';
import { SETTINGS } from '../../../src/platform/environment/settings.js';

const jwt = (claims: object) =>
  `eyJhbGciOiJIUzI1NiJ9.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.c2lnbmF0dXJl`;
const HOSTED = {
  SUPABASE_URL: 'https://abcdefgh.supabase.co/',
  SUPABASE_PUBLISHABLE_KEY: 'sb_publishable_0123456789',
  SUPABASE_SECRET_KEY: 'sb_secret_0123456789',
  DATABASE_URL: 'postgresql://postgres:pass%2Fword@db.abcdefgh.supabase.co:5432/postgres',
};
const read = (source: NodeJS.ProcessEnv) => readEnvironment(source, { envFile: null });

function problemsOf(source: NodeJS.ProcessEnv, envFile: string | null = null): readonly string[] {
  try {
    readEnvironment(source, { envFile });
    return [];
  } catch (error) {
    if (!(error instanceof EnvironmentError)) throw error;
    return error.problems;
  }
}

const folder = mkdtempSync(join(tmpdir(), 'environment-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
function envFile(text: string): string {
  const path = join(folder, `${Math.random().toString(36).slice(2)}.env`);
  writeFileSync(path, text);
  return path;
}

describe('with nothing set', () => {
  it('is local mode, on this machine alone, with the offline parts', () => {
    expect(read({})).toMatchObject({
      localMode: true,
      roles: ['api', 'worker', 'scheduler'],
      host: '127.0.0.1',
      port: 8080,
      dataDir: resolve('.studio'),
      transcriber: null,
      refiner: null,
      workerConcurrency: 2,
      maxAudioBytes: 2 ** 31,
    });
  });

  it('cannot be changed, at any depth', () => {
    const environment = withLocalProject(read({}), {
      databaseUrl: 'postgresql://postgres:local@127.0.0.1:54322/postgres',
      supabase: {
        url: 'http://127.0.0.1:54321',
        publishableKey: 'p',
        secretKey: 's',
        jwtSecret: 'j',
        audioBucket: 'audio',
      },
    });
    expect(() => Object.assign(environment, { port: 1 })).toThrow(TypeError);
    expect(() => Object.assign(environment.supabase ?? {}, { secretKey: '' })).toThrow(TypeError);
    expect(() => (environment.roles as string[]).push('x')).toThrow(TypeError);
  });
});

describe("with one's own project", () => {
  it('takes it, listens to all, and keeps the secrets in one list', () => {
    const environment = read(HOSTED);
    const databaseUrl = `${HOSTED.DATABASE_URL}?sslmode=no-verify`;
    expect(environment).toMatchObject({ localMode: false, host: '0.0.0.0', databaseUrl });
    expect(environment.supabase).toMatchObject({
      url: 'https://abcdefgh.supabase.co',
      audioBucket: 'audio',
      jwtSecret: null,
    });
    expect(secretsOf(environment)).toEqual(['sb_secret_0123456789', HOSTED.DATABASE_URL, 'pass/word']);
  });

  it('takes the older keys, and lets the newer win over them', () => {
    const older = {
      SUPABASE_ANON_KEY: jwt({ role: 'anon', ref: 'abcdefgh' }),
      SUPABASE_SERVICE_ROLE_KEY: jwt({ role: 'service_role', ref: 'abcdefgh' }),
    };
    const { SUPABASE_URL, DATABASE_URL } = HOSTED;
    expect(read({ SUPABASE_URL, DATABASE_URL, ...older }).supabase).toMatchObject({
      publishableKey: older.SUPABASE_ANON_KEY,
      secretKey: older.SUPABASE_SERVICE_ROLE_KEY,
      olderSecretKey: null,
    });
    expect(read({ ...HOSTED, ...older }).supabase).toMatchObject({
      secretKey: HOSTED.SUPABASE_SECRET_KEY,
      olderSecretKey: older.SUPABASE_SERVICE_ROLE_KEY,
      olderPublishableKey: older.SUPABASE_ANON_KEY,
    });
  });
});

describe('providers', () => {
  it('both come from an OpenAI key alone', () => {
    const { transcriber, refiner, workerConcurrency } = read({ OPENAI_API_KEY: 'sk-abc' });
    expect(transcriber).toEqual({ baseUrl: 'https://api.openai.com/v1', model: 'gpt-transcribe', apiKey: 'sk-abc' });
    expect(refiner).toMatchObject({ baseUrl: 'https://api.openai.com/v1', apiKey: 'sk-abc' });
    expect(workerConcurrency).toBe(8);
  });

  it('of other hosts never get the OpenAI key', () => {
    const { transcriber, refiner } = read({
      OPENAI_API_KEY: 'sk-abc',
      TRANSCRIBER_BASE_URL: 'http://localhost:8000/v1/',
      TRANSCRIBER_MODEL: 'whisper-1',
      REFINER_BASE_URL: 'https://api.openai.com.evil.example/v1',
      REFINER_MODEL: 'm',
    });
    expect(transcriber).toEqual({ baseUrl: 'http://localhost:8000/v1', model: 'whisper-1', apiKey: null });
    expect(refiner?.apiKey).toBeNull();
  });

  it('may stay offline by name', () => {
    expect(read({ OPENAI_API_KEY: 'sk-abc', TRANSCRIBER_BASE_URL: 'Offline' }).transcriber).toBeNull();
    expect(read({ OPENAI_API_KEY: 'sk-abc', TRANSCRIBER_KIND: 'Offline' }).transcriber).toBeNull();
    expect(read({ OPENAI_API_KEY: 'sk-abc', TRANSCRIBER_KIND: 'openai' }).transcriber).not.toBeNull();
  });

  it.each([
    [
      { TRANSCRIBER_KIND: 'deepgram', TRANSCRIBER_API_KEY: 'dg' },
      { kind: 'deepgram', baseUrl: 'https://api.deepgram.com', model: 'nova-3', apiKey: 'dg' },
    ],
    [
      { TRANSCRIBER_KIND: 'AssemblyAI', TRANSCRIBER_API_KEY: 'aa', TRANSCRIBER_MODEL: 'universal-2' },
      { kind: 'assemblyai', baseUrl: 'https://api.assemblyai.com', model: 'universal-2', apiKey: 'aa' },
    ],
    [
      { TRANSCRIBER_KIND: 'whisper-cpp', TRANSCRIBER_BASE_URL: 'http://localhost:8080/' },
      { kind: 'whisper-cpp', baseUrl: 'http://localhost:8080', model: 'whisper.cpp', apiKey: null },
    ],
    [
      {
        TRANSCRIBER_KIND: 'azure',
        TRANSCRIBER_BASE_URL: 'https://r.openai.azure.com/?api-version=2024-10-21',
        TRANSCRIBER_MODEL: 'our-whisper',
        TRANSCRIBER_API_KEY: 'az',
      },
      {
        kind: 'azure',
        baseUrl: 'https://r.openai.azure.com',
        apiVersion: '2024-10-21',
        model: 'our-whisper',
        apiKey: 'az',
      },
    ],
  ])('of another kind have its address, its model and its own key: %j', (source, expected) => {
    expect(read({ OPENAI_API_KEY: 'sk-abc', ...(source as Record<string, string>) }).transcriber).toEqual(expected);
  });

  it('may be fallbacks of any kind', () => {
    const list =
      'https://az@r.openai.azure.com?kind=azure&model=d&api-version=2024-10-21, https://dg@api.deepgram.com?kind=deepgram';
    expect(read({ OPENAI_API_KEY: 'sk-abc', TRANSCRIBER_FALLBACKS: list }).transcriberFallbacks).toMatchObject([
      { kind: 'azure', baseUrl: 'https://r.openai.azure.com', model: 'd', apiKey: 'az', apiVersion: '2024-10-21' },
      { kind: 'deepgram', baseUrl: 'https://api.deepgram.com', model: 'nova-3', apiKey: 'dg' },
    ]);
  });

  it('that OpenAI will switch off are warned of, elsewhere they are not', () => {
    expect(read({ OPENAI_API_KEY: 'sk-abc', TRANSCRIBER_MODEL: 'whisper-1' }).warnings.join()).toContain(
      '26 February 2027',
    );
    expect(read({ TRANSCRIBER_BASE_URL: 'http://localhost:8000/v1', TRANSCRIBER_MODEL: 'whisper-1' }).warnings).toEqual(
      [],
    );
  });
});

it('two secret keys are a rotation: callers may use both, and a warning says so', () => {
  const { supabase, warnings } = read({ ...HOSTED, SUPABASE_SERVICE_ROLE_KEY: 'sb_secret_another' });
  expect(supabase).toMatchObject({ secretKey: HOSTED.SUPABASE_SECRET_KEY, olderSecretKey: 'sb_secret_another' });
  expect(warnings).toEqual([
    expect.stringMatching(/two different keys, and callers may use either.*Remove SUPABASE_SERVICE_ROLE_KEY/),
  ]);
});

describe('a proxy', () => {
  it.each([
    [
      { HTTPS_PROXY: 'http://proxy:3128', OPENAI_API_KEY: 'sk-abc' },
      /^HTTPS_PROXY is set, but .* NODE_USE_ENV_PROXY=1/,
    ],
    [
      { all_proxy: 'socks5://p', REFINER_BASE_URL: 'https://api.groq.com/openai/v1', REFINER_MODEL: 'm' },
      /^all_proxy .*under the names HTTPS_PROXY/,
    ],
    [{ HTTPS_PROXY: 'http://proxy:3128', NODE_USE_ENV_PROXY: '1', OPENAI_API_KEY: 'sk-abc' }, /^$/],
    [{ HTTP_PROXY: 'http://proxy:3128', NODE_OPTIONS: '--use-env-proxy', OPENAI_API_KEY: 'sk-abc' }, /^$/],
    [{ HTTPS_PROXY: 'http://proxy:3128', REFINER_BASE_URL: 'http://localhost:11434/v1', REFINER_MODEL: 'm' }, /^$/],
    [{ HTTPS_PROXY: '', OPENAI_API_KEY: 'sk-abc' }, /^$/],
  ])('that Node would ignore is warned of: %j', (source, said) => {
    expect(read(source).warnings.join()).toMatch(said);
  });
});

describe('sources', () => {
  it('the environment wins over the file, even with an empty variable; empty counts as unset', () => {
    const path = envFile('\ufeffPORT=9000\r\nLOG_LEVEL="warn" # quiet\nHOST=\nDATA_DIR=./x\n');
    expect(readEnvironment({ PORT: '9001', DATA_DIR: ' ' }, { envFile: path })).toMatchObject({
      port: 9001,
      logLevel: 'warn',
      host: '127.0.0.1',
      dataDir: resolve('.studio'),
    });
  });

  it('a file that was named must be there and be readable', () => {
    expect(problemsOf({}, join(folder, 'nowhere'))).toEqual([expect.stringContaining('cannot be read (ENOENT)')]);
    expect(problemsOf({}, folder)).toEqual([expect.stringContaining('cannot be read (EISDIR)')]);
    expect(problemsOf({}, envFile(`A=${'x'.repeat(300_000)}`))).toEqual([expect.stringContaining('larger than')]);
  });
});

describe('a settings file', () => {
  it('names the lines that are not settings, which would otherwise be ignored silently', () => {
    const path = envFile('SUPABASE_URL: https://a.supabase.co\n# LOG_LEVEL=\n\nexport PORT=9000\nwarn\n');
    expect(problemsOf({}, path)).toEqual([
      expect.stringMatching(/^Lines 1, 5 of .* are not settings\. Write NAME=value/),
    ]);
    expect(problemsOf({}, envFile('PORT 9000'))).toEqual([expect.stringMatching(/^Line 1 of .* is not a setting\./)]);
  });

  it('may have values of several lines, quotes in comments and ends of lines of Windows', () => {
    const path = envFile(`# it's quoted\r\nSUPABASE_JWT_SECRET="one\ntwo three\nfour"\r\nPORT=9000 # isn't\r\n`);
    expect(problemsOf({}, path).filter((problem) => /^Line/.test(problem))).toEqual([]);
  });

  it('that is not UTF-8 is refused', () => {
    const path = join(folder, 'utf16.env');
    writeFileSync(path, Buffer.from('\ufeffPORT=9000\n', 'utf16le'));
    expect(problemsOf({}, path)).toEqual([expect.stringMatching(/is not UTF-8.* Save it as UTF-8/)]);
  });
});

describe('a value', () => {
  const table: readonly (readonly [NodeJS.ProcessEnv, RegExp])[] = [
    [{ PORT: '80a' }, /^PORT is "80a", but must be a whole number from 0 to 65535\.$/],
    [{ PORT: '65536' }, /PORT/],
    [{ PORT: '-1' }, /PORT/],
    [{ PORT: '8e3' }, /PORT/],
    [{ HEARTBEAT_SECONDS: '9' }, /HEARTBEAT_SECONDS is "9", but must be a whole number of seconds from 10/],
    [{ LOG_LEVEL: 'loud' }, /LOG_LEVEL .* one of debug, info, warn, error, silent/],
    [{ ENGINE_ROLES: 'api,web' }, /ENGINE_ROLES .* api, worker, scheduler/],
    [{ ENGINE_ROLES: ',' }, /ENGINE_ROLES/],
    [{ MAX_AUDIO_BYTES: '500 bananas' }, /MAX_AUDIO_BYTES .* such as 500MB/],
    [{ MAX_AUDIO_BYTES: '0' }, /MAX_AUDIO_BYTES/],
    [{ AUDIO_URL_HOSTS: 'https://media.example.com' }, /AUDIO_URL_HOSTS .*no scheme/],
    [{ AUDIO_URL_HOSTS: 'localhost' }, /AUDIO_URL_HOSTS/],
    [{ CORS_ORIGINS: '*' }, /CORS_ORIGINS/],
    [{ CORS_ORIGINS: 'https://app.example.com/' }, /CORS_ORIGINS .*no path/],
    [{ HOST: 'my host' }, /HOST/],
    [{ TRANSCRIBER_BASE_URL: 'localhost:8000', TRANSCRIBER_MODEL: 'm' }, /TRANSCRIBER_BASE_URL .* http or https/],
    [{ ...HOSTED, SUPABASE_URL: 'ftp://abcdefgh.supabase.co' }, /SUPABASE_URL .* http or https/],
    [{ ...HOSTED, SUPABASE_URL: 'https://user:canary1@abcdefgh.supabase.co' }, /SUPABASE_URL/],
    [{ ...HOSTED, SUPABASE_AUDIO_BUCKET: '../other' }, /SUPABASE_AUDIO_BUCKET/],
    [{ ...HOSTED, DATABASE_URL: 'mysql://root@localhost/x' }, /DATABASE_URL has a value \(not shown\), but must be/],
    [{ ...HOSTED, DATABASE_URL: 'postgresql://postgres:canary#1@db.example.com/x' }, /DATABASE_URL .* percent-encoded/],
    [{ ...HOSTED, SUPABASE_JWT_SECRET: 'canary1' }, /SUPABASE_JWT_SECRET .* at least 32/],
    [{ ...HOSTED, SUPABASE_SECRET_KEY: 'canary1' }, /SUPABASE_SECRET_KEY has a value \(not shown\)/],
  ];
  it.each(table)('%j is refused by name, with what is wanted', (source, sentence) => {
    const problems = problemsOf(source);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(sentence);
    expect(problems[0]).not.toContain('canary');
  });

  it.each([
    ['500MB', 500_000_000],
    ['2GiB', 2 ** 31],
    ['1.5 gb', 1_500_000_000],
    ['1048576', 2 ** 20],
    ['10B', 10],
  ])('MAX_AUDIO_BYTES=%s is %d bytes', (text, bytes) => {
    expect(read({ MAX_AUDIO_BYTES: text }).maxAudioBytes).toBe(bytes);
  });
});

describe('settings together', () => {
  const anon = jwt({ role: 'anon', ref: 'abcdefgh' });
  const { SUPABASE_URL, DATABASE_URL, SUPABASE_PUBLISHABLE_KEY, SUPABASE_SECRET_KEY } = HOSTED;
  const table: readonly (readonly [string, NodeJS.ProcessEnv, RegExp])[] = [
    [
      'provider time-out',
      { STAGE_TIMEOUT_SECONDS: '300' },
      /PROVIDER_TIMEOUT_SECONDS \(600\) must be below STAGE_TIMEOUT_SECONDS \(300\)/,
    ],
    [
      'heartbeat',
      { HEARTBEAT_SECONDS: '60', STAGE_TIMEOUT_SECONDS: '50', PROVIDER_TIMEOUT_SECONDS: '9' },
      /HEARTBEAT_SECONDS \(60\)/,
    ],
    ['ports', { PORT: '54321' }, /PORT and LOCAL_SUPABASE_PORT are both 54321/],
    ['no database', { SUPABASE_URL, SUPABASE_PUBLISHABLE_KEY, SUPABASE_SECRET_KEY }, /DATABASE_URL is missing/],
    ['no secret key', { SUPABASE_URL, DATABASE_URL, SUPABASE_PUBLISHABLE_KEY }, /SUPABASE_SECRET_KEY is missing/],
    ['no publishable key', { SUPABASE_URL, DATABASE_URL, SUPABASE_SECRET_KEY }, /SUPABASE_PUBLISHABLE_KEY is missing/],
    ['no URL', { SUPABASE_SECRET_KEY }, /SUPABASE_URL is missing, although SUPABASE_SECRET_KEY is set/],
    ['swapped', { ...HOSTED, SUPABASE_SECRET_KEY: 'sb_publishable_x123' }, /SUPABASE_SECRET_KEY is a publishable key/],
    [
      'swapped, older',
      { ...HOSTED, SUPABASE_SERVICE_ROLE_KEY: anon },
      /SUPABASE_SERVICE_ROLE_KEY is a publishable key/,
    ],
    [
      'a secret for browsers',
      { ...HOSTED, SUPABASE_PUBLISHABLE_KEY: SUPABASE_SECRET_KEY },
      /must never reach a browser/,
    ],
    [
      'a secret for browsers, older',
      { ...HOSTED, SUPABASE_ANON_KEY: jwt({ role: 'service_role' }) },
      /must never reach a browser/,
    ],
    ['no key at all', { ...HOSTED, SUPABASE_ANON_KEY: 'eyJx.eyJ!.x' }, /SUPABASE_ANON_KEY is "eyJx/],
    ['a damaged key', { ...HOSTED, SUPABASE_ANON_KEY: 'eyJx.eyJx.x' }, /SUPABASE_ANON_KEY is not a publishable key/],
    [
      "a user's token",
      { ...HOSTED, SUPABASE_ANON_KEY: jwt({ role: 'authenticated' }) },
      /SUPABASE_ANON_KEY is not a publishable key/,
    ],
    [
      'another project',
      { ...HOSTED, SUPABASE_ANON_KEY: jwt({ role: 'anon', ref: 'zzzzzzzz' }) },
      /belongs to a different project/,
    ],
    [
      'expired',
      { ...HOSTED, SUPABASE_ANON_KEY: jwt({ role: 'anon', exp: 1_600_000_000 }) },
      /SUPABASE_ANON_KEY has expired/,
    ],
    [
      'transaction pooler',
      { ...HOSTED, DATABASE_URL: DATABASE_URL.replace('5432', '6543') },
      /port 6543.*session pooler on port 5432/,
    ],
    [
      'placeholder',
      { ...HOSTED, DATABASE_URL: 'postgresql://postgres:[YOUR-PASSWORD]@db.x.co:5432/postgres' },
      /placeholder/,
    ],
    ['dashboard', { ...HOSTED, SUPABASE_URL: 'https://supabase.com/dashboard/project/x' }, /dashboard/],
    ['one API', { ...HOSTED, SUPABASE_URL: `${SUPABASE_URL}rest/v1` }, /path of one API/],
    ['model alone', { TRANSCRIBER_MODEL: 'm' }, /TRANSCRIBER_MODEL is set, but neither/],
    ['key alone', { REFINER_API_KEY: 'k' }, /REFINER_API_KEY is set without REFINER_BASE_URL/],
    ['server without model', { REFINER_BASE_URL: 'http://localhost:11434/v1' }, /REFINER_MODEL is missing/],
    [
      'OpenAI without key',
      { REFINER_BASE_URL: 'https://api.openai.com/v1' },
      /REFINER_API_KEY or OPENAI_API_KEY is needed/,
    ],
    ['a kind without a server', { REFINER_KIND: 'openai' }, /REFINER_KIND is openai, but no server is named/],
    [
      'an unknown kind',
      { REFINER_KIND: 'smoke' },
      /REFINER_KIND is "smoke", but must be one of openai, azure, offline/,
    ],
    ['offline with a model', { TRANSCRIBER_KIND: 'offline', TRANSCRIBER_MODEL: 'm' }, /so TRANSCRIBER_MODEL cannot/],
    [
      'a kind that needs a server, and none',
      { TRANSCRIBER_KIND: 'openai', TRANSCRIBER_BASE_URL: 'offline' },
      /TRANSCRIBER_KIND is openai, which needs a server/,
    ],
    [
      'Azure without a server',
      { REFINER_KIND: 'azure', REFINER_MODEL: 'm', REFINER_API_KEY: 'k' },
      /no server is named/,
    ],
    [
      'Azure without a deployment',
      { REFINER_KIND: 'azure', REFINER_BASE_URL: 'https://r.openai.azure.com', REFINER_API_KEY: 'k' },
      /REFINER_MODEL must name the deployment/,
    ],
    [
      'Azure without a key',
      { TRANSCRIBER_KIND: 'azure', TRANSCRIBER_BASE_URL: 'https://r.openai.azure.com', TRANSCRIBER_MODEL: 'm' },
      /TRANSCRIBER_KIND is azure, which needs TRANSCRIBER_API_KEY/,
    ],
    [
      'a version that is none',
      {
        TRANSCRIBER_KIND: 'azure',
        TRANSCRIBER_BASE_URL: 'https://r.openai.azure.com?api-version=latest',
        TRANSCRIBER_MODEL: 'm',
        TRANSCRIBER_API_KEY: 'k',
      },
      /TRANSCRIBER_BASE_URL gives an api-version that is not a date/,
    ],
    [
      'a version without Azure',
      { REFINER_BASE_URL: 'https://host.example/v1?api-version=2024-10-21', REFINER_MODEL: 'm' },
      /only the kind azure has; set REFINER_KIND=azure/,
    ],
    ['Deepgram without a key', { TRANSCRIBER_KIND: 'deepgram' }, /TRANSCRIBER_KIND is deepgram, which needs/],
    ['AssemblyAI with an OpenAI key alone', { TRANSCRIBER_KIND: 'assemblyai', OPENAI_API_KEY: 'sk-a' }, /which needs/],
    ['whisper.cpp without a server', { TRANSCRIBER_KIND: 'whisper-cpp' }, /whisper-cpp, but no server is named/],
    [
      'a transcriber’s kind for a refiner',
      { REFINER_KIND: 'deepgram' },
      /REFINER_KIND is "deepgram", but must be one of/,
    ],
    [
      'a fallback with a version that is not Azure’s',
      { REFINER_FALLBACKS: 'https://k@host.example/v1?model=m&api-version=2024-10-21' },
      /REFINER_FALLBACKS, entry 1, gives an api-version, which only the kind azure has/,
    ],
    [
      'a fallback of an unknown kind',
      { REFINER_FALLBACKS: 'https://k@host.example/v1?model=m&kind=smoke' },
      /REFINER_FALLBACKS, entry 1, names a kind that is none of openai, azure, offline/,
    ],
    ['offline with a model', { REFINER_BASE_URL: 'offline', REFINER_MODEL: 'm' }, /REFINER_BASE_URL is offline/],
  ];
  it.each(table)('that do not fit (%s) are one problem', (_name, source, sentence) => {
    const problems = problemsOf(source);
    expect(problems).toEqual([expect.stringMatching(sentence)]);
    expect(problems.join()).not.toMatch(/0123456789|c2lnbmF0dXJl|pass%2Fword/);
  });

  it('warn of a database that local mode will not use', () => {
    expect(read({ DATABASE_URL }).warnings).toEqual([expect.stringContaining('DATABASE_URL is not used')]);
  });
});

describe('a name', () => {
  it.each([
    ['TRANSCRIBER_MODLE', 'TRANSCRIBER_MODEL'],
    ['REFINER_BASEURL', 'REFINER_BASE_URL'],
    ['SUPABASE_ANNON_KEY', 'SUPABASE_ANON_KEY'],
    ['DATABASE_URI', 'DATABASE_URL'],
    ['OPENAI_APIKEY', 'OPENAI_API_KEY'],
    ['OPENAI_KEY', 'OPENAI_API_KEY'],
    ['SUPABASE_SERVICE_KEY', 'SUPABASE_SERVICE_ROLE_KEY'],
    ['database_url', 'DATABASE_URL'],
  ])('%s is taken for a slip of %s', (name, meant) => {
    expect(problemsOf({ [name]: 'x' })).toEqual([`Unknown setting ${name}; did you mean ${meant}?`]);
  });

  it('of ours that is like none is refused', () => {
    expect(problemsOf({ ENGINE_TURBO: '1' })).toEqual([
      'Unknown setting ENGINE_TURBO; .env.example lists all settings.',
    ]);
  });

  it.each([
    'SUPABASE_ACCESS_TOKEN',
    'SUPABASE_DB_PASSWORD',
    'SUPABASE_DB_URL',
    'HOME',
    'SORT',
    'HOSTNAME',
    'PATH',
    'LOGNAME',
    'PGHOST',
    'NODE_ENV',
    'NEXT_PUBLIC_SUPABASE_URL',
    'ENGINE_SERVICE_HOST',
    'WORKER_PORT_8080_TCP_ADDR',
    '__proto__',
    'constructor',
  ])("that is somebody else's (%s) is left alone", (name) => {
    expect(problemsOf(Object.fromEntries([[name, 'x']]))).toEqual([]);
  });

  it('close to a short one is a slip only in our own file', () => {
    expect(problemsOf({ PORTS: '1' })).toEqual([]);
    expect(problemsOf({}, envFile('PORTS=1'))).toEqual(['Unknown setting PORTS; did you mean PORT?']);
  });
});

describe('the message', () => {
  it('is one screen, however much is wrong', () => {
    const wrong = Object.fromEntries(SETTINGS.map(({ name }) => [name, '\u001b[31m bad\nvalue ']));
    const misspelt = Object.fromEntries(Array.from({ length: 100 }, (_, n) => [`ENGINE_${n}`, 'x']));
    try {
      read({ ...wrong, ...misspelt });
      throw new Error('it was accepted');
    } catch (error) {
      const { message } = error as EnvironmentError;
      expect(error).toBeInstanceOf(EnvironmentError);
      expect(message).toMatch(/^The engine cannot start: \d+ settings need attention\.\n\n {2}1\. /);
      expect(message.split('\n').length).toBeLessThanOrEqual(24);
      // biome-ignore lint/suspicious/noControlCharactersInRegex: a terminal escape must not get through.
      expect(message).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
    }
  });

  it('never shows a secret, and nothing but EnvironmentError is ever thrown', () => {
    const canary = fc
      .string({ minLength: 12, maxLength: 20, unit: fc.constantFrom(...'abcdefghjkmnpqrstuvwxyz23456789') })
      .map((text) => `Q7${text}`);
    const shapes = (secret: string) =>
      fc.constantFrom(
        secret,
        `sb_secret_${secret}`,
        `sk-${secret}`,
        ` ${secret} x`,
        `postgresql://postgres:${secret}@db.example.com:6543/postgres`,
        `postgres:${secret}@db`,
        `https://user:${secret}@host`,
        jwt({ role: 'service_role', jti: secret }),
      );
    const secretNames = SETTINGS.filter((setting) => setting.secret).map((setting) => setting.name);
    const others = SETTINGS.filter((setting) => !setting.secret).map((setting) => setting.name);
    const plain = fc.dictionary(fc.constantFrom(...others), fc.string({ unit: 'binary' }));
    const scene = canary.chain((secret) =>
      fc.record({
        secret: fc.constant(secret),
        secrets: fc.dictionary(fc.constantFrom(...secretNames), shapes(secret)),
        plain,
        strange: fc.dictionary(fc.string(), fc.string()),
      }),
    );
    fc.assert(
      fc.property(scene, ({ secret, secrets, plain: more, strange }) => {
        const problems = problemsOf({ ...strange, ...more, ...secrets });
        expect(problems.join('\n')).not.toContain(secret);
      }),
      { numRuns: 500 },
    );
  });

  it('does not show a secret that was put in the place of something else', () => {
    const misplaced = [
      'sb_secret_canary12345',
      'sk-proj-canary12345',
      'postgresql://postgres:canary12345@db/x',
      jwt({ role: 'service_role', x: 'canary' }),
    ];
    for (const value of misplaced) {
      for (const { name } of SETTINGS) {
        const message = problemsOf({ [name]: value }).join('\n');
        expect(message).not.toMatch(/canary|c2lnbmF0dXJl/);
      }
    }
  });
});
