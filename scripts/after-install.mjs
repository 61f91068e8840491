// npm runs this after `npm ci` and `npm install` in this folder.
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { installSets, LOCAL } from './packages.mjs';
import { prune } from './prune.mjs';
import { ROOT } from './run.mjs';

/**
 * Packages of development that production packages name as optional peers (@nestjs/graphql, @nestjs/swagger, @swc/core): npm keeps
 * them under --omit=dev, and nothing loads them at run time.
 */
const ONLY_DEVELOPMENT_USES = ['typescript', '@swc/helpers'];
const developing = existsSync(join(ROOT, 'node_modules', '@biomejs', 'biome'));
if (!developing) {
  for (const name of ONLY_DEVELOPMENT_USES) {
    rmSync(join(ROOT, 'node_modules', ...name.split('/')), { recursive: true, force: true });
  }
  prune(join(ROOT, 'node_modules'));
} else if (process.env.ENGINE_SETUP === undefined) {
  // The tests start local mode. `npm ci --omit=dev`, for a hosted engine, leaves its packages out.
  await installSets([LOCAL]);
}
