import { parentPort } from 'node:worker_threads';
import type { TextAnswer, TextTask } from './text-thread-messages.js';
import { TEXT_WORK } from './text-work.js';

/** The thread that works on texts, one after the other. */
parentPort?.on('message', ({ name, input }: TextTask) => {
  void answer(name, input);
});

async function answer(name: TextTask['name'], input: unknown): Promise<void> {
  try {
    send({ output: await TEXT_WORK[name](input as never) });
  } catch (error) {
    send({ error });
  }
}

function send(message: TextAnswer): void {
  parentPort?.postMessage(message);
}
