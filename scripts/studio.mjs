#!/usr/bin/env node
// `studio`: the command line, run on the engine's Node from the compiled program. Builds first where there is no build; what that says goes to standard error.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { childEnvironment, engineNode, ROOT } from './run.mjs';

const program = join(ROOT, 'dist', 'cli.js');
if (!existsSync(program)) {
  const options = { cwd: ROOT, stdio: ['ignore', 2, 2], env: childEnvironment() };
  const { status } = spawnSync('npm', ['run', 'build'], options);
  if (status !== 0) process.exit(status ?? 1);
}
const { status } = spawnSync(engineNode(), ['--no-warnings', program, ...process.argv.slice(2)], { stdio: 'inherit' });
process.exitCode = status ?? 1;
