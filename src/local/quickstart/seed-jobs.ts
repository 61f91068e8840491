import type { Client } from 'pg';
import { JOB_FAULT_KINDS } from '../../platform/fault-codes.js';

/** The number of jobs in each status. Few are unfinished, because a running engine processes them. */
const SEEDS = { NEW: 5, TRANSCRIBING: 5, ENRICHING: 10, REFINING: 10, COMPLETE: 200, FAILED: 70 } as const;

const RAW = 'um welcome back to evolution studios we recorded four hundred and fifty songs in the big room';
const REFINED = 'Welcome back to Evolution Studios. We recorded 450 songs in the big room.';

/** Spread over the last seven days, so that lists, series and retention have something to show. */
const INSERT = `insert into public.studio_jobs
    (user_id, raw_audio_url, status, created_at, raw_transcript, system_prompt_used, refined_text, verdict, processing_time_ms, error_details)
  select $1, $2, $3::text, now() - make_interval(mins => (i * 10079 / $4::int)),
    case when $3 in ('ENRICHING', 'REFINING', 'COMPLETE') then $5 end,
    case when $3 in ('REFINING', 'COMPLETE') then 'The prompt of a seeded job.' end,
    case when $3 = 'COMPLETE' then $6 end,
    case when $3 = 'COMPLETE' then (array['PASS', 'PASS', 'PASS', 'REVIEW', 'UNCHECKED'])[1 + i % 5] end,
    case when $3 = 'COMPLETE' then 4000 + (i * 7919) % 60000 end,
    case when $3 = 'FAILED' then jsonb_build_object('code', ($7::text[])[1 + i % cardinality($7::text[])],
      'message', 'Seeded: this job shows what the failure looks like.', 'stage', 'TRANSCRIBING', 'attempt', 1,
      'retryable', false, 'at', now(), 'attempts', '[]'::jsonb) end
  from generate_series(1, $4) i`;

/**
 * Inserts a few hundred jobs of the user in every status.
 * @param audioPath an object in the audio bucket, which the unfinished jobs name
 * @returns how many jobs of each status were inserted
 */
export async function seedJobs(client: Client, userId: string, audioPath: string): Promise<Readonly<typeof SEEDS>> {
  const codes = Object.keys(JOB_FAULT_KINDS);
  await client.query('begin');
  for (const [status, count] of Object.entries(SEEDS)) {
    await client.query(INSERT, [userId, audioPath, status, count, RAW, REFINED, codes]);
  }
  await client.query('commit');
  return SEEDS;
}
