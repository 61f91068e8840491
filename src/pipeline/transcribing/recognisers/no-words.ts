import { Fault } from '../../../platform/fault.js';

/** Sound was there, but no words were made out. */
export function noWords(provider: string): Fault {
  const message = 'No words were made out in the recording. Check that somebody speaks in it, loud and near enough.';
  return new Fault('NO_SPEECH', message, { provider });
}
