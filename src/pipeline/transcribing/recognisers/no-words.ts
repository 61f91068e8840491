import { Fault } from '../../../platform/fault.js';

/** Sound was there, but no words were made out. */
export function noWords(provider: string): Fault {
  const message =
    'The recogniser found no words in the recording. Check that somebody speaks in it, close enough to the microphone.';
  return new Fault('NO_SPEECH', message, { provider });
}
