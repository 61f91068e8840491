// Bundles the playground from the packages in node_modules into playground/build, which the engine serves; nothing is fetched at run time.
// Does nothing when neither the sources nor the packages changed. `npm run build` runs it.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';

const HERE = fileURLToPath(new URL('.', import.meta.url));
const TARGET = join(HERE, 'build');
const STAMP = join(TARGET, '.stamp');

const hash = createHash('sha256').update(readFileSync(join(HERE, '..', 'package-lock.json')));
for (const name of readdirSync(HERE).sort()) {
  if (/\.(tsx?|css|graphql|mjs)$/.test(name)) hash.update(name).update(readFileSync(join(HERE, name)));
}
const wanted = hash.digest('hex');
if (!existsSync(STAMP) || readFileSync(STAMP, 'utf8') !== wanted) await bundle();

async function bundle() {
  // Built aside and moved, so that an engine that starts meanwhile finds a whole folder or none.
  const aside = join(HERE, `.build-${process.pid}`);
  const packages = join(HERE, '..', 'node_modules');
  await build({
    entryPoints: {
      main: join(HERE, 'main.tsx'),
      'editor-worker': join(packages, 'monaco-editor/esm/vs/editor/editor.worker.js'),
      'json-worker': join(packages, 'monaco-editor/esm/vs/language/json/json.worker.js'),
      'graphql-worker': join(packages, 'monaco-graphql/esm/graphql.worker.js'),
    },
    outdir: aside,
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    jsx: 'automatic',
    define: { 'process.env.NODE_ENV': '"production"' },
    loader: { '.ttf': 'file', '.woff2': 'file', '.woff': 'file', '.graphql': 'text' },
    assetNames: '[name]-[hash]',
    legalComments: 'linked',
    logLevel: 'warning',
  });
  for (const name of readdirSync(aside)) {
    if (/\.(js|css)$/.test(name)) writeFileSync(join(aside, `${name}.gz`), gzipSync(readFileSync(join(aside, name))));
  }
  writeFileSync(join(aside, '.stamp'), wanted);
  rmSync(TARGET, { recursive: true, force: true });
  renameSync(aside, TARGET);
}
