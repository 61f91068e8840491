import { join } from 'node:path';
import { breakEngine } from './break-engine.js';
import { BREAKAGES } from './breakages.js';
import { INVARIANTS } from './invariants/all-invariants.js';
import { gatherFacts } from './invariants/facts.js';
import { type RunOptions, readOptions } from './options.js';
import { Random } from './random.js';
import { report, type Verdict } from './report.js';
import type { Scenario, Task } from './scenario.js';
import { SCENARIOS } from './scenarios/all-scenarios.js';
import { BusyLoops } from './stand/busy-loops.js';
import { untilRest } from './stand/rest.js';
import { Stand } from './stand/stand.js';
import { StrayErrors } from './stray-errors.js';

/** Runs the scenarios that the command line names. Returns the exit code: 0 when every invariant and goal held. */
export async function main(args: readonly string[], snapshot: string): Promise<number> {
  const options = understood(args);
  if (options === null) return 2;
  if (options.list) {
    for (const { name, title } of [...SCENARIOS, ...BREAKAGES]) console.log(`${name.padEnd(26)} ${title}`);
    return 0;
  }
  if (options.breakage !== null) return runBreakages(options, snapshot);
  let held = true;
  for (const scenario of chosen(options)) held = (await runScenario(scenario, options, snapshot)) === 'held' && held;
  console.log(held ? 'Everything held.' : 'SOMETHING BROKE.');
  return held ? 0 : 1;
}

/** Null, with a sentence on the screen, for a command line that cannot be understood. */
function understood(args: readonly string[]): RunOptions | null {
  try {
    return readOptions(args);
  } catch (error) {
    console.error(`${(error as Error).message}\n"npm run faults -- --help" lists the options.`);
    return null;
  }
}

/** Each breakage must turn its scenario red. */
async function runBreakages(options: RunOptions, snapshot: string): Promise<number> {
  const wanted = BREAKAGES.filter(({ name }) => options.breakage === 'all' || options.breakage === name);
  if (wanted.length === 0) throw new Error(`There is no breakage "${options.breakage}"; --list names them.`);
  const verdicts: string[] = [];
  for (const breakage of wanted) {
    const { name, title, scenario, jobs, faults } = breakage;
    const restore = await breakEngine(snapshot, breakage);
    console.log(`\nDeliberately broken: ${title}`);
    const own = { ...options, scenarios: [scenario], jobs: options.jobs ?? jobs, faults: options.faults ?? faults };
    const verdict = await runScenario(chosen(own)[0] as Scenario, own, snapshot).finally(restore);
    verdicts.push(`${verdict === 'broken' ? 'caught' : 'MISSED'}  ${name}: ${title}`);
  }
  console.log(`\n${verdicts.join('\n')}`);
  return verdicts.some((verdict) => verdict.startsWith('MISSED')) ? 1 : 0;
}

function chosen({ scenarios }: RunOptions): readonly Scenario[] {
  if (scenarios.includes('all')) return SCENARIOS;
  return scenarios.map((name) => {
    const scenario = SCENARIOS.find((candidate) => candidate.name === name);
    if (scenario === undefined) throw new Error(`There is no scenario "${name}"; --list names them.`);
    return scenario;
  });
}

async function runScenario(scenario: Scenario, options: RunOptions, snapshot: string): Promise<Verdict> {
  const startedAt = Date.now();
  const jobs = options.jobs ?? scenario.jobs;
  const faults = options.faults ?? scenario.faults;
  const say = (line: string) =>
    console.error(`    ${((Date.now() - startedAt) / 1000).toFixed(0).padStart(4)} s  ${line}`);
  const task: Task = { jobs, faults, random: new Random(options.seed), say };
  console.log(
    `\n${scenario.name}: ${scenario.title}\n  --scenario ${scenario.name} --seed ${options.seed} --jobs ${jobs} --kills ${faults} --seconds ${options.seconds}${options.load === 0 ? '' : ` --load ${options.load}`}`,
  );
  const stray = new StrayErrors(process);
  try {
    return await onStand(scenario, task, options, { snapshot, failed: stray.failed });
  } finally {
    stray.close();
  }
}

/** Runs the scenario on a stand of its own. Nothing of the stand is left when it returns or throws. */
async function onStand(
  scenario: Scenario,
  task: Task,
  options: RunOptions,
  { snapshot, failed }: { readonly snapshot: string; readonly failed: Promise<never> },
): Promise<Verdict> {
  const stand = await Stand.start({
    ...scenario.plan,
    snapshot,
    speechFile: join(snapshot, 'speech.wav'),
    recordings: task.jobs,
    seconds: options.seconds,
    latencyMs: options.latencyMs,
  });
  let loops = BusyLoops.start(0);
  const end = endOnSignal(stand);
  const run = async () => {
    await stand.startEngines();
    loops = BusyLoops.start(options.load);
    task.say(`everything is up${options.load === 0 ? '' : `, and ${options.load} busy loops run`}`);
    await scenario.run(stand, task);
    task.say('the last fault is over');
    const facts = await gatherFacts(stand, await untilRest(stand, options.boundSeconds * 1000));
    return report(facts, INVARIANTS, scenario.figures(facts, task));
  };
  try {
    return await Promise.race([failed, run()]);
  } finally {
    await loops.stop();
    if (options.keep) console.log(`  kept: ${stand.folder}`);
    await stand.stop({ keep: options.keep });
    end();
  }
}

/** Neither Ctrl-C nor an error that nobody awaited leaves something running. Returns what takes the handlers off again. */
function endOnSignal(stand: Stand): () => void {
  const stop = (code: number) => void stand.stop().finally(() => process.exit(code));
  const asked = () => stop(130);
  const failed = (error: unknown) => {
    console.error(error);
    stop(1);
  };
  process.once('SIGINT', asked).once('SIGTERM', asked).once('uncaughtException', failed);
  return () => process.off('SIGINT', asked).off('SIGTERM', asked).off('uncaughtException', failed);
}
