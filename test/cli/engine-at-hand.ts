import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Engine, startEngine } from '../../src/engine.js';
import { type LocalDescription, type LocalProject, startLocalProject } from '../../src/local/project/local-project.js';
import { readEnvironment } from '../../src/platform/environment/read-environment.js';
import { localEnvironment } from '../local/local-environment.js';
import { type FakeOpenAi, startFakeOpenAi } from '../support/fake-openai/fake-openai.js';
import { quietLogger } from '../support/quiet-logger.js';

/** Local mode with fake models, in a folder of its own that has recordings too. */
export interface EngineAtHand {
  readonly folder: string;
  readonly models: FakeOpenAi;
  readonly local: LocalDescription;
  /** Writes copies of the sample, and returns their names. */
  recordings(names: readonly string[]): Promise<string[]>;
  stop(): Promise<void>;
}

export async function startEngineAtHand(): Promise<EngineAtHand> {
  const folder = await mkdtemp(join(tmpdir(), 'studio-cli-'));
  const models = await startFakeOpenAi();
  const settings = readEnvironment(
    {
      TRANSCRIBER_BASE_URL: models.baseUrl,
      TRANSCRIBER_MODEL: 'whisper-1',
      TRANSCRIBER_API_KEY: models.apiKey,
      REFINER_BASE_URL: models.baseUrl,
      REFINER_MODEL: 'gpt-5',
      REFINER_API_KEY: models.apiKey,
    },
    { envFile: null },
  );
  const { transcriber, refiner } = settings;
  const more = { transcriber, refiner, transcriberUnset: false, shutdownGraceSeconds: 2, requestsPerMinute: 100_000 };
  const project: LocalProject = await startLocalProject(localEnvironment(join(folder, '.studio'), more), quietLogger);
  const engine: Engine = await startEngine(project.environment, quietLogger);
  const local = await project.describe(engine.url);
  return {
    folder,
    models,
    local,
    async recordings(names) {
      for (const name of names) await copyFile('samples/test-audio.mp3', join(folder, name));
      return [...names];
    },
    async stop() {
      await engine.stop();
      await project.stop();
      await models.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** A file that may be a recording by its first bytes and is none. */
export async function writeNoise(path: string): Promise<void> {
  await writeFile(path, Buffer.from(Array.from({ length: 4_000 }, (_, index) => (index * 7919) % 256)));
}
