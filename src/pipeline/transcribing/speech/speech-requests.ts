import { writeSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { endAtOnce } from '../audio/parent-watch.js';
import { diarise } from './diarise-operation.js';
import type { SpeechMessage, SpeechOperation, SpeechOperations, SpeechRequestLine } from './speech-protocol.js';
import { transcribe } from './transcribe-operation.js';

/** What the child does for each operation. `beforeLoad` is called before it reads a model's files. */
const OPERATIONS: {
  readonly [Name in SpeechOperation]: (
    request: SpeechOperations[Name]['request'],
    beforeLoad: () => void,
  ) => SpeechOperations[Name]['result'];
} = { transcribe, diarise };

/** Answers the requests on the standard input, one after another, until the input ends. */
export function answerSpeechRequests(): void {
  const lines = createInterface({ input: process.stdin });
  lines.on('line', (line) => {
    answer(JSON.parse(line) as SpeechRequestLine);
    // V8 does not know the size of what the library holds for a sound (some MB), and frees it too late.
    setImmediate(() => globalThis.gc?.());
  });
  lines.on('close', endAtOnce);
}

/** The native work is synchronous: this process has nothing else to do, and its parent ends it where it takes too long. */
function answer({ operation, request }: SpeechRequestLine): void {
  let loading = false;
  try {
    const result = (
      OPERATIONS[operation] as (
        asked: typeof request,
        beforeLoad: () => void,
      ) => SpeechOperations[SpeechOperation]['result']
    )(request, () => {
      loading = true;
      say({ kind: 'loading' });
    });
    if (loading) say({ kind: 'loaded' });
    say({ kind: 'done', result });
  } catch (error) {
    const detail = error instanceof Error ? `${error.name}: ${error.message}`.slice(0, 300) : 'unknown';
    say({ kind: 'failed', detail });
  }
}

/** A pipe accepts part of a long line at a time. */
function say(message: SpeechMessage): void {
  const bytes = Buffer.from(`${JSON.stringify(message)}\n`);
  for (let at = 0; at < bytes.length; ) {
    try {
      at += writeSync(1, bytes, at);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error;
    }
  }
}
