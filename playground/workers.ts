/** The editor's workers, bundled beside this file under fixed names. */
const FILES: Readonly<Record<string, string>> = { json: 'json-worker', graphql: 'graphql-worker' };

Object.assign(globalThis, {
  MonacoEnvironment: {
    getWorker: (_id: string, label: string) =>
      new Worker(new URL(`./${FILES[label] ?? 'editor-worker'}.js`, import.meta.url), { type: 'module' }),
  },
});
