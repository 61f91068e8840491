import { beforeAll, describe, expect, it } from '@jest/globals';
import { asRole, type RoleSession } from './as-role.js';
import type { AttackWorld } from './attack-world.js';
import { functionsFor, type Relation, relationsOf, sequencesOf } from './catalogue.js';

/** What a signed-in user may read, the rows of their own jobs alone: whole tables, or the columns named. */
const READABLE: Readonly<Record<string, readonly string[] | 'all'>> = {
  'public.studio_jobs': 'all',
  'public.job_attempts': [
    'job_id',
    'attempt',
    'stage',
    'started_at',
    'ended_at',
    'outcome',
    'error_code',
    'error_message',
  ],
  'public.job_brands': 'all',
  'public.job_enrichments': 'all',
  'public.job_events': 'all',
  'public.job_marks': 'all',
  'public.job_progress': 'all',
  'public.job_search_terms': 'all',
  'public.job_speakers': ['job_id', 'speaker', 'name'],
  'public.job_transcripts': 'all',
  'public.job_usage': 'all',
  'public.refine_orders': ['job_id', 'brand_bible_name', 'brand_bible_version', 'brand_bible_hash'],
  'public.refinements': 'all',
  'public.refinement_reviews': 'all',
  'public.transcript_segments': 'all',
  'public.transcript_versions': 'all',
  'public.user_stat_changes': 'all',
  'public.user_stats': 'all',
  'public.webhooks': 'all',
  'public.webhook_deliveries': 'all',
};
/** What a user may say of a job: at its submission, and afterwards while it is NEW. */
const INSERTED = ['job_id', 'user_id', 'raw_audio_url', 'brand', 'driven_by', 'keywords', 'language', 'speakers'];
const UPDATED = ['raw_audio_url'];
/** Functions that anybody may call: each computes its answer from its arguments alone and reads no table. */
const CALLABLE = [
  'job_failure_pattern(text)',
  'job_stat_bin(double precision)',
  'job_stat_bucket(text,timestamp with time zone)',
  'job_stat_code(jsonb)',
  'job_stat_label(text,jsonb)',
  'job_stat_lock_key()',
  'job_stat_minute(timestamp with time zone)',
  'user_stat_measures(text,integer,bigint,bigint,bigint)',
  'user_stat_minute(timestamp with time zone)',
  'user_stat_of(text,jsonb,integer,timestamp with time zone,timestamp with time zone,timestamp with time zone)',
];
const DENIED = '42501';

/** A row of Alice's in each readable table that her COMPLETE job has none in yet. */
const FILLED = `
  insert into job_attempts (job_id, attempt, stage, delivery_id, worker) values ($1, 1, 'REFINING', gen_random_uuid(), 'w');
  insert into job_brands (job_id, brand) values ($1, 'Evolution Studios');
  insert into job_enrichments (job_id, document, brand_bible_name, brand_bible_version, brand_bible_hash) values ($1, '{}', 'b', 1, 'h');
  insert into job_progress (job_id, attempt, stage, percent, note) values ($1, 1, 'REFINING', 50, 'n');
  insert into job_speakers (job_id, speaker, name, named_by) values ($1, 'Speaker 1', 'Ann', 'user');
  insert into job_usage (job_id, attempt, stage, provider, model, requests) values ($1, 1, 'REFINING', 'p', 'm', 1);
  insert into refine_orders (job_id, brand_bible_name, brand_bible_version, brand_bible_hash, ordered_by) values ($1, 'b', 1, 'h', 'user');
  insert into refinement_reviews (job_id, version, decision, reviewed_by) values ($1, 2, 'APPROVE', 'user');
  insert into user_stats (user_id, measure, label, bin, n, total) select user_id, 'none', '', 0, 0, 0 from studio_jobs where job_id = $1;
  insert into user_stat_changes (user_id, n, label) select user_id, 0, 'COMPLETE' from studio_jobs where job_id = $1;
  insert into webhooks (user_id, scope, url, events) select user_id, 'OWN', 'https://example.com/$1', '{job.completed}' from studio_jobs where job_id = $1;
  insert into webhook_deliveries (webhook_id, event, job_id, payload, ended_at, status)
    select webhook_id, 'job.completed', $1, '{}', now(), 'DELIVERED' from webhooks where url = 'https://example.com/$1';
  insert into transcript_versions (job_id, version, kind, text) values ($1, 1, 'machine', 'mine')`;

/** Every relation, column, sequence and function of the catalogue, as each of Supabase's roles. */
export function rowAttacks(world: () => AttackWorld): void {
  let relations: readonly Relation[];
  let fresh: string;
  let jobId: string;
  let stranger: string;
  const database = () => world().project.database;
  const as = <Result>(userId: string | null, run: (session: RoleSession) => Promise<Result>) =>
    asRole(database(), userId, run);
  const columnsOf = ({ name, columns }: Relation) => {
    const readable = READABLE[name] ?? [];
    return readable === 'all' ? columns : readable;
  };
  const selectOf = (relation: Relation) => `select ${columnsOf(relation).join(', ') || '*'} from ${relation.name}`;

  describe('the database', () => {
    beforeAll(async () => {
      relations = await relationsOf(database());
      jobId = await world().complete();
      fresh = await world().add();
      for (const statement of FILLED.split(';'))
        await database().query(statement.replaceAll('/$1', `/${jobId}`).replaceAll('$1', `'${jobId}'`));
      stranger = await database().addUser();
    });

    it('shows a signed-in user their own rows of the tables that are theirs to read', async () => {
      expect(relations.map(({ name }) => name)).toEqual(expect.arrayContaining(Object.keys(READABLE)));
      await as(world().alice.id, async (session) => {
        for (const relation of relations.filter(({ name }) => READABLE[name] !== undefined)) {
          const { refused, text } = await session.try(selectOf(relation));
          const own = relation.columns.includes('job_id') ? jobId : world().alice.id;
          expect([relation.name, refused, text.includes(own)]).toEqual([relation.name, null, true]);
        }
      });
    });

    it.each(['anon', 'authenticated'])("shows %s nothing of another's, in no relation and no column", async (role) => {
      await as(role === 'anon' ? null : stranger, async (session) => {
        for (const relation of relations) {
          const readable = role === 'authenticated' && READABLE[relation.name] !== undefined;
          const asked = await session.try(selectOf(relation));
          if (!relation.name.startsWith('public.') && asked.refused === null) {
            // A table of Supabase's own that it shows to everybody; nothing of anybody's may stand in it.
            expect(asked.text).not.toMatch(new RegExp(`${world().alice.id}|${jobId}`));
            continue;
          }
          expect([relation.name, asked.refused, asked.rows]).toEqual([relation.name, readable ? null : DENIED, 0]);
          for (const column of relation.columns) {
            const { refused, rows } = await session.try(`select ${column} from ${relation.name}`);
            const open = readable && columnsOf(relation).includes(column);
            expect([relation.name, column, refused, rows]).toEqual([relation.name, column, open ? null : DENIED, 0]);
          }
        }
      });
    });

    it.each(['anon', 'authenticated'])("lets %s change, delete and lock nothing of another's", async (role) => {
      await as(role === 'anon' ? null : stranger, async (session) => {
        for (const { name, columns } of relations.filter(({ isTable }) => isTable)) {
          const statements = [
            `delete from ${name}`,
            `truncate ${name}`,
            `insert into ${name} default values`,
            `lock table ${name} in access exclusive mode`,
            `alter table ${name} disable trigger all`,
            ...columns.map((column) => `update ${name} set ${column} = ${column}`),
          ];
          for (const statement of statements) {
            const { refused, rows } = await session.try(statement);
            expect([statement, refused === null ? rows : 0]).toEqual([statement, 0]);
            // Supabase's own tables have rights and row level security of their own: there the rows count.
            if (refused === null && /^(public|pgboss)\./.test(name))
              expect(statement).toMatch(/^update public\.studio_jobs set raw_audio_url/);
          }
        }
      });
    });

    it('lets a user say of their own job what is theirs to say, and nothing that is the engine’s', async () => {
      const { columns } = relations.find(({ name }) => name === 'public.studio_jobs') as Relation;
      await as(world().alice.id, async (session) => {
        for (const column of columns) {
          const update = await session.try(`update studio_jobs set ${column} = ${column} where job_id = '${fresh}'`);
          expect([column, update.refused]).toEqual([column, UPDATED.includes(column) ? null : DENIED]);
          const insert = await session.try(
            `insert into studio_jobs (user_id, raw_audio_url${['user_id', 'raw_audio_url'].includes(column) ? '' : `, ${column}`})
             select user_id, raw_audio_url${['user_id', 'raw_audio_url'].includes(column) ? '' : `, ${column === 'job_id' ? 'gen_random_uuid()' : column}`}
             from studio_jobs where job_id = '${fresh}'`,
          );
          // A job of a program is for the service key alone; the column can be named, the value cannot.
          expect([column, insert.refused]).toEqual([column, INSERTED.includes(column) ? null : DENIED]);
        }
        const moved = await session.try(`update studio_jobs set raw_audio_url = 'b.mp3' where job_id = '${fresh}'`);
        const ended = await session.try(`update studio_jobs set raw_audio_url = 'b.mp3' where job_id = '${jobId}'`);
        expect([moved.rows, ended.refused]).toEqual([1, DENIED]);
        const forAnother = `insert into studio_jobs (user_id, raw_audio_url) values ('${world().bob.id}', 'a.mp3')`;
        expect((await session.try(forAnother)).refused).toBe(DENIED);
      });
    });

    it.each(['anon', 'authenticated'])(
      'lets %s use no sequence, and call only functions that read nothing',
      async (role) => {
        const sequences = await sequencesOf(database());
        expect(sequences.length).toBeGreaterThan(5);
        await as(role === 'anon' ? null : stranger, async (session) => {
          for (const sequence of sequences) {
            for (const call of [`nextval('${sequence}')`, `setval('${sequence}', 1)`, `last_value from ${sequence}`]) {
              expect([call, (await session.try(`select ${call}`)).refused]).toEqual([call, DENIED]);
            }
          }
        });
        expect(await functionsFor(database(), role)).toEqual(CALLABLE.map((name) => ({ name, definer: false })));
        const volatile = await database().query(
          `select p.oid::regprocedure::text as name from pg_proc p
         where p.oid::regprocedure::text = any($1) and p.provolatile = 'v'`,
          [CALLABLE],
        );
        expect(volatile).toEqual([]);
      },
    );

    it("shows the same through Supabase's Data API", async () => {
      const { alice, bob } = world();
      const read = (client: typeof alice.client) => client.from('studio_jobs').select('job_id').eq('job_id', jobId);
      expect((await read(alice.client)).data).toEqual([{ job_id: jobId }]);
      expect((await read(bob.client)).data).toEqual([]);
      for (const { name } of relations.filter(({ name }) => name.startsWith('public.'))) {
        const { data } = await bob.client.from(name.replace('public.', '')).select('*');
        expect([name, JSON.stringify(data ?? []).includes(jobId)]).toEqual([name, false]);
      }
    });
  });
}
