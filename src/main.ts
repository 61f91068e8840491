import { startEngine } from './engine.js';
import { startLocalProject } from './local/local-project.js';
import { untilToldToStop } from './local/stop-signals.js';
import type { Environment } from './platform/environment/environment.js';
import { EnvironmentError } from './platform/environment/environment-error.js';
import { readEnvironment } from './platform/environment/read-environment.js';
import { secretsOf } from './platform/environment/secrets-of.js';
import { Fault } from './platform/fault.js';
import { createLogger } from './platform/logging/create-logger.js';

/** What was started, the newest first. */
const running: { stop(): Promise<void> }[] = [];
const told = untilToldToStop();

async function start(settings: Environment): Promise<void> {
  const project = settings.localMode
    ? await startLocalProject(settings, createLogger({ level: settings.logLevel }))
    : null;
  if (project !== null) running.unshift(project);
  told.signal.throwIfAborted();
  const environment = project?.environment ?? settings;
  const engine = await startEngine(
    environment,
    createLogger({ level: environment.logLevel, secrets: secretsOf(environment) }),
    told.signal,
  );
  running.unshift(engine);
  await project?.describe(engine.url);
}

async function stopAll(): Promise<void> {
  for (const part of running.splice(0)) await part.stop();
}

try {
  await start(readEnvironment(process.env));
  await told.reason;
} catch (error) {
  if (!told.signal.aborted) {
    process.exitCode = 1;
    // Wrong settings are told on one screen for a person; everything else in the log's form.
    if (error instanceof EnvironmentError) process.stderr.write(`${error.message}\n`);
    // What stands in the way is said in a sentence; only the unknown needs its stack.
    else if (error instanceof Fault && error.code !== 'INTERNAL')
      createLogger({ level: 'error' }).error(`The engine could not start. ${error.message}`);
    else createLogger({ level: 'error' }).error('The engine could not start.', { error });
  }
} finally {
  await stopAll();
  process.exit();
}
