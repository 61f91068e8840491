import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { actorOf, type Caller } from '../../access/caller.js';
import { ENVIRONMENT, type Environment } from '../../platform/environment/environment.js';
import { requireSupabase } from '../../platform/environment/require-supabase.js';
import { Fault } from '../../platform/fault.js';
import { requireObjectPath } from '../../supabase/object-path.js';
import { type AudioLocation, audioLocationRules, parseAudioLocation, storageUrlOf } from '../audio/audio-location.js';
import { AudioOwnership } from '../audio/audio-ownership.js';
import type { NewJob } from '../lifecycle/job-request-store.js';
import { isUuid } from '../record/job-store.js';
import type { Submission } from './submission.js';

/** Turns a submission into a job if the caller may submit it. Writes nothing. */
@Injectable()
export class SubmissionReader {
  constructor(
    @Inject(AudioOwnership) private readonly ownership: AudioOwnership,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
  ) {}

  /** @throws Fault FORBIDDEN for another user's user_id, before any other fault */
  requireOwn(caller: Caller, { userId }: Submission): void {
    if (caller.kind !== 'user' || caller.userId.toLowerCase() === userId.toLowerCase()) return;
    throw new Fault('FORBIDDEN', 'user_id must be your own. Only a service key can submit jobs for other users.');
  }

  /** @throws Fault FORBIDDEN (another's user_id or file), BAD_REQUEST (a path that cannot be one), UNAVAILABLE (no Supabase project) */
  async read(caller: Caller, submission: Submission): Promise<NewJob> {
    this.requireOwn(caller, submission);
    const named = submission.clientJobId;
    return {
      jobId: named !== null && isUuid(named) ? named.toLowerCase() : null,
      clientJobId: named,
      userId: submission.userId,
      rawAudioUrl: await this.audioOf(caller, submission),
      brand: submission.brand,
      hints: submission.hints,
      submittedBy: caller.kind,
      deliveryId: randomUUID(),
      actor: actorOf(caller),
    };
  }

  private async audioOf(caller: Caller, { audio, userId }: Submission): Promise<string> {
    const location = this.locate(audio);
    if (location.kind === 'url') return location.url.href;
    const path = await this.ownership.pathOf(location);
    if (caller.kind === 'user' && !(await this.ownership.mayUse(path, userId))) {
      throw new Fault('FORBIDDEN', 'There is no such file of yours in the audio bucket.');
    }
    const { url, audioBucket } = requireSupabase(this.environment);
    return storageUrlOf(url, audioBucket, path);
  }

  private locate(audio: Submission['audio']): AudioLocation {
    try {
      if ('objectPath' in audio) return { kind: 'object', path: requireObjectPath(audio.objectPath) };
      const rules = audioLocationRules(requireSupabase(this.environment), this.environment);
      return parseAudioLocation(audio.url, rules);
    } catch (error) {
      throw asRequestFault(error, 'objectPath' in audio ? 'supabase_file_id' : 'raw_audio_url');
    }
  }
}

/** At intake, an invalid address is BAD_REQUEST; an address that is not allowed is FORBIDDEN. */
function asRequestFault(error: unknown, field: string): unknown {
  if (!(error instanceof Fault)) return error;
  if (error.code === 'AUDIO_FORBIDDEN') return new Fault('FORBIDDEN', error.message, { cause: error });
  return new Fault('BAD_REQUEST', error.message, { cause: error, fields: [{ field, message: error.message }] });
}
