import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { Fault } from '../../platform/fault.js';
import { LOCAL_PACKAGES } from '../programs/local-packages.js';

/**
 * Imports a package of `packages/local`, which a hosted engine does not install. The caller names the part of its interface that it uses.
 * @throws Fault UNAVAILABLE with the command that installs it
 */
export async function importLocalPackage<Module>(name: string): Promise<Module> {
  try {
    const path = createRequire(LOCAL_PACKAGES).resolve(name);
    return (await import(pathToFileURL(path).href)) as Module;
  } catch (cause) {
    throw new Fault(
      'UNAVAILABLE',
      `Local mode needs the npm package ${name}, which is not installed. Run "npm ci --prefix packages/local", or set SUPABASE_URL.`,
      { cause },
    );
  }
}
