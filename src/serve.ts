import module from 'node:module';
import { startEngine } from './engine.js';
import { listenForStop } from './local/programs/stop-signals.js';
import { startLocalProject } from './local/project/local-project.js';
import type { Environment } from './platform/environment/environment.js';
import { EnvironmentError } from './platform/environment/environment-error.js';
import { readEnvironment } from './platform/environment/read-environment.js';
import { secretsOf } from './platform/environment/secrets-of.js';
import { Fault } from './platform/fault.js';
import { createLogger } from './platform/logging/create-logger.js';

/** When the compiled code of the modules is written after the start; milliseconds. */
const FLUSH_AFTER_MS = 5_000;

/** The started parts, the newest first. */
const running: { stop(): Promise<void> }[] = [];
const stopSignals = listenForStop();

async function start(settings: Environment): Promise<void> {
  const project = settings.localMode
    ? await startLocalProject(settings, createLogger({ level: settings.logLevel }))
    : null;
  if (project !== null) running.unshift(project);
  stopSignals.signal.throwIfAborted();
  const environment = project?.environment ?? settings;
  const engine = await startEngine(
    environment,
    createLogger({ level: environment.logLevel, secrets: secretsOf(environment) }),
    stopSignals.signal,
  );
  running.unshift(engine);
  await project?.describe(engine.url);
}

async function stopAll(): Promise<void> {
  for (const part of running.splice(0)) await part.stop();
}

try {
  await start(readEnvironment(process.env));
  // At its end a process may be killed. Writing thousands of files blocks the process, so the first requests come before it.
  setTimeout(() => module.flushCompileCache?.(), FLUSH_AFTER_MS).unref();
  await stopSignals.reason;
} catch (error) {
  if (!stopSignals.signal.aborted) {
    process.exitCode = 1;
    // Settings are corrected by a person, so their problems are printed as text; everything else is logged as JSON.
    if (error instanceof EnvironmentError) process.stderr.write(`${error.message}\n`);
    // A known fault is explained by its message; only an unknown error needs its stack.
    else if (error instanceof Fault && error.code !== 'INTERNAL')
      createLogger({ level: 'error' }).error(`The engine could not start. ${error.message}`);
    else createLogger({ level: 'error' }).error('The engine could not start.', { error });
  }
} finally {
  await stopAll();
  process.exit();
}
