import { startEngine } from './engine.js';
import type { BoundedLogFile } from './local/bounded-log-file.js';
import { prepareDataDir } from './local/data-dir.js';
import { type LocalProject, startLocalProject } from './local/local-project.js';
import { alsoOnScreen, openEngineLog, quickstartLogger } from './local/quickstart-logger.js';
import { readQuickstartOptions } from './local/quickstart-options.js';
import { runSample } from './local/quickstart-run.js';
import { whereEverythingIs } from './local/quickstart-screens.js';
import { earlierRuns } from './local/sample-job.js';
import { Screen } from './local/screen.js';
import { untilToldToStop } from './local/stop-signals.js';
import { showTranscriber } from './local/transcriber-screen.js';
import type { Environment } from './platform/environment/environment.js';
import { readEnvironment } from './platform/environment/read-environment.js';
import { Fault } from './platform/fault.js';

/** Running stages are handed back after this long: Ctrl-C has to be quick, and nothing is lost by it. */
const GRACE_SECONDS = 2;

const screen = new Screen(process.stdout);
const told = untilToldToStop();
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
  const { environment } = project;
  const earlier = await earlierRuns(environment.databaseUrl ?? '', project.accounts.user.id);
  told.signal.throwIfAborted();
  const log = quickstartLogger(environment, engineLog);
  const engine = await startEngine(environment, log);
  running.push(engine);
  told.signal.throwIfAborted();
  await showTranscriber(engine.transcriber, screen, told.signal);
  if (earlier.unfinished > 0)
    screen.line(`resuming ${earlier.unfinished} unfinished ${earlier.unfinished === 1 ? 'job' : 'jobs'}`);
  const description = await project.describe(engine.url);
  const run = { environment, description, options, earlier: earlier.sample, screen, signal: told.signal };
  const complete = await runSample(run);
  if (options.once) {
    screen.line(
      `Stopping …  "npm run quickstart" runs the engine until Ctrl-C. Its data stays in ${environment.dataDir}.`,
    );
    return complete ? 0 : 1;
  }
  // A redirected log keeps no password, and a terminal shows them once.
  const secrets = screen.isTerminal && project.passwordsAreNew;
  for (const line of whereEverythingIs(description, environment.dataDir, secrets)) screen.line(line);
  if (secrets) await project.passwordsShown();
  screen.line();
  screen.line('Ctrl-C stops everything');
  const reason = await told.reason;
  screen.line('Stopping …');
  log.info('The quickstart is stopping.', { reason });
  return 0;
}

async function startProject(settings: Environment, engineLog: BoundedLogFile): Promise<LocalProject> {
  screen.line(`Starting local mode in ${settings.dataDir} …`);
  const shutdownGraceSeconds = Math.min(settings.shutdownGraceSeconds, GRACE_SECONDS);
  const log = alsoOnScreen(quickstartLogger(settings, engineLog), screen);
  const project = await startLocalProject({ ...settings, shutdownGraceSeconds }, log);
  running.push(project);
  return project;
}

async function stopAll(): Promise<void> {
  for (const part of running.reverse()) await part.stop().catch((error: Error) => screen.line(`  ${error.message}`));
}

let exitCode = 1;
try {
  exitCode = await main();
} catch (error) {
  if (told.signal.aborted) exitCode = 130;
  else screen.line((error as Error).message);
}
const inTime = setTimeout(() => process.exit(exitCode), told.stopLimitMs);
await stopAll();
clearTimeout(inTime);
process.exit(process.exitCode === undefined ? exitCode : Number(process.exitCode) || exitCode);
