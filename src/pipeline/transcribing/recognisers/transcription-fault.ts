import { APIError } from 'openai';
import type { Fault } from '../../../platform/fault.js';
import { noWords } from './no-words.js';
import { transcriberFaults } from './transcriber-faults.js';

/** Refusals of an upload's form, whatever their status. */
const WRONG_FORM = ['unsupported_format', 'unsupported_file', 'invalid_file_format', 'unsupported_media_type'];

/** The same where a server has no code for it: Deepgram, whisper.cpp, OpenAI, Groq. */
const UNREAD =
  /corrupt(?:ed)? or unsupported|(?:failed to|could not|cannot) (?:read|decode|process (?:the )?(?:audio|file))|could not be decoded|invalid file format|(?:unsupported|unknown|unrecogni[sz]ed) (?:audio|file|media)|conversion failed|valid media file|only \w+ (?:files|audio) (?:is|are) supported/i;
/** What the decoders of servers in Python say: with any status, since the same upload fails again. */
const UNREAD_BY_DECODER =
  /invalid data found when processing input|format not recogni[sz]ed|ffmpeg conversion failed|moov atom not found/i;
/** A part that is too short for the server, where it has no code for it. */
const TOO_SHORT = /audio (?:file )?is too short|minimum audio length|no clip timestamps found/i;

/** What `withinTimeout` throws for a request to a recogniser: that it took too long, or what the server answered. */
export function faultOfRequest(provider: string, model: string): (error: unknown, late: boolean) => Fault {
  return (error, late) =>
    late
      ? transcriberFaults.unavailable('did not finish its answer in time', { provider, cause: error })
      : transcriptionFault(error, provider, model);
}

/** The fault of a request for a transcript. A part that the server rejects as too short counts as a part without words. */
function transcriptionFault(error: unknown, provider: string, model: string): Fault {
  if (!(error instanceof APIError)) return transcriberFaults.of(error, provider, model);
  if (error.code === 'audio_too_short' || TOO_SHORT.test(error.message)) return noWords(provider);
  if (refusesLanguage(error)) {
    const advice =
      'does not support the language of the submission. Submit the recording without "language", or set another TRANSCRIBER_MODEL.';
    return transcriberFaults.rejected(advice, { provider, cause: error, providerStatus: error.status });
  }
  const unread = UNREAD_BY_DECODER.test(error.message) || ((error.status ?? 500) < 500 && UNREAD.test(error.message));
  if (error.status !== 415 && !unread && !WRONG_FORM.includes(String(error.code))) {
    return transcriberFaults.of(error, provider, model);
  }
  const advice =
    'does not accept the format of the upload. Set "upload=wav" (or flac, opus) in TRANSCRIBER_CAPABILITIES.';
  return transcriberFaults.rejected(advice, { provider, cause: error, providerStatus: error.status });
}

function refusesLanguage({ status, message, param }: APIError): boolean {
  if (status !== 400 && status !== 422) return false;
  const said =
    /"loc":\["body","language"\]|(?:unsupported|invalid|unknown) language|language .{0,40}not supported|model\/language/i;
  return param === 'language' || said.test(message);
}
