// One contestant in a process of its own: fills its queue, then drains it, on request. Its processor time is its own.
const [, , kind, databaseUrl, concurrency] = process.argv;

// Also when the program that measures has ended: its database has ended with it.
process.on('disconnect', () => process.exit());
const { make } = await import(`./${kind}.mjs`);
const contestant = await make(databaseUrl, Number(concurrency));
const handlers = {
  fill: (message) => contestant.fill(message.jobs),
  prepare: () => contestant.prepare?.(),
  async drain() {
    const cpu = process.cpuUsage();
    const at = performance.now();
    await contestant.drain();
    const seconds = (performance.now() - at) / 1000;
    const { user, system } = process.cpuUsage(cpu);
    return { seconds, processorSeconds: (user + system) / 1e6 };
  },
  stop: () => contestant.stop(),
};

process.on('message', async (message) => {
  try {
    const answer = await handlers[message.kind](message);
    process.send({ kind: message.kind, answer: answer ?? null });
    if (message.kind === 'stop') process.disconnect();
  } catch (error) {
    process.send({ kind: 'error', message: String(error?.stack ?? error) });
    process.exit(1);
  }
});
process.send({ kind: 'ready' });
