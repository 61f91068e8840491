import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database?.drop());

it.each([
  // Formats, codecs and codes are what failures differ by.
  ['Export it as WAV, FLAC, MP3 or M4A.', 'Export it as WAV, FLAC, MP3 or M4A.'],
  ['The codec h264 in mp4 and 3GP has pcm_s16le at 16 bit.', 'The codec h264 in mp4 and 3GP has pcm_s16le at <n> bit.'],
  ['openai answered HTTP 503 after 12.5 s.', 'openai answered HTTP 503 after <n> s.'],
  ['It answered with status 429; try 3 of 5.', 'It answered with status 429; try <n> of <n>.'],
  ['SQLSTATE 57014, HTTP/1.1 and UTF-8 or UTF8.', 'SQLSTATE 57014, HTTP/1.1 and UTF-<n> or UTF8.'],
  // What differs from job to job does not count.
  ['take42 and part007 of user9 took 25MB and 44.1kHz.', 'take<n> and part<n> of user<n> took <n>MB and <n>kHz.'],
  ['Request req_a1B2c3D4e5F6 at 5:32 of 1,234 failed.', 'Request req_a1B2c3D4e5F6 at <n> of <n> failed.'],
  ['Request x7f9q2m4k8 of 0123456789abcdef failed.', 'Request <id> of <id> failed.'],
  ['The job 123e4567-e89b-42d3-a456-426614174000 waits at https://a.example/b?c=1.', 'The job <id> waits at <url>'],
  ['The file "take 7.mp3"   is\n empty.', 'The file <text> is empty.'],
])('%s', async (message, pattern) => {
  const [row] = await database.query<{ pattern: string }>('select job_failure_pattern($1) as pattern', [message]);
  expect(row?.pattern).toBe(pattern);
});
