const PATH = ['NEW', 'TRANSCRIBING', 'ENRICHING', 'REFINING', 'FAILED'];
const DETAILS = JSON.stringify({
  code: 'INTERNAL',
  message: 'bench',
  stage: 'REFINING',
  attempt: 1,
  retryable: false,
  at: '2026-01-01T00:00:00Z',
  attempts: [],
});

/** One job for each user, moved round and round. The jobs have a transcript of so many characters. */
export async function makeJobs(client, userIds, transcriptLength) {
  const { rows } = await client.query(
    `insert into studio_jobs (user_id, raw_audio_url, raw_transcript, delivery_id)
     select unnest($1::uuid[]), 'a.mp3', repeat('speech ', $2), gen_random_uuid() returning job_id`,
    [userIds, Math.ceil(transcriptLength / 7)],
  );
  return rows.map(({ job_id }) => ({ id: job_id, at: 0, number: 1 }));
}

/** Moves a job on in a transaction of its own. Returns the change's name and when the commit was sent, by the machine's clock. */
export async function move(client, job) {
  job.at = (job.at + 1) % PATH.length;
  job.number += 1;
  const status = PATH[job.at];
  await client.query('begin');
  await client.query('update studio_jobs set status = $2, error_details = $3 where job_id = $1', [
    job.id,
    status,
    status === 'FAILED' ? DETAILS : null,
  ]);
  const committedAt = performance.timeOrigin + performance.now();
  await client.query('commit');
  return [`${job.id}/${job.number}`, committedAt];
}
