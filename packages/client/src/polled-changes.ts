import { hasEnded } from './job-line.js';
import type { Sink, Source, Watch } from './status-changes.js';
import { wait } from './wait.js';

const POLL_MS = 2_000;
/** A job that has ended moves only after a retry. */
const SLOWER = 5;

/** Reads the row at an interval. */
export const polledChanges: Source = async (watch, sink) => {
  void poll(watch, sink);
  return true;
};

async function poll({ how }: Watch, sink: Sink): Promise<void> {
  const pause = how.pollMs ?? POLL_MS;
  while (!sink.signal.aborted) {
    const job = await sink.look();
    await wait(job !== null && hasEnded(job.status) ? pause * SLOWER : pause, sink.signal);
  }
}
