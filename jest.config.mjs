/** Jest runs the TypeScript sources as ES modules; swc emits the decorator metadata that Nest's injector reads. */
export default {
  testEnvironment: 'node',
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: {
          target: 'es2023',
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
          keepClassNames: true,
        },
        module: { type: 'es6' },
      },
    ],
  },
  globalSetup: '<rootDir>/test/support/global-setup.mjs',
  globalTeardown: '<rootDir>/test/support/global-teardown.mjs',
  setupFiles: ['<rootDir>/test/support/property-seed.ts'],
  // Generous, so that a busy machine fails no test: a test that takes longer than usual is not wrong.
  testTimeout: 300_000,
  maxWorkers: 2,
  // Jest keeps the ES modules of every file that a worker has run, some 55 MB each; at 4 GB Node ends the worker. A worker above this is replaced after its file.
  workerIdleMemoryLimit: '1.5GB',
  // A worker with a heap of 1 GB takes more than Jest's half second to end on a busy machine. After 30 s it holds something open.
  workerGracefulExitTimeout: 30_000,
};
