/** A deliberate breakage: text replaced in the compiled engine of the snapshot, and the scenario that must go red for it. */
export interface Breakage {
  readonly name: string;
  readonly title: string;
  readonly scenario: string;
  readonly jobs: number;
  readonly faults: number;
  readonly patches: readonly { readonly file: string; readonly find: string; readonly replace: string }[];
}

const small = (scenario: string, jobs: number, faults: number) => ({ scenario, jobs, faults });

export const BREAKAGES: readonly Breakage[] = [
  {
    name: 'no-fence',
    title: 'a worker settles whether or not it still holds its claim',
    ...small('freeze-workers', 18, 2),
    patches: [
      {
        file: '../database/migrations/089_keep_to_the_key.sql',
        find: "where d.name = any (array[public.studio_queue(s.stage)]) and d.id = any (array[s.delivery]) and d.retry_count = s.retry and d.state::text = 'active' and s.job <> all (busy) returning d.id ) select coalesce(array_agg(g.id), '{}') into ended from gone g;",
        replace: `where d.name = public.studio_queue(s.stage) and d.id = s.delivery returning d.id )
          select array_agg(s.delivery) into ended from (select count(*) from gone) g, jsonb_to_recordset(settlements) as s (delivery uuid);`,
      },
      {
        file: '../database/migrations/089_keep_to_the_key.sql',
        find: 'where j.job_id = any (array[m.job]) and j.delivery_id = m.delivery and j.attempt = m.attempt and (j.status = m.stage) is true',
        replace: 'where j.job_id = m.job and j.status = m.stage',
      },
      { file: 'pipeline/runner/stage-runner.js', find: "run.abortReason === 'claim lost'", replace: 'false' },
      {
        file: 'pipeline/runner/stage-run.js',
        find: "this.abort('claim lost')",
        replace: 'undefined',
      },
    ],
  },
  {
    name: 'answer-before-commit',
    title: 'intake acknowledges a job before it is stored',
    ...small('intake-crashes', 12, 1),
    patches: [
      {
        file: 'jobs/intake/intake-writer.js',
        find: 'const isPlain = ({ brand = null })=>brand === null && alongside === undefined;',
        replace: 'const isPlain = ()=>false;',
      },
      {
        file: 'jobs/intake/intake-writer.js',
        find: 'return this.database.transaction().execute(async (trx)=>{ const rows',
        replace: 'return new Promise((answer, refuse)=>this.database.transaction().execute(async (trx)=>{ const rows',
      },
      {
        file: 'jobs/intake/intake-writer.js',
        find: 'return rows; }); }',
        replace: `answer(rows);
          await new Promise((resolve) => setTimeout(resolve, 2000));
        }).catch(refuse)); }`,
      },
    ],
  },
  {
    name: 'no-heartbeat-thread',
    title: 'heartbeats are sent from the event loop only',
    ...small('slow-worker', 8, 3),
    patches: [
      { file: 'pipeline/queue/heartbeat-process.js', find: 'if (beating ||', replace: 'if (true || beating ||' },
    ],
  },
  {
    name: 'sweep-ignores-the-living',
    title: 'the sweep requeues jobs that are running',
    ...small('slow-worker', 8, 2),
    patches: [
      {
        file: 'monitoring/sweeps/failed-job-sweep.js',
        find: 'if (row.delivery_id !== null && live.has(row.delivery_id)) continue;',
        replace: '',
      },
    ],
  },
  {
    name: 'no-takeover',
    title: "no worker takes over a dead worker's jobs",
    ...small('kill-workers', 12, 4),
    patches: [{ file: 'pipeline/queue/queue-upkeep.js', find: 'if (!judged) return;', replace: 'return;' }],
  },
  {
    name: 'dead-after-outage',
    title: 'workers are declared dead right after the database was unreachable',
    ...small('database-away-mid-call', 8, 1),
    patches: [
      {
        file: 'pipeline/queue/heartbeat-judgement.js',
        find: 'return !troubled &&',
        replace: 'return true || !troubled &&',
      },
      // So that a heartbeat does not come before the judgement: the engine itself judges after seven seconds.
      {
        file: 'pipeline/queue/heartbeat-process.js',
        find: 'client = fresh; return fresh;',
        replace: 'client = fresh; await new Promise((resolve) => setTimeout(resolve, 5000)); return fresh;',
      },
    ],
  },
  {
    name: 'no-store-retry',
    title: 'a paid result is dropped while the database is unreachable',
    ...small('database-away', 8, 1),
    patches: [
      {
        file: 'pipeline/runner/stage-runner.js',
        find: 'if (kept ? held.aborted : Date.now() > deadline) return null;',
        replace: 'return null;',
      },
      // The answer that arrives meanwhile is stored first, and its stage ends only afterwards.
      {
        file: 'pipeline/stages/offer-result.js',
        find: 'if (!isDatabaseOutage(error)) return null;',
        replace: 'return null;',
      },
    ],
  },
  {
    name: 'unnamed-moves',
    title: 'a job completes without an event',
    ...small('kill-workers', 8, 2),
    patches: [
      {
        file: '../database/migrations/089_keep_to_the_key.sql',
        find: "event_count = j.event_count + case when m.kind in ('advanced', 'failed') then 1 else 0 end,",
        replace: 'event_count = j.event_count,',
      },
    ],
  },
  {
    name: 'transcript-in-the-log',
    title: 'a finished stage logs what it produced',
    ...small('kill-workers', 8, 2),
    patches: [
      {
        file: 'pipeline/runner/stage-runner.js',
        find: "log.info('The outcome of the stage was stored.', { outcome: outcome.kind",
        replace: "log.info('The outcome of the stage was stored.', { result: JSON.stringify(outcome.output)",
      },
    ],
  },
  {
    name: 'files-left',
    title: 'a stage leaves its files behind',
    ...small('kill-workers', 8, 2),
    patches: [
      {
        file: 'pipeline/transcribing/audio/scratch-folder.js',
        find: 'await rm(folder,',
        replace: 'await ((..._) => {})(folder,',
      },
    ],
  },
  {
    name: 'forgotten-names',
    title: "intake forgets the client's name for a job",
    ...small('intake-crashes', 12, 1),
    patches: [
      {
        file: 'jobs/lifecycle/job-request-store.js',
        find: 'client_job_id: job.clientJobId',
        replace: 'client_job_id: null',
      },
    ],
  },
  {
    name: 'slow-poll',
    title: 'the queue trusts notifications and hardly polls',
    ...small('listen-trouble', 16, 4),
    patches: [
      {
        file: 'platform/postgres/backstop.js',
        find: 'listener.connected ? LISTENING_MS : DISCONNECTED_MS',
        replace: '60000',
      },
    ],
  },
];
