#!/usr/bin/env node
// `studio`: the command line, run on the engine's Node from the compiled program. Builds first if there is no build; the build prints to standard error.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const program = join(dirname(dirname(fileURLToPath(import.meta.url))), 'dist', 'cli.js');
if (!existsSync(program)) {
  const { childEnvironment, ROOT } = await import('./run.mjs');
  const options = { cwd: ROOT, stdio: ['ignore', 2, 2], env: childEnvironment() };
  const { status } = spawnSync('npm', ['run', 'build'], options);
  if (status !== 0) process.exit(status ?? 1);
}
if (Number(process.versions.node.split('.')[0]) >= 24) {
  // In this process: a second one would double the time of every command.
  process.removeAllListeners('warning');
  await import(pathToFileURL(program).href);
} else {
  const { engineNode } = await import('./run.mjs');
  const child = spawn(engineNode(), ['--no-warnings', program, ...process.argv.slice(2)], { stdio: 'inherit' });
  // A terminal sends Ctrl-C to both: the command itself decides how it ends.
  for (const signal of ['SIGINT', 'SIGHUP']) process.on(signal, () => undefined);
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  child.once('exit', (code) => {
    process.exitCode = code ?? 1;
  });
}
