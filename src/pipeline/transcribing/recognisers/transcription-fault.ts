import { APIError } from 'openai';
import type { Fault } from '../../../platform/fault.js';
import { noWords } from './no-words.js';
import { transcriberFaults } from './transcriber-faults.js';

/** Refusals of an upload's form, whatever their status. */
const WRONG_FORM = ['unsupported_format', 'unsupported_file', 'invalid_file_format', 'unsupported_media_type'];

/** The same where a server has no code for it: Deepgram, whisper.cpp. */
const UNREAD =
  /corrupt or unsupported|failed to (?:read|decode)|invalid file format|unsupported (?:audio|file|media)|conversion failed/i;

/** The fault of a request for a transcript. A part that the server rejects as too short counts as a part without words. */
export function transcriptionFault(error: unknown, provider: string, model: string): Fault {
  if (!(error instanceof APIError)) return transcriberFaults.of(error, provider, model);
  if (error.code === 'audio_too_short') return noWords(provider);
  if (refusesLanguage(error)) {
    const advice =
      'does not support the language of the submission. Submit the recording without "language", or set another TRANSCRIBER_MODEL.';
    return transcriberFaults.rejected(advice, { provider, cause: error, providerStatus: error.status });
  }
  const unread = (error.status ?? 500) < 500 && UNREAD.test(error.message);
  if (error.status !== 415 && !unread && !WRONG_FORM.includes(String(error.code))) {
    return transcriberFaults.of(error, provider, model);
  }
  const advice =
    'does not accept the format of the upload. Set "upload=wav" (or flac, opus) in TRANSCRIBER_CAPABILITIES.';
  return transcriberFaults.rejected(advice, { provider, cause: error, providerStatus: error.status });
}

function refusesLanguage({ status, message, param }: APIError): boolean {
  if (status !== 400 && status !== 422) return false;
  return param === 'language' || /"loc":\["body","language"\]|(?:unsupported|invalid|unknown) language/i.test(message);
}
