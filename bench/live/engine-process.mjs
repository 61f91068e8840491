// One replica in a process of its own, so that its memory is its own. Settings come from the environment; answers on the IPC channel.
import { startEngine } from '../../dist/engine.js';
import { readEnvironment } from '../../dist/platform/environment/read-environment.js';
import { createLogger } from '../../dist/platform/logging/create-logger.js';

// Before the start: the program that measures can end meanwhile, and its database with it.
process.on('disconnect', () => process.exit());
const environment = readEnvironment(process.env, { envFile: null });
const engine = await startEngine(environment, createLogger({ level: environment.logLevel }));
process.on('message', async (message) => {
  if (message === 'usage') process.send({ usage: { rss: process.memoryUsage.rss(), cpu: process.cpuUsage() } });
  if (message === 'stop') {
    await engine.stop();
    process.exit(0);
  }
});
process.send({ url: engine.url });
