import { Inject, Injectable } from '@nestjs/common';
import { ENVIRONMENT, type Environment } from '../../platform/environment/environment.js';
import type { JobRecord } from '../record/job-record.js';
import type { ObjectLocation } from './audio-location.js';
import { AudioOwnerStore } from './audio-owner-store.js';

/**
 * Whether a signed-in user may have an object transcribed. The engine reads Storage with the secret key, so it must check
 * this itself. To the user, another user's object looks like a missing one.
 */
@Injectable()
export class AudioOwnership {
  constructor(
    private readonly store: AudioOwnerStore,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
  ) {}

  /**
   * The path of the object that a location names. `raw_audio_url` is a path in the bucket, so an object in a folder with the bucket's name takes
   * precedence over the same path without the bucket's name.
   */
  async pathOf({ path, inFolder }: ObjectLocation): Promise<string> {
    const bucket = this.environment.supabase?.audioBucket;
    if (inFolder === undefined || bucket === undefined) return path;
    return (await this.store.isThere(bucket, inFolder)) ? inFolder : path;
  }

  /** Whether a job may use an object: those of a service key may use any, those of a user only what `mayUse` allows. */
  async jobMayUse(path: string, { userId, submittedBy }: Pick<JobRecord, 'userId' | 'submittedBy'>): Promise<boolean> {
    return submittedBy === 'service' || (await this.mayUse(path, userId));
  }

  /**
   * True when the object is in the folder named by the user's id, or Storage has the user as its owner.
   * @param path in the audio bucket, validated by `requireObjectPath`.
   */
  async mayUse(path: string, userId: string): Promise<boolean> {
    const user = userId.toLowerCase();
    const [folder, ...rest] = path.split('/');
    if (rest.length > 0 && folder?.toLowerCase() === user) return true;
    const bucket = this.environment.supabase?.audioBucket;
    if (bucket === undefined) return false;
    return (await this.store.ownerOf(bucket, path))?.toLowerCase() === user;
  }
}
