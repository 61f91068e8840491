// npm run attacks: builds, then attacks an engine in every way that the tests know.
// npm run attacks -- --long: the same with 10,000 written requests for each way in, and 1,000 spoilt files of each audio format.
const { join } = await import('node:path');
const { ROOT, engineNode, run } = await import('./run.mjs');
const { build, setUpToDevelop } = await import('./setup.mjs');

const MINUTE = 60_000;
const long = process.argv.includes('--long');
const given = process.argv.slice(2).filter((each) => each !== '--long');
/** The suite of its own, and what other areas have against attacks. */
const PATHS = [
  'test/attacks',
  'test/access',
  'test/platform/http',
  'test/platform/graphql/limits',
  'test/platform/graphql/socket',
  'test/pipeline/refining/hostile',
  'test/pipeline/runner/secrets',
  'test/pipeline/transcribing/audio/mutations',
  'test/pipeline/transcribing/audio/trap',
  'test/pipeline/transcribing/source',
  'test/supabase/object-path',
  'test/setup/lockfiles',
];

await setUpToDevelop();
const built = await build();
if (built.code !== 0) process.exit(built.code);
const jest = join(ROOT, 'node_modules', 'jest', 'bin', 'jest.js');
const flags = ['--experimental-vm-modules', '--no-warnings', jest, ...(given.length > 0 ? given : PATHS)];
const { code } = await run(engineNode(), flags, {
  limitMs: (long ? 120 : 20) * MINUTE,
  what: 'the attacks',
  env: long ? { ATTACKS: 'long' } : {},
});
process.exitCode = code;
