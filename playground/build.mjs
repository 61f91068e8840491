// The playground's files, which the engine serves from playground/build; nothing is fetched at run time. The bundle is committed in
// playground/bundle, compressed, so that running the engine needs neither Monaco nor a bundler. Where the sources changed, it is
// made anew from the packages in node_modules: commit it then.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync, gzipSync } from 'node:zlib';

const HERE = fileURLToPath(new URL('.', import.meta.url));
const BUNDLE = join(HERE, 'bundle');
const TARGET = join(HERE, 'build');
const STAMP = '.stamp';
/** The packages that the bundle is made of and with. */
const PACKAGES = /^(graphiql|graphql|graphql-ws|monaco-.*|react|react-dom|esbuild|@graphiql\/.*)$/;

/** Changes with the playground's sources and with the versions of the packages that it bundles. */
export function playgroundHash() {
  const hash = createHash('sha256');
  const { dependencies, devDependencies } = JSON.parse(readFileSync(join(HERE, '..', 'package.json'), 'utf8'));
  for (const [name, version] of Object.entries({ ...dependencies, ...devDependencies }).sort()) {
    if (PACKAGES.test(name)) hash.update(`${name}@${version}\n`);
  }
  for (const name of readdirSync(HERE).sort()) {
    if (/\.(tsx?|css|graphql|mjs)$/.test(name)) hash.update(name).update(readFileSync(join(HERE, name)));
  }
  return hash.digest('hex');
}

/** The hash that the committed bundle was made from; null where there is none. */
export function bundleHash() {
  return stampOf(BUNDLE);
}

/** Whether playground/build was made from the sources as they are. */
export function playgroundIsPrepared() {
  return stampOf(TARGET) === playgroundHash();
}

/** Makes playground/build what the sources say. Without the bundler it takes the committed bundle as it is. */
export async function preparePlayground() {
  const wanted = playgroundHash();
  if (stampOf(TARGET) === wanted) return;
  if (bundleHash() !== wanted && existsSync(join(HERE, '..', 'node_modules', 'esbuild'))) await bundle(wanted);
  replace(TARGET, (aside) => {
    for (const name of readdirSync(BUNDLE)) {
      const data = readFileSync(join(BUNDLE, name));
      writeFileSync(join(aside, name), data);
      if (name.endsWith('.gz')) writeFileSync(join(aside, name.slice(0, -3)), gunzipSync(data));
    }
  });
}

async function bundle(wanted) {
  const { build } = await import('esbuild');
  const packages = join(HERE, '..', 'node_modules');
  const { outputFiles } = await build({
    entryPoints: {
      main: join(HERE, 'main.tsx'),
      'editor-worker': join(packages, 'monaco-editor/esm/vs/editor/editor.worker.js'),
      'json-worker': join(packages, 'monaco-editor/esm/vs/language/json/json.worker.js'),
      'graphql-worker': join(packages, 'monaco-graphql/esm/graphql.worker.js'),
    },
    outdir: BUNDLE,
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
    write: false,
  });
  replace(BUNDLE, (aside) => {
    for (const { path, contents } of outputFiles) {
      const name = path.slice(BUNDLE.length + 1);
      if (/\.(js|css)$/.test(name)) writeFileSync(join(aside, `${name}.gz`), gzipSync(contents, { level: 9 }));
      else writeFileSync(join(aside, name), contents);
    }
    writeFileSync(join(aside, STAMP), wanted);
  });
}

/** Fills a new folder and puts it in the place of the old one, so that an engine that starts meanwhile finds a whole folder or none. */
function replace(folder, fill) {
  const aside = join(HERE, `.build-${process.pid}`);
  mkdirSync(aside, { recursive: true });
  fill(aside);
  rmSync(folder, { recursive: true, force: true });
  renameSync(aside, folder);
}

function stampOf(folder) {
  const file = join(folder, STAMP);
  return existsSync(file) ? readFileSync(file, 'utf8') : null;
}
