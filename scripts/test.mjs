// npm test: sets up, then lint, types, boundaries, build and every test; all of them, even if one fails.
// npm test -- PATH …: sets up, builds and runs those tests; the arguments are jest's.
// npm run test:fast: lint, types, build, and the tests that need neither a browser nor the whole engine.
if (Number(process.versions.node.split('.')[0]) < 20) {
  console.error(`The tests need Node 20 or later to set themselves up; this is ${process.version}.`);
  process.exit(1);
}
const { existsSync, mkdtempSync, readFileSync, rmSync } = await import('node:fs');
const { tmpdir } = await import('node:os');
const { join } = await import('node:path');
const { ROOT, engineNode, run } = await import('./run.mjs');
const { build, buildIfOld, setUpToDevelop } = await import('./setup.mjs');
const { FAST_TESTS, SLOW_TESTS } = await import('./fast-tests.mjs');
const { installRecogniser } = await import('./recogniser.mjs');
const { installBrowser } = await import('./browser.mjs');

const MINUTE = 60_000;
const given = process.argv.slice(2);
const fast = given.includes('--fast');
const fastArguments = [...FAST_TESTS, ...SLOW_TESTS.map((pattern) => `--testPathIgnorePatterns=${pattern}`)];
const jestArguments = [...(fast ? fastArguments : []), ...given.filter((each) => each !== '--fast')];
/** If tests are named, only they run: a person who works on them should not wait for the other checks. */
const namedOnly = !fast && given.some((each) => !each.startsWith('-'));
const total = { passed: 0, failed: 0, skipped: 0 };
const bin = (...path) => join(ROOT, 'node_modules', ...path);

async function step(name, work) {
  console.log(`\n── ${name}`);
  const code = await work().catch((error) => {
    console.error(error.message);
    return 1;
  });
  if (code === 0) total.passed += 1;
  else total.failed += 1;
  console.log(code === 0 ? `${name}: passed` : `${name}: FAILED`);
  return code === 0;
}

async function jest() {
  const folder = mkdtempSync(join(tmpdir(), 'engine-test-'));
  const report = join(folder, 'jest.json');
  const flags = ['--experimental-vm-modules', '--no-warnings', bin('jest', 'bin', 'jest.js')];
  const { code } = await run(engineNode(), [...flags, '--json', `--outputFile=${report}`, ...jestArguments], {
    limitMs: 60 * MINUTE,
    what: 'the tests',
  });
  const counted = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : null;
  rmSync(folder, { recursive: true, force: true });
  if (counted === null) {
    console.error('jest ended without a report.');
    total.failed += 1;
    return;
  }
  total.passed += counted.numPassedTests;
  // A file that could not be run has no tests to count, and must not pass for that.
  const failed = counted.numFailedTests + counted.numRuntimeErrorTestSuites;
  total.failed += failed === 0 && code !== 0 ? 1 : failed;
  total.skipped += counted.numPendingTests + counted.numTodoTests;
}

/** A check that is a program of the installed tools. */
const check = (name, program, ...args) =>
  step(name, async () => (await run(engineNode(), [program, ...args], { what: name })).code);

async function checks() {
  await check('lint', bin('@biomejs', 'biome', 'bin', 'biome'), 'check', '.');
  const tsc = bin('typescript', 'bin', 'tsc');
  // The next run checks only what changed.
  const cache = join(ROOT, 'node_modules', '.cache', 'types.tsbuildinfo');
  await check('types', tsc, '--noEmit', ...(fast ? ['--incremental', '--tsBuildInfoFile', cache] : []));
  if (fast) return;
  await check('types of the playground', tsc, '--noEmit', '-p', 'playground');
  await check('types of the console', tsc, '--noEmit', '-p', 'web');
  const depcruise = bin('dependency-cruiser', 'bin', 'dependency-cruiser.mjs');
  await check('boundaries', depcruise, 'src', '--config', '.dependency-cruiser.cjs');
  await check('repeated code', join(ROOT, 'scripts', 'clones.mjs'));
}

if (await step('set-up', () => setUpToDevelop().then(() => 0))) {
  if (!fast) {
    const missing = await installRecogniser({ ask: false });
    if (missing !== null) console.log(`${missing} The tests that need it are skipped.`);
    const noBrowser = await installBrowser();
    if (noBrowser !== null) console.log(`${noBrowser} The tests that open the playground and the console are skipped.`);
  }
  if (!namedOnly) await checks();
  const built = namedOnly ? () => buildIfOld().then(() => 0) : async () => (await build()).code;
  if (await step('build', built)) {
    console.log('\n── tests');
    await jest();
  }
}
const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : '';
process.exitCode = total.failed === 0 ? 0 : 1;
console.log(`\n${total.passed} passed, ${total.failed} failed${skipped}`);
