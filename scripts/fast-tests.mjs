// What `npm run test:fast` runs: the suites that need neither a browser nor the whole engine, and among those the quick ones.
export const FAST_TESTS = [
  'test/language',
  'test/brand',
  'test/platform/environment',
  'test/platform/logging',
  'test/platform/retry',
  'test/platform/semaphore',
  'test/jobs/record',
  'test/jobs/captions',
  'test/pipeline/enriching',
  'test/pipeline/stages',
  'test/setup/documents',
  'test/setup/house-numbers',
  'test/setup/lockfiles',
  'test/setup/snippets',
];

/** Slow files among them: thousands of drawn cases, every pair of a table, texts of 20,000 words, and limits that run out. `npm test` runs them. */
export const SLOW_TESTS = [
  '\\.property\\.test\\.ts$',
  'test/language/compare/long-texts',
  'test/language/compare/opposites',
  'test/language/compare/hostile-answers',
  'test/language/thread/text-thread',
];
