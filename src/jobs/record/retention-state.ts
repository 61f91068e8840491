import { Fault } from '../../platform/fault.js';
import type { JobRecord } from './job-record.js';

/** The columns of a job that show at which stages it can still start. */
export interface WhatIsLeft {
  readonly raw_transcript: string | null;
  readonly audio_deleted_at: Date | null;
  readonly texts_deleted_at: Date | null;
}

/**
 * Refuses a job whose texts retention deleted: a new run would restore them. Without recording and
 * transcript there is nothing to start from.
 * @throws Fault CONFLICT, with what to do instead
 */
export function requireSomethingLeft(row: WhatIsLeft): void {
  const { raw_transcript: transcript, audio_deleted_at: audioDeleted, texts_deleted_at: textsDeleted } = row;
  if (textsDeleted !== null) {
    throw new Fault('CONFLICT', `${deletedOn('texts', textsDeleted)}, so it cannot run again. ${INSTEAD}`);
  }
  if (audioDeleted !== null && transcript === null) {
    throw new Fault('CONFLICT', `${deletedOn('recording', audioDeleted)}, and it has no transcript. ${INSTEAD}`);
  }
}

/** The fault for a requested text that was permanently deleted or does not exist yet. `what` is, for example, `transcript`. */
export function noText(job: Pick<JobRecord, 'status' | 'textsDeletedAt'>, what: string): Fault {
  const { status, textsDeletedAt } = job;
  if (textsDeletedAt === null) return new Fault('NOT_FOUND', `There is no ${what} yet: the job is ${status}.`);
  return new Fault('TEXTS_DELETED', `${deletedOn('texts', textsDeletedAt)}; they are no longer available.`);
}

const INSTEAD = 'Submit the recording as a new job.';

function deletedOn(what: string, at: Date): string {
  return `Retention deleted the ${what} of this job on ${at.toISOString().slice(0, 10)}`;
}
