/** Jobs of one INSERT. */
const CHUNK = 50_000;

/**
 * Fills studio_jobs with jobs of the last 30 days, of 1,000 users, of whom one has a third of them: 90 % COMPLETE, 5 % FAILED in some dozens of ways, the rest on their
 * way. Row triggers are switched off meanwhile, for they would take minutes; the statistics are then counted anew by one scan.
 * @param onTheirWay only of so many of the newest jobs some are on their way; by default of all
 */
export async function fillWithJobs(client, size, onTheirWay = size) {
  await client.query(
    `insert into auth.users (id, email) select gen_random_uuid(), i || '@example.com' from generate_series(1, 1000) i`,
  );
  await client.query(`create table bench_users as select row_number() over () as number, id from auth.users`);
  await client.query('set session_replication_role = replica');
  for (let from = 0; from < size; from += CHUNK) {
    await client.query(INSERT, [from + 1, Math.min(size, from + CHUNK), size, onTheirWay]);
  }
  await client.query('set session_replication_role = origin');
  await client.query('select job_statistics_rebuild()');
  await client.query('select job_failures_rebuild()');
  const { rows } = await client.query('select id from bench_users where number = 1');
  return { busyUser: rows[0].id };
}

const INSERT = `
  insert into studio_jobs (user_id, raw_audio_url, created_at, run_started_at, status_since, status, raw_transcript, refined_text,
    system_prompt_used, processing_time_ms, error_details, event_count)
  select u.id, 'audio/' || i || '.mp3', t.at, t.at, t.at + interval '1 minute', s.status,
    repeat('word ', 40), repeat('word ', 40), 'prompt',
    case when s.status = 'COMPLETE' then (1000 * exp(4 * random()))::integer end,
    case when s.status = 'FAILED' then jsonb_build_object('code', (array['TIMED_OUT', 'NO_SPEECH', 'AUDIO_UNREADABLE', 'REFINER_UNAVAILABLE',
      'CANCELLED'])[1 + i / 20 % 5], 'stage', (array['TRANSCRIBING', 'REFINING'])[1 + i / 100 % 2], 'provider', 'provider ' || i / 200 % 3,
      'message', 'The request took ' || i || ' ms.', 'attempt', 1, 'retryable', true, 'at', t.at, 'attempts', '[]'::jsonb) end,
    5
  from generate_series($1::integer, $2::integer) i
    join bench_users u on u.number = case when i % 3 = 0 then 1 else 1 + i % 1000 end
    cross join lateral (select now() - i * interval '30 days' / $3::integer as at) t
    cross join lateral (select case when i % 20 = 0 then 'FAILED' when i % 20 = 7 and i <= $4::integer then (array['NEW', 'TRANSCRIBING', 'ENRICHING', 'REFINING'])[1 + i / 20 % 4]
      else 'COMPLETE' end as status) s`;
