// What webhooks add to the moves of jobs: microseconds that PostgreSQL counts for the trigger, for each statement that moves jobs, with no endpoint
// and with one, beside the whole statement. Run after `npm run build`.
import { startTemporaryDatabase } from '../../dist/local/supervisor/temporary-database.js';
import { createLogger } from '../../dist/platform/logging/create-logger.js';
import { addUsers } from '../queue/add-users.mjs';
import { median } from '../stats/median.mjs';
import { connect } from '../stats/own-database.mjs';

const STATEMENTS = 200;
const ENDPOINT = `insert into webhooks (scope, url, events) values ('ALL', 'https://example.com/', '{job.completed}')`;
/** A move in the middle and the one that ends a job. */
const MOVES = {
  advance: [`status = 'ENRICHING', raw_transcript = 't'`, 'TRANSCRIBING'],
  complete: [`status = 'COMPLETE', refined_text = 't', system_prompt_used = 'p', raw_transcript = 't'`, 'REFINING'],
};

const temporary = await startTemporaryDatabase('bench_webhooks', createLogger({ level: 'error' }));
const client = await connect(temporary.url);
try {
  await client.query(`set track_functions = 'all'`);
  const [userId] = await addUsers(client, 1);
  for (const endpoints of [0, 1]) {
    if (endpoints === 1) await client.query(ENDPOINT);
    for (const move of Object.keys(MOVES)) {
      for (const jobs of [1, 50]) console.log(JSON.stringify(await measured(userId, { endpoints, move, jobs })));
    }
  }
} finally {
  await client.end();
  await temporary.stop();
}

async function measured(userId, { endpoints, move, jobs }) {
  const [change, from] = MOVES[move];
  const text = `update studio_jobs set ${change} where job_id = any ($1::uuid[])`;
  const before = await spent();
  const whole = [];
  for (let nth = 0; nth < STATEMENTS; nth += 1) {
    const { rows } = await client.query(
      `insert into studio_jobs (user_id, raw_audio_url, delivery_id, status, raw_transcript, system_prompt_used)
       select $1, 'a', gen_random_uuid(), $2, 't', 'p' from generate_series(1, $3::integer) returning job_id`,
      [userId, from, jobs],
    );
    const ids = rows.map((row) => row.job_id);
    const started = performance.now();
    await client.query({ name: move, text, values: [ids] });
    whole.push((performance.now() - started) * 1_000);
  }
  // Half of the calls are of the inserts, which end no job either.
  const after = await spent();
  const trigger = ((after.ms - before.ms) * 1_000) / (after.calls - before.calls);
  return { endpoints, move, jobs, 'trigger µs a call': round(trigger), 'statement µs': round(median(whole)) };
}

async function spent() {
  await client.query('select pg_stat_force_next_flush()');
  const { rows } = await client.query(
    `select calls::float8, total_time as ms from pg_stat_user_functions where funcname = 'job_events_webhooks'`,
  );
  return rows[0] ?? { calls: 0, ms: 0 };
}

function round(number) {
  return Math.round(number * 10) / 10;
}
