import './platform/node-version.js';
import { listenForStop } from './local/programs/stop-signals.js';
import { prepareDataDir } from './local/project/data-dir.js';
import { type LocalDescription, type LocalProject, startLocalProject } from './local/project/local-project.js';
import { alsoOnScreen, type BoundedLogFile, openEngineLog, quickstartLogger } from './local/quickstart/engine-log.js';
import { type QuickstartOptions, readQuickstartOptions } from './local/quickstart/quickstart-options.js';
import { runSample } from './local/quickstart/quickstart-run.js';
import { showTranscriber, whereEverythingIs } from './local/quickstart/quickstart-screens.js';
import { earlierRuns } from './local/quickstart/sample-job.js';
import { Screen } from './local/quickstart/screen.js';
import type { Environment } from './platform/environment/environment.js';
import { readEnvironment } from './platform/environment/read-environment.js';
import { Fault } from './platform/fault.js';
import type { Logger } from './platform/logging/logger.js';

/** Running stages are requeued after this long: Ctrl-C has to be quick, and no work is lost. */
const GRACE_SECONDS = 2;
const TICK_MS = 1_000;

const screen = new Screen(process.stdout);
const stopSignals = listenForStop();
/** In the order in which they were started; stopped in reverse. */
const running: { stop(): Promise<void> }[] = [];

async function main(): Promise<number> {
  const options = readQuickstartOptions(process.argv.slice(2));
  const settings = readEnvironment(process.env);
  if (!settings.localMode) {
    throw new Fault(
      'BAD_REQUEST',
      'The quickstart is for local mode, but SUPABASE_URL is set. Unset SUPABASE_URL, or run "npm start".',
    );
  }
  await prepareDataDir(settings.dataDir);
  const engineLog = openEngineLog(settings.dataDir);
  const project = await startProject(settings, engineLog);
  const log = quickstartLogger(project.environment, engineLog);
  const { description, complete } = await runEngineAndSample(project, options, log);
  if (options.once) {
    screen.line(
      `Stopping …  "npm run quickstart" runs the engine until Ctrl-C. Its data stays in ${settings.dataDir}.`,
    );
    return complete ? 0 : 1;
  }
  await showAddresses(project, description);
  const reason = await stopSignals.reason;
  screen.line('Stopping …');
  log.info('The quickstart is stopping.', { reason });
  return 0;
}

/** Starts the engine and takes the sample through it. */
async function runEngineAndSample(
  project: LocalProject,
  options: QuickstartOptions,
  log: Logger,
): Promise<{ readonly description: LocalDescription; readonly complete: boolean }> {
  const { environment } = project;
  const { signal } = stopSignals;
  const earlier = await earlierRuns(environment.databaseUrl ?? '', project.accounts.user.id);
  signal.throwIfAborted();
  const engine = await ticking(
    'Starting the engine',
    import('./engine.js').then(({ startEngine }) => startEngine(environment, log)),
  );
  running.push(engine);
  signal.throwIfAborted();
  await showTranscriber(engine.transcriber, screen, signal);
  if (earlier.unfinished > 0)
    screen.line(`Resuming ${earlier.unfinished} unfinished ${earlier.unfinished === 1 ? 'job' : 'jobs'}.`);
  const description = await project.describe(engine.url);
  const complete = await runSample({ environment, description, options, earlier: earlier.sample, screen, signal });
  return { description, complete };
}

/** Shows the passwords once, and only on a terminal: a redirected log must not keep them. */
async function showAddresses(project: LocalProject, description: LocalDescription): Promise<void> {
  const secrets = screen.isTerminal && project.passwordsAreNew;
  for (const line of whereEverythingIs(description, project.environment.dataDir, secrets)) screen.line(line);
  if (secrets) await project.passwordsShown();
  screen.line();
  screen.line('Ctrl-C stops everything');
}

async function startProject(settings: Environment, engineLog: BoundedLogFile): Promise<LocalProject> {
  screen.line(`Starting local mode in ${settings.dataDir} …`);
  const shutdownGraceSeconds = Math.min(settings.shutdownGraceSeconds, GRACE_SECONDS);
  const log = alsoOnScreen(quickstartLogger(settings, engineLog), screen);
  const project = await ticking(
    'Starting PostgreSQL and the local Supabase API',
    startLocalProject({ ...settings, shutdownGraceSeconds }, log),
  );
  running.push(project);
  return project;
}

/** Shows on a terminal how long something has taken, until it ends. */
async function ticking<T>(what: string, work: Promise<T>): Promise<T> {
  const begun = Date.now();
  const show = () => screen.progress(`  ${what}, ${Math.round((Date.now() - begun) / 1_000)} s`);
  const timer = setInterval(show, TICK_MS);
  return work.finally(() => clearInterval(timer));
}

async function stopAll(): Promise<void> {
  for (const part of running.reverse()) await part.stop().catch((error: Error) => screen.line(`  ${error.message}`));
}

let exitCode = 1;
try {
  exitCode = await main();
} catch (error) {
  if (stopSignals.signal.aborted) exitCode = 130;
  else screen.line((error as Error).message);
}
const inTime = setTimeout(() => process.exit(exitCode), stopSignals.stopLimitMs);
await stopAll();
clearTimeout(inTime);
process.exit(process.exitCode === undefined ? exitCode : Number(process.exitCode) || exitCode);
