import { Fault } from '../../platform/fault.js';
import type { Submission } from '../intake/submission.js';
import type { NewJobBody } from './job-requests.js';

/** A validated body as a submission. @throws Fault BAD_REQUEST unless it names the audio exactly once */
export function submissionOf(body: NewJobBody): Submission {
  return {
    userId: body.user_id.toLowerCase(),
    clientJobId: body.job_id ?? null,
    brand: body.brand ?? null,
    hints: {
      language: body.language ?? null,
      keywords: body.keywords ?? [],
      speakers: body.speakers == null ? null : String(body.speakers),
    },
    audio: audioOf(body),
  };
}

/** What a client leaves out it may also write as null: serialisers of typed languages do. */
function audioOf(body: NewJobBody): Submission['audio'] {
  const objectPath = body.supabase_file_id ?? null;
  const url = body.raw_audio_url ?? null;
  if (objectPath !== null && url === null) return { objectPath };
  if (url !== null && objectPath === null) return { url };
  const message = 'give exactly one of supabase_file_id and raw_audio_url';
  throw new Fault('BAD_REQUEST', `The audio is ambiguous: ${message}.`, {
    fields: ['supabase_file_id', 'raw_audio_url'].map((field) => ({ field, message })),
  });
}
