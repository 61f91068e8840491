import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';

const SOURCES = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => readFileSync(join('src', name), 'utf8'))
  .join('\n');
const PAGE = readFileSync('docs/troubleshooting.md', 'utf8');

/** Words that a person sees, with the engine's own sentence around them. */
const SEEN = [
  'The engine needs Node',
  'Supabase refuses SUPABASE_PUBLISHABLE_KEY',
  'The database cannot be used',
  'The host of DATABASE_URL cannot be found',
  'No PostgreSQL answers at the host and port',
  'refuses the password of DATABASE_URL',
  'refuses the role of DATABASE_URL',
  'There is no database of the name in DATABASE_URL',
  'DATABASE_URL has no password',
  'DATABASE_URL has a % in its password',
  'DATABASE_URL names port 6543',
  'The pooler does not know the project',
  'The pooler accepts no connection for some minutes',
  'no connection left',
  'takes encrypted connections only',
  'does not encrypt connections',
  'The certificate of the database is not signed by a known authority',
  'was migrated by a newer release',
  'is taken by another program',
  'is not the secret that signed',
  'The project is paused',
  'has its API below /v1',
  'ends in the path of one request',
  'refuses the key',
  'does not list the model',
  'cannot be reached',
  'its certificate is not signed by an authority that this machine knows',
  'it does not answer encrypted',
  'expects an encrypted connection',
  'The temporary folder cannot be read',
  'TEMPORARY_FOLDER',
  "Supabase Storage refused the engine's key",
  "did not accept the engine's key",
  'no longer has the model',
  'does not know the model',
  'could not load the model',
  'does not let this account use the model',
  'has no quota left',
  'is limiting requests',
  'does not accept the format of the upload',
  'finds the upload too large or too long',
  'refused the content because of its content filter',
  'declined to edit this transcript',
  'DECODER_OUT_OF_TIME',
  'DISK_FULL',
  'OUT_OF_MEMORY',
  'SUBSCRIBER_TOO_SLOW',
];

describe('the page about trouble', () => {
  it.each(SEEN)('has what the engine says: %s', (words) => {
    expect(SOURCES).toContain(words);
    expect(PAGE).toContain(words);
  });
});
