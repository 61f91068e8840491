// npm run attacks: builds, then runs the attacks of the tests against an engine, and prints a table. Exits non-zero when an attack succeeds.
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { attacksTable } from './attacks-table.mjs';
import { engineNode, ROOT, run } from './run.mjs';
import { build, setUpToDevelop } from './setup.mjs';

const MINUTE = 60_000;
/** The suite of its own, and what other areas have against attacks. */
const PARTS = {
  outside: ['test/attacks/attacks', 'test/attacks/long-texts'],
  fuzz: ['test/attacks/attacks', '-t', 'that a machine wrote'],
  pipeline: ['test/attacks/pipeline', 'test/pipeline/refining/hostile', 'test/pipeline/runner/secrets'],
  media: ['test/pipeline/transcribing/audio/mutations', 'test/pipeline/transcribing/audio/trap'],
  access: ['test/access'],
  network: ['test/platform/http', 'test/platform/graphql/limits', 'test/platform/graphql/socket'],
  addresses: ['test/pipeline/transcribing/source', 'test/supabase/object-path', 'test/monitoring/webhooks/addresses'],
  texts: ['test/jobs/captions', 'test/cli/jobs', 'test/platform/logging', 'test/monitoring/dashboard/console.test'],
  local: ['test/local/front'],
  packages: ['test/setup/lockfiles'],
};
/** Its tests are among those of `outside`. */
const { fuzz: _fuzz, ...WHOLE } = PARTS;

const USAGE = `npm run attacks -- [options] [path of tests …]
  --long       10,000 requests through each intake, 1,000 damaged files of each audio format
  --count N    that many of each instead
  --part NAME  only one part: ${Object.keys(PARTS).join(', ')}
  --help       this text`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  strict: true,
  options: {
    long: { type: 'boolean', default: false },
    count: { type: 'string' },
    part: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});

function problem() {
  if (values.part !== undefined && PARTS[values.part] === undefined) return `There is no part "${values.part}".`;
  if (values.count !== undefined && !/^[1-9]\d*$/.test(values.count)) return '--count needs a whole number from 1.';
  return null;
}

function paths() {
  if (values.part !== undefined) return [...PARTS[values.part], ...positionals];
  return positionals.length > 0 ? positionals : Object.values(WHOLE).flat();
}

async function attack(folder) {
  const [report, tally] = [join(folder, 'report.json'), join(folder, 'tally')];
  const jest = join(ROOT, 'node_modules', 'jest', 'bin', 'jest.js');
  const flags = ['--experimental-vm-modules', '--no-warnings', jest, '--json', '--outputFile', report, ...paths()];
  const { code } = await run(engineNode(), flags, {
    limitMs: (values.long || values.count !== undefined ? 300 : 20) * MINUTE,
    what: 'the attacks',
    env: {
      ATTACKS_TALLY: tally,
      ...(values.long ? { ATTACKS: 'long' } : {}),
      ...(values.count === undefined ? {} : { ATTACKS_COUNT: values.count }),
    },
  });
  if (!existsSync(report)) return code || 1;
  console.log(attacksTable(report, tally));
  return code;
}

async function main() {
  if (values.help) return console.log(USAGE);
  const wrong = problem();
  if (wrong !== null) {
    console.error(`${wrong}\n${USAGE}`);
    process.exitCode = 2;
    return;
  }
  await setUpToDevelop();
  const built = await build();
  if (built.code !== 0) {
    process.exitCode = built.code;
    return;
  }
  const folder = await mkdtemp(join(tmpdir(), 'attacks-'));
  try {
    process.exitCode = await attack(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

await main();
