import module from 'node:module';
import { fileURLToPath } from 'node:url';

/** Beside the modules whose compiled form it holds, where nobody else may write; a folder for temporary files may be shared. */
const FOLDER = fileURLToPath(new URL('../../../../node_modules/.cache/decoder', import.meta.url));

/**
 * Loads a module with V8's compiled code of an earlier start. What is new is kept at once: a decoder is killed in the end, and after it
 * has read a stranger's file it must not write there. Without a writable folder, or before Node 22, modules are compiled each time.
 */
export async function loadCached<Module>(load: () => Promise<Module>): Promise<Module> {
  module.enableCompileCache?.(FOLDER);
  const loaded = await load();
  module.flushCompileCache?.();
  return loaded;
}
