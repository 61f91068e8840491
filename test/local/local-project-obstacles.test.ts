import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type LocalProject, startLocalProject } from '../../src/local/project/local-project.js';
import { processesOf } from './engine-process.js';
import { localEnvironment } from './local-environment.js';
import { SilentLogger } from './silent-logger.js';

let dataDir: string;
let project: LocalProject | undefined;
const lost: string[] = [];
const start = async (log = new SilentLogger(), more = {}): Promise<LocalProject> => {
  project = await startLocalProject(localEnvironment(dataDir, more), log, (what) => lost.push(what));
  return project;
};
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'local-project-'));
  lost.length = 0;
});
afterEach(async () => {
  await project?.stop();
  project = undefined;
  expect(lost).toEqual([]);
  expect(processesOf(dataDir)).toEqual([]);
  await rm(dataDir, { recursive: true, force: true });
});

describe('startLocalProject against obstacles', () => {
  it('takes the next free port and says so', async () => {
    const taken = await listen();
    const port = (taken.address() as { port: number }).port;
    const log = new SilentLogger();
    try {
      const { environment } = await start(log, { localDatabasePort: port, localSupabasePort: port, port });
      const ports = [environment.databaseUrl ?? '', environment.supabase?.url ?? ''].map((url) =>
        Number(new URL(url).port),
      );
      expect(new Set([port, environment.port, ...ports]).size).toBe(4);
      expect(log.lines.filter(({ message }) => message.includes(`Port ${port} is taken`))).toHaveLength(3);
    } finally {
      taken.close();
    }
  });

  it('says what is wrong with a folder it cannot use', async () => {
    const file = join(dataDir, 'file');
    await writeFile(file, '');
    await expect(startLocalProject(localEnvironment(join(file, 'data')), new SilentLogger())).rejects.toThrow(
      /data folder .* cannot be used \(it is a file\)/,
    );
    if (process.getuid?.() === 0) return; // Root may enter everything.
    await chmod(dataDir, 0o500);
    await expect(startLocalProject(localEnvironment(join(dataDir, 'data')), new SilentLogger())).rejects.toThrow(
      /data folder .* cannot be used \(you may not read and write it\)/,
    );
    await chmod(dataDir, 0o700);
  });

  it('says that the keys are gone rather than making others for a database they do not open', async () => {
    await start();
    await project?.stop();
    project = undefined;
    await rm(join(dataDir, 'keys.json'));
    await expect(startLocalProject(localEnvironment(dataDir), new SilentLogger())).rejects.toThrow(
      /keys\.json is missing/,
    );
  });
});

function listen(): Promise<Server> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => resolve(server));
  });
}
