// npm run quickstart [-- --once] [-- --again]: from a fresh clone to refined text.
if (Number(process.versions.node.split('.')[0]) < 20) {
  console.error(
    `The engine needs Node 20 or later to set itself up; this is ${process.version}. Install Node 24, then run it again.`,
  );
  process.exit(1);
}
const { ROOT, childEnvironment, engineNode } = await import('./run.mjs');
const { setUpToRun } = await import('./setup.mjs');
const { installRecogniser, transcriberIsConfigured } = await import('./recogniser.mjs');
const { starters } = await import('./starters.mjs');
const { spawn } = await import('node:child_process');
const { constants } = await import('node:os');
const { join } = await import('node:path');

/** The child stops its parts itself within 5 s; after that it is ended. */
const STOP_LIMIT_MS = 8_000;

try {
  // Looked up at the start: after one of them has ended, its id cannot be found.
  const watched = starters();
  // Whisper transcribes where its model can be fetched; this recogniser takes its place without network.
  if (!transcriberIsConfigured()) {
    const missing = await installRecogniser();
    if (missing !== null) console.log(`${missing} Without it the first start needs network, for Whisper's model.`);
  }
  await setUpToRun();
  process.exitCode = await runEngine(watched);
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}

/** Runs the compiled quickstart on the engine's Node and resolves with its exit code. */
function runEngine(watched) {
  const child = spawn(engineNode(), [join(ROOT, 'dist', 'quickstart.js'), ...process.argv.slice(2)], {
    cwd: ROOT,
    // The fourth is a pipe that breaks when this process ends for any reason; the child then stops everything.
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    // Keeps compiled code between runs.
    env: childEnvironment({ NODE_COMPILE_CACHE: join(ROOT, 'node_modules', '.cache', 'engine') }),
  });
  const stop = (signal) => {
    child.kill(signal);
    setTimeout(() => child.kill('SIGKILL'), STOP_LIMIT_MS).unref();
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => stop(signal));
  const timer = setInterval(() => {
    if (watched.someoneIsGone()) stop('SIGTERM');
  }, 250);
  timer.unref();
  return new Promise((resolve) => {
    child.once('error', (error) => {
      console.error(`The engine could not be started: ${error.message}`);
      resolve(1);
    });
    child.once('exit', (code, signal) => {
      clearInterval(timer);
      resolve(code ?? 128 + (constants.signals[signal] ?? 0));
    });
  });
}
