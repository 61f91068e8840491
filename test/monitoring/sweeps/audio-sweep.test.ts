import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { AudioOwnerStore } from '../../../src/jobs/audio/audio-owner-store.js';
import { AudioOwnership } from '../../../src/jobs/audio/audio-ownership.js';
import { AudioSweep } from '../../../src/monitoring/sweeps/audio-sweep.js';
import { RecordingRemoval } from '../../../src/monitoring/sweeps/recording-removal.js';
import type { Environment } from '../../../src/platform/environment/environment.js';
import { AudioBucket } from '../../../src/supabase/audio-bucket.js';
import { createServiceClient } from '../../../src/supabase/supabase-client.js';
import { StorageProject } from '../../supabase/storage-project.js';
import { testEnvironment } from '../../support/test-environment.js';
import { addEndedJob, agedBy } from './ended-job.js';

describe('retention of audio', () => {
  let project: StorageProject;
  beforeAll(async () => {
    project = await StorageProject.start();
  });
  afterAll(() => project.stop());
  beforeEach(async () => {
    await project.database.query('delete from studio_jobs');
    await project.database.query('delete from sweep_marks');
    await project.database.query('delete from sweep_runs');
  });

  const retainDays = { audio: 30, transcripts: 0, events: 0 };
  function sweepWith(overrides: Partial<Environment> = {}): AudioSweep {
    const base = testEnvironment({ supabase: project.settings, ...overrides });
    const environment = { ...base, upkeep: { ...base.upkeep, retainDays } };
    const { db } = project.database;
    const supabase = environment.supabase as NonNullable<Environment['supabase']>;
    const ownership = new AudioOwnership(new AudioOwnerStore(db), environment);
    const bucket = new AudioBucket(createServiceClient(supabase), environment);
    return new AudioSweep(db, new RecordingRemoval(bucket, ownership, environment), environment);
  }
  const upload = async (path: string) => {
    await project.upload(path, Buffer.from('sound'));
    return path;
  };
  const exists = async (path: string) =>
    (await new AudioBucket(createServiceClient(project.settings), testEnvironment({ supabase: project.settings })).stat(
      path,
    )) !== null;
  const job = (audio: string, daysAgo: number, more: Partial<Parameters<typeof addEndedJob>[1]> = {}) =>
    addEndedJob(project.database, { userId: project.userId, audio, daysAgo, ...more });
  const deletedAt = async (jobId: string) =>
    (
      await project.database.query<{ at: Date | null }>(
        'select audio_deleted_at as at from studio_jobs where job_id = $1',
        [jobId],
      )
    )[0]?.at;

  it('deletes the recordings of jobs that ended long enough ago, however they are named', async () => {
    const plain = await upload(`${project.userId}/a b (1).mp3`);
    const named = await upload('studio/b+c.mp3');
    const young = await upload('studio/young.mp3');
    const old = await job(plain, 31);
    await job(`${project.settings.url}/storage/v1/object/audio/studio/b%2Bc.mp3`, 31, { status: 'FAILED' });
    const kept = await job(young, 29);
    await job('studio/was-never-there.mp3', 31);
    await job('https://elsewhere.example/x.mp3', 31);

    expect(await sweepWith().runOnce()).toMatchObject({ examined: 4, deleted: 2, skipped: 0 });

    expect([await exists(plain), await exists(named), await exists(young)]).toEqual([false, false, true]);
    expect(await deletedAt(old)).toBeInstanceOf(Date);
    expect(await deletedAt(kept)).toBeNull();
    expect(await sweepWith().runOnce()).toMatchObject({ examined: 0 });
  });

  it.each([
    ['the same path', (path: string) => path],
    ['its URL', (path: string) => `${project.settings.url}/storage/v1/object/audio/${encodeURIComponent(path)}`],
    [
      'a signed URL',
      (path: string) => `${project.settings.url}/storage/v1/object/sign/audio/${encodeURI(path)}?token=abc`,
    ],
  ])('leaves a recording that another job names by %s, until that one’s days are over too', async (_, spell) => {
    const path = await upload(`shared, ${randomUUID()}.mp3`);
    await job(path, 31);
    const other = await job(spell(path), 1);
    expect(await sweepWith().runOnce()).toMatchObject({ examined: 1, deleted: 0 });
    expect(await exists(path)).toBe(true);
    await agedBy(project.database, other, 30);
    expect(await sweepWith().runOnce()).toMatchObject({ examined: 1, deleted: 1 });
    expect(await exists(path)).toBe(false);
  });

  it('deletes nothing for a user’s job that names somebody else’s recording', async () => {
    const victim = await upload(`${randomUUID()}/private.mp3`);
    await job(victim, 31, { submittedBy: 'user', status: 'FAILED' });
    expect(await sweepWith().runOnce()).toMatchObject({ examined: 1, deleted: 0 });
    expect(await exists(victim)).toBe(true);
  });

  it('passes nothing over while Storage does not answer', async () => {
    const path = await upload('studio/patience.mp3');
    await job(path, 31);
    const down = { ...project.settings, url: 'http://127.0.0.1:1' };
    await expect(sweepWith({ supabase: down }).runOnce()).rejects.toMatchObject({ code: 'INTERNAL', retryable: true });
    const [run] = await project.database.query<{ error: string }>('select error from sweep_runs');
    expect(run?.error).toContain('could not be reached');
    expect(await sweepWith().runOnce()).toMatchObject({ examined: 1, deleted: 1 });
    expect(await exists(path)).toBe(false);
  });
});
