import { Fault } from '../../../platform/fault.js';

/** There was sound, but no words were recognised. */
export function noWords(provider: string): Fault {
  const message =
    'The recogniser found no words in the recording. Check that somebody speaks in it, close enough to the microphone.';
  return new Fault('NO_SPEECH', message, { provider });
}
