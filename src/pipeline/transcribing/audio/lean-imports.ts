import module from 'node:module';

/**
 * What the decoding libraries are replaced by in a decoder: the same code from fewer files, without what only video and encoding need. Of the core
 * seconds that a user's first small recording costs, a quarter went into loading the rest.
 */
const REPLACED: ReadonlyMap<string, string> = new Map([
  ['mediabunny', './lean/mediabunny.js'],
  ['node-av', './lean/node-av.js'],
  ['@mediabunny/prores', './lean/mediabunny.js'],
]);

/** Makes later imports of this process lean. Before Node 22.15 it changes nothing. */
export function importLean(): void {
  module.registerHooks?.({
    resolve(specifier, context, next) {
      const replacement = REPLACED.get(specifier);
      // The replacement itself requires the library.
      if (replacement === undefined || context.conditions?.includes('require')) return next(specifier, context);
      return { url: new URL(replacement, import.meta.url).href, format: 'module', shortCircuit: true };
    },
  });
}
