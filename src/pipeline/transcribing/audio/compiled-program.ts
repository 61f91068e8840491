import { fileURLToPath } from 'node:url';

/**
 * The path of a program of this folder for a child process, which needs compiled JavaScript. When the caller itself runs from
 * its source (in tests), that is what `npm run build` wrote.
 */
export function compiledProgram(name: string): string {
  const beside = fileURLToPath(new URL(`./${name}.js`, import.meta.url));
  return import.meta.url.endsWith('.ts') ? beside.replace(/([\\/])src([\\/]pipeline[\\/])/, '$1dist$2') : beside;
}
