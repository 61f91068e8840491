import { mkdirSync } from 'node:fs';
import module from 'node:module';
import { fileURLToPath } from 'node:url';

/** Next to the modules that it caches, where no other user can write; a folder for temporary files may be shared. */
const FOLDER = fileURLToPath(new URL('../../../../node_modules/.cache/decoder', import.meta.url));

/**
 * Loads a module with the V8 code cache of an earlier start. New code is cached immediately: a decoder is killed in the end, and after it
 * has read an untrusted file it must not write there. Without a writable folder, or before Node 22, modules are compiled each time.
 */
export async function loadCached<Module>(load: () => Promise<Module>): Promise<Module> {
  module.enableCompileCache?.(FOLDER);
  const loaded = await load();
  module.flushCompileCache?.();
  return loaded;
}

/** The folder of the cache, made where it can be made: decoders write into it, and into nothing else of the engine. */
export function codeCache(): string {
  try {
    mkdirSync(FOLDER, { recursive: true });
  } catch {
    // Decoders compile their modules each time.
  }
  return FOLDER;
}
