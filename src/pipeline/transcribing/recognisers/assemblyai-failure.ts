import { Fault } from '../../../platform/fault.js';
import { noWords } from './no-words.js';
import { transcriberFaults } from './transcriber-faults.js';

/** What AssemblyAI says of sound in which nobody speaks, or of a part that is too short for its language detection. */
const NO_SPEECH = /no spoken audio|audio duration is too short|does not (?:appear to )?contain (?:any )?speech/i;
/** What it says of the file or the request: the same again would fail again. */
const REFUSED =
  /download error|transcoding failed|could not be (?:processed|decoded)|not contain audio|unsupported|invalid|language confidence|not (?:supported|available)/i;

/** The fault of a transcript whose status is `error`. Its words stay in the cause. */
export function failureOf(error: unknown, provider: string): Fault {
  const said = typeof error === 'string' ? error : 'no reason was given';
  if (NO_SPEECH.test(said)) return noWords(provider);
  const cause = new Error(said);
  if (!REFUSED.test(said)) return transcriberFaults.unavailable('failed while it transcribed', { provider, cause });
  const advice =
    'could not transcribe the recording. Check TRANSCRIBER_MODEL, the language of the job and TRANSCRIBER_CAPABILITIES, then retry the job.';
  return transcriberFaults.rejected(advice, { provider, cause });
}
