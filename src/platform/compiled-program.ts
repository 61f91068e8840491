import { fileURLToPath } from 'node:url';

/**
 * The path of the program `./<name>.js` beside the calling module, for a child process or a thread, which need compiled JavaScript.
 * If the caller runs from its source (in tests), it is the file that `npm run build` wrote.
 * @param caller `import.meta.url` of the calling module
 */
export function compiledProgram(name: string, caller: string): string {
  const beside = fileURLToPath(new URL(`./${name}.js`, caller));
  return caller.endsWith('.ts') ? beside.replace(/^(.*[\\/])src([\\/])/, '$1dist$2') : beside;
}
