import { EventEmitter, once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { EngineProcess } from '../../faults/stand/engine-process.js';
import { StrayErrors } from '../../faults/stray-errors.js';

/** Connects, and so says that it runs; ends only when it is killed. */
const PROGRAM = `import { connect } from 'node:net'; connect(Number(process.env.PORT)); process.on('SIGTERM', () => {});`;

describe('a run of the faults program that fails', () => {
  it('leaves no replica running, not even one that is launched later', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'ended-run-'));
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const program = join(folder, 'engine.mjs');
    await writeFile(program, PROGRAM);
    const { port } = server.address() as { port: number };
    const options = { name: 'replica-1', roles: 'worker', port, program, settings: {}, logFolder: folder, cwd: folder };
    const engine = new EngineProcess(options);
    try {
      const started: Promise<unknown>[] = [];
      for (const _ of ['first', 'second']) {
        const connected = once(server, 'connection');
        engine.launch();
        const [socket] = await connected;
        socket.resume().on('error', () => undefined);
        started.push(once(socket, 'close'));
      }
      await engine.retire();
      // The connections of a process end with it.
      expect(await Promise.all(started)).toHaveLength(2);
      expect(engine.alive).toBe(false);
      engine.launch();
      expect(engine.alive).toBe(false);
    } finally {
      await engine.retire();
      server.close();
      await rm(folder, { recursive: true, force: true });
    }
  });

  it('fails by an error that nothing awaits, and keeps the program alive to clean up', async () => {
    const program = new EventEmitter();
    const stray = new StrayErrors(program);
    program.emit('unhandledRejection', new Error('take-3 was not accepted'));
    program.emit('uncaughtException', new Error('a later error'));
    await expect(stray.failed).rejects.toThrow('take-3 was not accepted');
    stray.close();
    expect(program.eventNames()).toEqual([]);
  });
});
