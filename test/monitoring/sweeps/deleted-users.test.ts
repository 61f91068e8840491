import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { AudioOwnerStore } from '../../../src/jobs/audio/audio-owner-store.js';
import { AudioOwnership } from '../../../src/jobs/audio/audio-ownership.js';
import { deleteJobWithRecording } from '../../../src/jobs/lifecycle/job-request-store.js';
import { writeProgress } from '../../../src/jobs/results/progress-store.js';
import { AudioDeletionSweep } from '../../../src/monitoring/sweeps/audio-deletion-sweep.js';
import { RecordingRemoval } from '../../../src/monitoring/sweeps/recording-removal.js';
import type { Environment } from '../../../src/platform/environment/environment.js';
import { AudioBucket } from '../../../src/supabase/audio-bucket.js';
import { createServiceClient } from '../../../src/supabase/supabase-client.js';
import { StorageProject } from '../../supabase/storage-project.js';
import { testEnvironment } from '../../support/test-environment.js';
import { addEndedJob } from './ended-job.js';
import { sayEverywhere, tablesSaying } from './words-in-tables.js';

describe('what is left of deleted users and jobs', () => {
  let project: StorageProject;
  let user: string;
  beforeAll(async () => {
    project = await StorageProject.start();
  });
  afterAll(() => project.stop());
  beforeEach(async () => {
    for (const table of ['studio_jobs', 'audio_deletions', 'sweep_runs'])
      await project.database.query(`delete from ${table}`);
    user = await project.database.addUser();
  });

  const environmentWith = (days: number, url = project.settings.url): Environment => {
    const base = testEnvironment({ supabase: { ...project.settings, url } });
    return { ...base, upkeep: { ...base.upkeep, retainDays: { audio: days, transcripts: 0, events: 0 } } };
  };
  const bucketOf = (environment: Environment) =>
    new AudioBucket(createServiceClient(environment.supabase as NonNullable<Environment['supabase']>), environment);
  function sweepWith(days: number, url?: string): AudioDeletionSweep {
    const environment = environmentWith(days, url);
    const store = new AudioOwnerStore(project.database.db);
    const removal = new RecordingRemoval(bucketOf(environment), new AudioOwnership(store, environment), environment);
    return new AudioDeletionSweep(project.database.db, removal, store, environment);
  }
  const upload = async (path: string) => {
    await project.upload(path, Buffer.from('sound'));
    return path;
  };
  const exists = async (path: string) => (await bucketOf(environmentWith(0)).stat(path)) !== null;
  const job = (audio: string, more: Partial<Parameters<typeof addEndedJob>[1]> = {}) =>
    addEndedJob(project.database, { userId: user, audio, daysAgo: 1, ...more });
  const deleteUser = () => project.database.query('delete from auth.users where id = $1', [user]);
  const promises = async () =>
    (await project.database.query<{ reason: string }>('select reason from audio_deletions order by 1')).map(
      (row) => row.reason,
    );

  it('goes with the user: rows, texts, trials, parts, progress, and every object in the bucket', async () => {
    const word = `word${randomUUID().slice(0, 8)}`;
    const [recording, unused] = [await upload(`${user}/a b.mp3`), await upload(`${user}/never-submitted.mp3`)];
    const named = await upload('studio/by-the-service.mp3');
    const jobId = await job(recording);
    await job(named, { status: 'REFINING' });
    await sayEverywhere(project.database, jobId, word);
    const progress = {
      jobId,
      attempt: 1,
      stage: 'REFINING',
      percent: 1,
      note: 'n',
      secondsLeft: null,
      chunksDone: null,
      chunksTotal: null,
    };
    await writeProgress(project.database.db, [progress]);
    await project.database.query(
      `insert into queue_turns (stage, user_id, turn, taken) values ('REFINING', $1, 1, 1)`,
      [user],
    );

    await deleteUser();
    await writeProgress(project.database.db, [progress]); // A worker reports once more.
    expect(await tablesSaying(project.database, word)).toEqual([]);
    expect(await tablesSaying(project.database, jobId)).toEqual(['audio_deletions']);
    expect(await promises()).toEqual(['user', 'user']);

    expect(await sweepWith(0).runOnce()).toMatchObject({ examined: 2, deleted: 3 });
    expect([await exists(recording), await exists(unused), await exists(named)]).toEqual([false, false, false]);
    // The engine sums up changes of figures within seconds.
    await project.database.query('select job_statistics_fold(10000)');
    expect(await tablesSaying(project.database, user)).toEqual([]);
    expect(await sweepWith(0).runOnce()).toMatchObject({ examined: 0, deleted: 0 });
  });

  it('keeps a recording that the job of somebody else names', async () => {
    const shared = await upload('studio/shared.mp3');
    await job(shared);
    const other = await project.database.addUser();
    await addEndedJob(project.database, { userId: other, audio: shared, daysAgo: 1 });
    await deleteUser();
    expect(await sweepWith(0).runOnce()).toMatchObject({ examined: 1, deleted: 0 });
    expect(await exists(shared)).toBe(true);
  });

  it('does not delete what a deleted user named and did not own', async () => {
    const victim = await upload(`${randomUUID()}/private.mp3`);
    await job(victim, { submittedBy: 'user', status: 'FAILED' });
    await deleteUser();
    await sweepWith(0).runOnce();
    expect([await exists(victim), await promises()]).toEqual([true, []]);
  });

  it('keeps the promise of retention for a deleted row, and promises nothing where recordings are kept for ever', async () => {
    const old = await upload('studio/old.mp3');
    const young = await upload('studio/young-row.mp3');
    const [first, second] = [await job(old, { daysAgo: 31 }), await job(young)];
    await project.database.query('delete from studio_jobs where job_id = any($1)', [[first, second]]);
    expect(await promises()).toEqual(['row', 'row']);
    expect(await sweepWith(30).runOnce()).toMatchObject({ examined: 1, deleted: 1 });
    expect([await exists(old), await exists(young), await promises()]).toEqual([false, true, ['row']]);
    expect(await sweepWith(0).runOnce()).toMatchObject({ examined: 1, deleted: 0 });
    expect([await exists(young), await promises()]).toEqual([true, []]);
  });

  it('deletes a job with its recording, and keeps the promise while Storage does not answer', async () => {
    const path = await upload('studio/deleted.mp3');
    const jobId = await job(path, { status: 'REFINING' });
    const remove = () => project.database.db.transaction().execute((trx) => deleteJobWithRecording(trx, jobId));
    expect([await remove(), await remove()]).toEqual([true, false]);
    await expect(sweepWith(0, 'http://127.0.0.1:1').runOnce()).rejects.toMatchObject({
      code: 'INTERNAL',
      retryable: true,
    });
    expect(await promises()).toEqual(['requested']);
    expect(await sweepWith(0).runOnce()).toMatchObject({ examined: 1, deleted: 1 });
    expect([await exists(path), await promises()]).toEqual([false, []]);
  });

  it('deletes the recordings of two jobs that had the same id one after the other', async () => {
    const [first, second, third] = [
      await upload('studio/one.mp3'),
      await upload('studio/two.mp3'),
      await upload('studio/3.mp3'),
    ];
    const again = async (path: string, jobId: string) => {
      await job(path, { id: jobId });
      await project.database.db.transaction().execute((trx) => deleteJobWithRecording(trx, jobId));
    };
    const jobId = randomUUID();
    await again(first, jobId);
    await again(second, jobId);
    // The same recording and id: a row that was deleted in the database, and then the job.
    const row = await job(third);
    await project.database.query('delete from studio_jobs where job_id = $1', [row]);
    await again(third, row);
    expect(await promises()).toEqual(['requested', 'requested', 'requested']);
    expect(await sweepWith(0).runOnce()).toMatchObject({ examined: 3, deleted: 3 });
    expect([await exists(first), await exists(second), await exists(third), await promises()]).toEqual([
      false,
      false,
      false,
      [],
    ]);
  });
});
