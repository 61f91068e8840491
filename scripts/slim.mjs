// node scripts/slim.mjs: deletes from node_modules what a running engine never reads. A step of the Dockerfile, after the build; other installations keep it.
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './run.mjs';

/** Folders of a package beside its code, and files of people. Licences stay. */
const BESIDE_CODE = /^(tests?|__tests__|docs|examples?|benchmarks?|bench|coverage|\.github)$/;
const FOR_PEOPLE = /^(?!licen[cs]e|notice|copying).*\.(md|markdown|tsbuildinfo)$/i;
/** Compilers, and further copies of a package in forms that Node does not load. */
const UNUSED = [
  '@swc',
  '@rollup',
  '@nestjs/apollo/dist/tests',
  '@nestjs/graphql/dist/tests',
  // The decoder loads mediabunny.node.cjs.
  ...['cjs', 'mjs', 'min.cjs', 'min.mjs'].map((form) => `mediabunny/dist/bundles/mediabunny.${form}`),
  'rxjs/dist/bundles',
  'rxjs/dist/esm',
  'rxjs/dist/esm5',
  'rxjs/src',
  'swagger-ui-dist/swagger-ui-es-bundle.js',
  'swagger-ui-dist/swagger-ui-es-bundle-core.js',
  'libphonenumber-js/bundle',
  'compromise/builds',
  // The engine loads the smallest of its four.
  ...['small', 'medium', 'large'].map((size) => `eld/src/ngrams/${size}.js`),
];

/** Slims a folder of packages. */
export function slim(modules) {
  for (const path of UNUSED) rmSync(join(modules, path), { recursive: true, force: true });
  slimFolder(modules);
}

function slimFolder(folder) {
  const isPackage = existsSync(join(folder, 'package.json'));
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory() && isPackage && BESIDE_CODE.test(entry.name)) rmSync(path, { recursive: true });
    else if (entry.isDirectory()) slimFolder(path);
    else if (entry.isFile() && FOR_PEOPLE.test(entry.name)) rmSync(path);
  }
}

if (process.argv[1] === import.meta.filename) slim(join(ROOT, 'node_modules'));
