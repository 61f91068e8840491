/** Of a paragraph of the refined text, and of a segment of the transcript. */
const WORDS_OF_PARAGRAPH = 60;
const WORDS_OF_SEGMENT = 12;
/** Every so many words one is written another way than it was said. */
const CHANGED_EVERY = 40;
const VOCABULARY =
  'we recorded the songs in this room and every take had a story that people wanted to hear again'.split(' ');

/** Stores a COMPLETE job with a transcript with times of words, and a refined text in paragraphs; returns its id. */
export async function storeTranscript(client, { userId, path, words, seconds }) {
  const said = Array.from({ length: words }, (_, at) => VOCABULARY[(at * 7 + (at >> 4)) % VOCABULARY.length]);
  const segments = segmentsOf(said, seconds);
  const { rows } = await client.query(
    `insert into studio_jobs (user_id, raw_audio_url, delivery_id, status, raw_transcript, refined_text, system_prompt_used, processing_time_ms, verdict)
     values ($1, $2, gen_random_uuid(), 'COMPLETE', $3, $4, 'rules', 1000, 'PASS') returning job_id`,
    [userId, path, segments.map(({ text }) => text).join('\n'), refinedOf(said)],
  );
  const jobId = rows[0].job_id;
  await client.query(
    `insert into transcript_segments (job_id, ordinal, start_seconds, end_seconds, text, words)
     select $1, ordinality - 1, (s ->> 'start')::float8, (s ->> 'end')::float8, s ->> 'text', s -> 'words'
     from jsonb_array_elements($2::jsonb) with ordinality as t (s, ordinality)`,
    [jobId, JSON.stringify(segments)],
  );
  await client.query(
    `insert into refinements (job_id, version, text, provider, model, verdict, findings, prompt_hash, is_current)
     values ($1, 1, $2, 'bench', 'none', 'PASS', '[]', 'hash', true)`,
    [jobId, refinedOf(said)],
  );
  return jobId;
}

function segmentsOf(said, seconds) {
  const each = seconds / said.length;
  return Array.from({ length: Math.ceil(said.length / WORDS_OF_SEGMENT) }, (_, segment) => {
    const from = segment * WORDS_OF_SEGMENT;
    const own = said.slice(from, from + WORDS_OF_SEGMENT);
    const words = own.map((text, at) => ({ text, start: (from + at) * each, end: (from + at + 0.9) * each }));
    return { start: words[0].start, end: words.at(-1).end, text: own.join(' '), words };
  });
}

function refinedOf(said) {
  const written = said.map((word, at) => (at % CHANGED_EVERY === 0 ? 'today' : word));
  const paragraphs = [];
  for (let at = 0; at < written.length; at += WORDS_OF_PARAGRAPH) {
    const sentence = written.slice(at, at + WORDS_OF_PARAGRAPH).join(' ');
    paragraphs.push(`${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`);
  }
  return paragraphs.join('\n\n');
}
