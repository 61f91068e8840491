import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rename, rm, truncate, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ModelSpec } from '../../../src/pipeline/transcribing/models/model-spec.js';
import { makeVoices } from './made-diarization.js';
import { type MadeWhisper, makeWhisper } from './made-whisper.js';

/** What a mirror does with one request. */
export type MirrorTrick = 'cut' | 'changed' | 'ignores-range' | 'stalls' | 'missing' | 'busy' | 'moved' | 'astray';

/** A mirror of made models over a real socket, with the paths of the hub and a list of its models. */
export class ModelMirror {
  /** `GET /path range` of each request for a file. */
  readonly requests: string[] = [];
  /** Taken one by one by the requests for files; then it serves as it should. */
  tricks: MirrorTrick[] = [];
  /** Bytes of an answer before a trick, and the pause between two pieces of an answer in milliseconds. */
  cutAfter = 300;
  pauseMs = 0;

  private constructor(
    private readonly server: Server,
    private readonly dir: string,
    readonly specs: ModelSpec[],
  ) {}

  /** @param models by name @param pairs names of pairs that tell voices apart */
  static async start(
    models: Readonly<Record<string, MadeWhisper>>,
    pairs: readonly string[] = [],
  ): Promise<ModelMirror> {
    const dir = await mkdtemp(join(tmpdir(), 'model-mirror-'));
    const specs = await Promise.all(Object.entries(models).map(([name, made]) => specOfMade(dir, name, made)));
    specs.push(...(await Promise.all(pairs.map((name) => specOfPair(dir, name)))));
    const server = createServer();
    const mirror = new ModelMirror(server, dir, specs);
    server.on('request', (request, response) => void mirror.answer(request, response));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return mirror;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  spec(name: string): ModelSpec {
    return this.specs.find((spec) => spec.name === name) as ModelSpec;
  }

  /** Where the files of a model lie, as a person would copy them. */
  folderOf(name: string): string {
    return join(this.dir, name);
  }

  /** Has the first file of a model that cannot be had here: a file of its size without its content. */
  async pretend({ repository, files: [first] }: ModelSpec): Promise<void> {
    const folder = join(this.dir, repository.split('/')[1] as string);
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, first?.name ?? ''), '');
    await truncate(join(folder, first?.name ?? ''), first?.bytes);
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
    await rm(this.dir, { recursive: true, force: true });
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.url === '/models.json') return void response.end(JSON.stringify(this.specs));
    const [, , repository = '', , , file = ''] = (request.url ?? '').split('/');
    const content = await readFile(join(this.dir, repository, file)).catch(() => null);
    this.requests.push([request.method, file, request.headers.range].filter(Boolean).join(' '));
    const trick = request.method === 'HEAD' ? undefined : this.tricks.shift();
    if (content === null || trick === 'missing') return void response.writeHead(404).end();
    if (trick === 'moved') return void response.writeHead(302, { location: request.url }).end();
    if (trick === 'astray') return void response.writeHead(302, { location: 'file:///etc/passwd' }).end();
    if (trick === 'busy') return void response.writeHead(503).end();
    const from = trick === 'ignores-range' ? 0 : Number(/bytes=(\d+)-/.exec(request.headers.range ?? '')?.[1] ?? 0);
    const body = Buffer.from(content.subarray(from));
    if (trick === 'changed') body[body.length - 1] = (body.at(-1) ?? 0) ^ 1;
    const range = from > 0 ? { 'content-range': `bytes ${from}-${content.length - 1}/${content.length}` } : {};
    response.writeHead(from > 0 ? 206 : 200, { 'content-length': body.length, ...range });
    if (request.method === 'HEAD') return void response.end();
    if (trick === 'cut' || trick === 'stalls') {
      response.flushHeaders();
      if (trick === 'cut') response.write(body.subarray(0, this.cutAfter));
      if (trick === 'cut') setTimeout(() => response.destroy(), 30);
      return;
    }
    await this.send(response, body);
  }

  private async send(response: ServerResponse, body: Buffer): Promise<void> {
    const step = this.pauseMs === 0 ? body.length : Math.ceil(body.length / 8);
    for (let at = 0; at < body.length; at += step) {
      response.write(body.subarray(at, at + step));
      if (this.pauseMs > 0) await new Promise((resolve) => setTimeout(resolve, this.pauseMs));
    }
    response.end();
  }
}

/** Makes a pair whose files lie in two repositories, one of them under another name. */
async function specOfPair(dir: string, name: string): Promise<ModelSpec> {
  const [own, other] = [join(dir, name), join(dir, `${name}-segmentation`)];
  await Promise.all([own, other].map((folder) => mkdir(folder, { recursive: true })));
  const paths = await makeVoices(own);
  await rename(paths.segmentation, join(other, 'model.onnx'));
  const described = async (role: string, path: string) => {
    const content = await readFile(path);
    const sha256 = createHash('sha256').update(content).digest('hex');
    return { role, name: `${role}.onnx`, bytes: content.length, sha256 };
  };
  const from = { repository: `made/${name}-segmentation`, revision: 'main', name: 'model.onnx' };
  return {
    name,
    family: 'speakers',
    description: 'a made pair',
    languages: [],
    licence: 'MIT',
    repository: `made/${name}`,
    revision: 'main',
    source: 'test/support/made-models',
    files: [
      { ...(await described('segmentation', join(other, 'model.onnx'))), from },
      await described('embedding', paths.embedding),
    ],
  };
}

/** Makes a model in a folder of its name and describes it. */
export async function specOfMade(dir: string, name: string, made: MadeWhisper): Promise<ModelSpec> {
  const folder = join(dir, name);
  await makeWhisper(folder, name, made);
  const names = (await readdir(folder)).sort();
  const files = await Promise.all(
    names.map(async (file) => {
      const content = await readFile(join(folder, file));
      const role = /(encoder|decoder|tokens)/.exec(file)?.[1] as string;
      return { role, name: file, bytes: content.length, sha256: createHash('sha256').update(content).digest('hex') };
    }),
  );
  return {
    name,
    family: 'whisper',
    description: 'a made model',
    languages: made.languages ?? ['en'],
    licence: 'MIT',
    repository: `made/${name}`,
    revision: 'main',
    source: 'test/support/made-models',
    files,
  };
}
