// What `npm run test:fast` runs.
export const FAST_TESTS = [
  'test/language',
  'test/platform',
  'test/brand',
  'test/jobs/record',
  'test/jobs/captions',
  '--testPathIgnorePatterns=playground',
];
