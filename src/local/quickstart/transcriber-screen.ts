import { setTimeout as pause } from 'node:timers/promises';
import type { Screen } from './screen.js';
import { printable, wrap } from './side-by-side.js';

const LOOK_MS = 250;

/** What the engine says of its transcriber. */
export interface TranscriberState {
  readonly text: string | null;
  readonly fetching: boolean;
}

/** Shows the progress of the speech model's download, then a notice about the transcriber. @throws the signal's reason when aborted */
export async function showTranscriber(
  transcriber: TranscriberState,
  screen: Screen,
  signal: AbortSignal,
): Promise<void> {
  if (transcriber.fetching) say(transcriber.text, screen);
  while (transcriber.fetching) {
    screen.progress(transcriber.text ?? '');
    await pause(LOOK_MS, undefined, { signal }).catch(() => signal.throwIfAborted());
  }
  say(transcriber.text, screen);
}

function say(text: string | null, screen: Screen): void {
  for (const line of text === null ? [] : wrap(printable(text), screen.width)) screen.line(line);
}
