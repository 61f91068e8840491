// `node scripts/from-dist.mjs NAME`: runs dist/NAME.js on our standard input and output. Builds first if there is no build; the build prints to
// standard error.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { childEnvironment, engineNode, ROOT } from './run.mjs';

const name = process.argv[2];
const program = join(ROOT, 'dist', `${name}.js`);
if (!existsSync(program)) {
  const { status } = spawnSync('npm', ['run', 'build'], {
    cwd: ROOT,
    stdio: ['ignore', 2, 2],
    env: childEnvironment(),
  });
  if (status !== 0) process.exit(status ?? 1);
}
const { status } = spawnSync(engineNode(), ['--no-warnings', program], { cwd: ROOT, stdio: 'inherit' });
process.exitCode = status ?? 1;
