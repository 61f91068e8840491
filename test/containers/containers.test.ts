import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DCLinter } from 'dclint';
import { validate } from 'dockerfile-utils';
import * as apps from 'kubernetes-models/apps/v1';
import * as policy from 'kubernetes-models/policy/v1';
import * as core from 'kubernetes-models/v1';
import { parse, parseAllDocuments } from 'yaml';
import { fixture } from '../pipeline/transcribing/audio/decoding.js';
import { eventually } from '../support/eventually.js';
import { type FakeOpenAi, startFakeOpenAi } from '../support/fake-openai/fake-openai.js';
import { startTestProject, type TestProject } from '../support/test-project.js';
import { copyContext, isSent, runStage, stagesOf } from './dockerfile-steps.js';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const read = (name: string) => readFileSync(join(ROOT, name), 'utf8');
const stages = stagesOf(read('Dockerfile'));
const stageNamed = (name: string) => stages.find((stage) => stage.name === name)!;
const textsOf = (stage: string, name: string) =>
  stageNamed(stage)
    .instructions.filter((instruction) => instruction.name === name)
    .map(({ text }) => text);

/** What the linter finds in a file. */
interface Linted {
  readonly messages: readonly { readonly type: string; readonly rule: string; readonly message: string }[];
}

describe('the Dockerfile', () => {
  it('is one, by the rules of its format', () => {
    expect(validate(read('Dockerfile'))).toEqual([]);
  });

  it('runs as an ordinary user, with a health check and signals that reach the engine', () => {
    expect(textsOf('engine', 'USER')).toEqual(['node']);
    expect(textsOf('engine', 'HEALTHCHECK').join()).toContain('CMD ["node", "scripts/health-check.mjs"]');
    expect(textsOf('engine', 'ENTRYPOINT')).toEqual(['["tini", "--"]']);
    expect(textsOf('engine', 'CMD')).toEqual(['["node", "dist/main.js"]']);
    expect(textsOf('engine', 'EXPOSE')).toEqual(['8080']);
    // What is built without a target is the engine, not local mode.
    expect(stages.at(-1)).toMatchObject({ from: 'engine', instructions: [] });
  });

  it('is sent no secret and no folder of packages', () => {
    const rules = read('.dockerignore')
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'));
    for (const file of [
      '.env',
      '.studio/keys.json',
      'node_modules/pg/index.js',
      'packages/local/node_modules/x',
      '.git/config',
    ])
      expect([file, isSent(file, rules)]).toEqual([file, false]);
    for (const file of ['package.json', 'src/main.ts', 'packages/local/package.json', 'web/dist/index.html'])
      expect([file, isSent(file, rules)]).toEqual([file, true]);
  });
});

describe('docker-compose.yml', () => {
  const compose = parse(read('docker-compose.yml'));

  it('has no error by its schema and the rules of a linter', async () => {
    const linter = new DCLinter({ rules: {}, quiet: true, debug: false, exclude: [] });
    const found: readonly Linted[] = await linter.lintFiles([join(ROOT, 'docker-compose.yml')], false);
    const errors = found.flatMap(({ messages }) => messages).filter(({ type }) => type === 'error');
    expect(errors.map(({ rule, message }) => `${rule}: ${message}`)).toEqual([]);
  });

  it('names service, container and port as the guide does', () => {
    const { orchestrator } = compose.services;
    expect(orchestrator.container_name).toBe('evolution_api_orchestrator');
    expect(orchestrator.ports.join()).toMatch(/:8080:8080$/);
    expect(orchestrator).toMatchObject({ read_only: true, cap_drop: ['ALL'], env_file: [{ path: '.env' }] });
    expect(orchestrator.profiles).toBeUndefined();
    expect(compose.services.recogniser.profiles).toEqual(['recogniser']);
    expect(compose.services['language-model'].profiles).toEqual(['language-model']);
    expect(compose.services.local.profiles).toEqual(['local']);
  });
});

describe('the manifests for Kubernetes', () => {
  // biome-ignore lint/suspicious/noExplicitAny: manifests as YAML gives them; their schemas check them.
  const manifests: any[] = parseAllDocuments(read('deploy/kubernetes/engine.yaml')).map((one) => one.toJS());
  const kinds = { ...core, ...policy, ...apps } as unknown as Record<
    string,
    new (
      data: object,
    ) => { validate(): void }
  >;

  it('fit the schemas of their kinds', () => {
    expect(manifests).toHaveLength(5);
    for (const manifest of manifests) new kinds[manifest.kind]!(manifest).validate();
    const broken = { ...manifests[2], spec: { ...manifests[2].spec, replicas: 'two' } };
    expect(() => new kinds.Deployment!(broken).validate()).toThrow(/replicas/);
  });

  it('run one deployment a role, each with probes and without rights', () => {
    const deployments = manifests.filter(({ kind }) => kind === 'Deployment');
    const roles = deployments.map(({ spec }) => spec.template.spec.containers[0].env[0].value);
    expect(roles).toEqual(['api', 'worker', 'scheduler']);
    for (const { spec } of deployments) {
      const [container] = spec.template.spec.containers;
      expect(container.readinessProbe.httpGet.path).toBe('/health/ready');
      expect(container.livenessProbe.httpGet.path).toBe('/health/live');
      expect(container.securityContext).toMatchObject({
        allowPrivilegeEscalation: false,
        readOnlyRootFilesystem: true,
      });
      expect(spec.template.spec.securityContext.runAsNonRoot).toBe(true);
    }
  });
});

describe('what the steps of the Dockerfile make, done in a clean folder', () => {
  let folder: string;
  let project: TestProject;
  let provider: FakeOpenAi;
  let engine: ChildProcess;
  let url: string;
  let output = '';
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'studio-image-'));
    const [context, build, image] = ['context', 'build', 'image'].map((name) => join(folder, name)) as [
      string,
      string,
      string,
    ];
    for (const path of [context, build, image]) mkdirSync(path);
    copyContext(ROOT, context);
    runStage(stageNamed('build'), { root: build, context, earlier: {} });
    runStage(stageNamed('engine'), { root: image, context, earlier: { build } });
    rmSync(build, { recursive: true });
    expect(await megabytesOf(join(image, 'app', 'node_modules'))).toBeLessThan(300);
    project = await startTestProject({ roles: ['api'] });
    provider = await startFakeOpenAi();
    const port = await freePort();
    url = `http://127.0.0.1:${port}`;
    engine = startImage(join(image, 'app'), port);
  });
  afterAll(async () => {
    if (engine?.exitCode === null) {
      engine.kill('SIGKILL');
      await once(engine, 'exit');
    }
    await project?.stop();
    await provider?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  function startImage(app: string, port: number): ChildProcess {
    const { databaseUrl, supabase } = project.environment;
    const child = spawn(process.execPath, ['dist/main.js'], {
      cwd: app,
      env: {
        PATH: process.env.PATH,
        NODE_ENV: 'production',
        HOST: '127.0.0.1',
        PORT: String(port),
        DATA_DIR: join(folder, 'data'),
        DATABASE_URL: databaseUrl ?? '',
        SUPABASE_URL: supabase?.url,
        SUPABASE_PUBLISHABLE_KEY: supabase?.publishableKey,
        SUPABASE_SECRET_KEY: supabase?.secretKey,
        TRANSCRIBER_BASE_URL: provider.baseUrl,
        TRANSCRIBER_API_KEY: provider.apiKey,
        TRANSCRIBER_MODEL: 'whisper-1',
      },
    });
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk));
    return child;
  }

  it('is an engine that becomes ready, serves its pages, brings a recording to its text, and stops on SIGTERM', async () => {
    await eventually(async () => {
      if (engine.exitCode !== null) throw new Error(`the engine ended:\n${output}`);
      const answer = await fetch(`${url}/health/ready`).catch(() => null);
      return answer?.status === 200;
    });
    const page = await fetch(url, { headers: { accept: 'text/html' } });
    expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('<title>')]);
    const authorization = { authorization: `Bearer ${project.secretKey}` };
    const reference = await fetch(`${url}/docs/swagger-ui-bundle.js`, { headers: authorization });
    expect([reference.status, (await reference.text()).length > 1_000_000]).toEqual([200, true]);
    const user = await project.signUp();
    const path = `${user.id}/speech.m4a`;
    const speech = readFileSync(fixture('speech.m4a'));
    const { error } = await project.service.storage.from('audio').upload(path, speech, { contentType: 'audio/mp4' });
    expect(error).toBeNull();
    const made = await fetch(`${url}/v1/jobs/new`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...authorization },
      body: JSON.stringify({ user_id: user.id, supabase_file_id: path }),
    });
    const { job_id } = (await made.json()) as { job_id: string };
    const ended = await project.database
      .until(async () => {
        const statement = `select status from studio_jobs where job_id = $1 and status in ('COMPLETE', 'FAILED')`;
        return (await project.database.query<{ status: string }>(statement, [job_id]))[0];
      })
      .catch((error: Error) => {
        throw new Error(`${error.message}; the engine wrote:\n${output}`);
      });
    expect(ended).toEqual({ status: 'COMPLETE' });
    const health = spawn(process.execPath, ['scripts/health-check.mjs'], {
      cwd: ROOT,
      env: { PORT: new URL(url).port },
    });
    expect(await once(health, 'exit')).toEqual([0, null]);
    engine.kill('SIGTERM');
    expect(await once(engine, 'exit')).toEqual([0, null]);
    const late = spawn(process.execPath, ['scripts/health-check.mjs'], { cwd: ROOT, env: { PORT: new URL(url).port } });
    expect(await once(late, 'exit')).toEqual([1, null]);
  });
});

/** Of the files themselves: the blocks that they take differ between disks. */
async function megabytesOf(folder: string): Promise<number> {
  const files = await readdir(folder, { recursive: true, withFileTypes: true });
  const sizes = await Promise.all(
    files
      .filter((entry) => entry.isFile())
      .map(async ({ parentPath, name }) => (await stat(join(parentPath, name))).size),
  );
  return sizes.reduce((sum, size) => sum + size, 0) / 1e6;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}
