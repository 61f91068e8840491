import type { Caller } from '../../access/caller.js';
import { Fault } from '../../platform/fault.js';
import type { Submission } from '../intake/submission.js';
import type { CreateJobInput } from './job-arguments.graphql.js';

/** A validated input as a submission. @throws Fault BAD_REQUEST unless it names a user and, exactly once, the audio */
export function submissionOf(caller: Caller, input: CreateJobInput): Submission {
  const userId = input.userId ?? (caller.kind === 'user' ? caller.userId : null);
  if (userId === null) throw unclear('userId', 'is required when you call with a key');
  const { jobId = null, brand = null, language = null, keywords, speakers = null } = input;
  const hints = { language, keywords: keywords ?? [], speakers };
  return { userId: userId.toLowerCase(), clientJobId: jobId, brand, hints, audio: audioOf(input) };
}

function audioOf({ supabaseFileId, rawAudioUrl }: CreateJobInput): Submission['audio'] {
  const objectPath = supabaseFileId ?? null;
  const url = rawAudioUrl ?? null;
  if (objectPath !== null && url === null) return { objectPath };
  if (url !== null && objectPath === null) return { url };
  throw unclear('input', 'give exactly one of supabaseFileId and rawAudioUrl');
}

function unclear(field: string, message: string): Fault {
  return new Fault('BAD_REQUEST', `The input is ambiguous: ${field}: ${message}.`, { fields: [{ field, message }] });
}
