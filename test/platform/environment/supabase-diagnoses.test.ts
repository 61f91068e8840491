import { createHmac } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { EnvironmentError } from '../../../src/platform/environment/environment-error.js';
import { readEnvironment } from '../../../src/platform/environment/read-environment.js';

const SECRET = 'the shared secret of the project, 40 characters';
function jwt(claims: object): string {
  const text = [{ alg: 'HS256' }, claims]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.');
  return `${text}.${createHmac('sha256', SECRET).update(text).digest('base64url')}`;
}
const key = (role: string, ref = 'abcdefgh') => jwt({ iss: 'supabase', ref, role, exp: 4_000_000_000 });

/** The `.env` of the studio's guide, and one that starts. */
const GUIDE = { SUPABASE_URL: 'https://abcdefgh.supabase.co', SUPABASE_ANON_KEY: key('anon') };
const COMPLETE = {
  ...GUIDE,
  SUPABASE_SERVICE_ROLE_KEY: key('service_role'),
  DATABASE_URL: 'postgresql://postgres.abcdefgh:pw@aws-0-eu-west-1.pooler.supabase.com:5432/postgres',
};

function problemsOf(settings: NodeJS.ProcessEnv): readonly string[] {
  try {
    readEnvironment(settings, { envFile: null });
    return [];
  } catch (error) {
    return (error as EnvironmentError).problems;
  }
}

describe('the start with the settings of a hosted project', () => {
  it('says of the guide’s .env exactly what is missing, where it is copied from, and the line to write', () => {
    const problems = problemsOf(GUIDE);
    expect(problems).toHaveLength(2);
    const [secret, database] = problems;
    for (const part of [
      /^SUPABASE_SECRET_KEY is missing/,
      /Project Settings → API Keys/,
      /supabase\.com\/dashboard\/project\/abcdefgh\/settings\/api-keys/,
      /SUPABASE_SECRET_KEY=sb_secret_…/,
      /SUPABASE_SERVICE_ROLE_KEY=, the service_role key/,
    ])
      expect(secret).toMatch(part);
    for (const part of [/^DATABASE_URL is missing/, /Connect/, /session pooler \(port 5432\)/, /\[YOUR-PASSWORD\]/])
      expect(database).toMatch(part);
  });

  it('starts once both are there, with the direct connection too', () => {
    expect(problemsOf(COMPLETE)).toEqual([]);
    const direct = 'postgresql://postgres:pw@db.abcdefgh.supabase.co:5432/postgres';
    expect(problemsOf({ ...COMPLETE, DATABASE_URL: direct })).toEqual([]);
  });

  it.each([
    [
      'the anon key in the place of the service key',
      { SUPABASE_SERVICE_ROLE_KEY: key('anon') },
      /is a publishable key; set it to the secret/,
    ],
    [
      'the service key in the place of the anon key',
      { SUPABASE_ANON_KEY: key('service_role') },
      /is a secret key, which must never/,
    ],
    [
      'the port of the transaction pooler',
      { DATABASE_URL: COMPLETE.DATABASE_URL.replace('5432', '6543') },
      /port 6543.*session pooler on port 5432/,
    ],
    [
      'the path of a function',
      { SUPABASE_URL: 'https://abcdefgh.supabase.co/functions/v1' },
      /path of one API; remove the path/,
    ],
    [
      'the host of the database',
      { SUPABASE_URL: 'https://db.abcdefgh.supabase.co' },
      /address of the database; write https:\/\/abcdefgh/,
    ],
    [
      'the placeholder of a tutorial',
      { SUPABASE_URL: 'https://your-project.supabase.co' },
      /placeholder for the project/,
    ],
    [
      'a string without its password',
      { DATABASE_URL: COMPLETE.DATABASE_URL.replace(':pw@', '@') },
      /DATABASE_URL has no password/,
    ],
    [
      'a % in the password',
      { DATABASE_URL: COMPLETE.DATABASE_URL.replace(':pw@', ':p%w@') },
      /% in its password.*write it as %25/,
    ],
    ...(['TRANSCRIBER', 'REFINER', 'VERIFIER'] as const).map((prefix): [string, NodeJS.ProcessEnv, RegExp] => [
      `the path of a request at the ${prefix}`,
      { [`${prefix}_BASE_URL`]: 'http://localhost:11434/v1/chat/completions', [`${prefix}_MODEL`]: 'llama3.1:8b' },
      new RegExp(`${prefix}_BASE_URL ends in the path of one request; remove /chat/completions`),
    ]),
    ['http to a public host', { SUPABASE_URL: 'http://abcdefgh.supabase.co' }, /begins with http:\/\/.*write https/],
    [
      'http to a public address of IPv6',
      { SUPABASE_URL: 'http://[2606:4700:4700::1111]:8000' },
      /begins with http:\/\/.*write https/,
    ],
    [
      'a key of another project',
      { SUPABASE_SERVICE_ROLE_KEY: key('service_role', 'zyxwvuts') },
      /SERVICE_ROLE_KEY belongs to a different project/,
    ],
    [
      'the database of another project, by its user',
      { DATABASE_URL: COMPLETE.DATABASE_URL.replace('abcdefgh', 'zyxwvuts') },
      /DATABASE_URL belongs to a different project/,
    ],
    [
      'the database of another project, by its host',
      { DATABASE_URL: 'postgresql://postgres:pw@db.zyxwvuts.supabase.co:5432/postgres' },
      /DATABASE_URL belongs to a different project/,
    ],
    [
      'the placeholder of the password',
      { DATABASE_URL: COMPLETE.DATABASE_URL.replace(':pw@', ':%5BYOUR-PASSWORD%5D@') },
      /placeholder for the password/,
    ],
    [
      'the brackets of the placeholder around the password',
      { DATABASE_URL: COMPLETE.DATABASE_URL.replace(':pw@', ':[pw]@') },
      /password in brackets.*%5B and %5D/,
    ],
    [
      'a user of the pooler without the project',
      { DATABASE_URL: COMPLETE.DATABASE_URL.replace('postgres.abcdefgh:', 'postgres:') },
      /write the user as postgres\.abcdefgh/,
    ],
    [
      'a user of the pooler at the direct connection',
      { DATABASE_URL: 'postgresql://postgres.abcdefgh:pw@db.abcdefgh.supabase.co:5432/postgres' },
      /write the user as postgres\./,
    ],
    [
      'quotes that Docker keeps',
      { DATABASE_URL: `"${COMPLETE.DATABASE_URL}"` },
      /DATABASE_URL has a value \(not shown\).*Remove the quotes/,
    ],
    [
      'the address of the dashboard',
      { SUPABASE_URL: 'https://supabase.com/dashboard/project/abcdefgh' },
      /dashboard's address/,
    ],
    ['the address of one API', { SUPABASE_URL: 'https://abcdefgh.supabase.co/rest/v1' }, /path of one API/],
  ])('names %s and its cure, and shows no value', (_what, wrong, sentence) => {
    const problems = problemsOf({ ...COMPLETE, ...wrong });
    expect(problems).toEqual([expect.stringMatching(sentence)]);
    for (const value of Object.values(wrong)) expect(problems.join()).not.toContain(value);
  });

  it.each([
    ['the session pooler', COMPLETE.DATABASE_URL, 'no-verify'],
    [
      'the direct connection',
      'postgresql://postgres:pw@db.abcdefgh.supabase.co:5432/postgres?application_name=x',
      'no-verify',
    ],
    ['a certificate that is checked', `${COMPLETE.DATABASE_URL}?sslmode=verify-full&sslrootcert=ca.crt`, 'verify-full'],
    ['a server of one’s own', 'postgresql://postgres:pw@db:5432/postgres', null],
  ])('encrypts the connection to hosted Supabase unless the string says how: %s', (_what, DATABASE_URL, mode) => {
    const { databaseUrl, warnings } = readEnvironment({ ...COMPLETE, DATABASE_URL }, { envFile: null });
    expect(new URL(databaseUrl as string).searchParams.get('sslmode')).toBe(mode);
    expect(warnings).toEqual([]);
  });

  it('warns of an unencrypted public server and of a JWT secret that signed no key', () => {
    const settings = { ...COMPLETE, DATABASE_URL: 'postgresql://u:pw@db.example.com:5432/postgres' };
    const warnings = (secret: string) =>
      readEnvironment({ ...settings, SUPABASE_JWT_SECRET: secret }, { envFile: null }).warnings;
    expect(warnings(SECRET)).toEqual([expect.stringMatching(/unencrypted.*sslmode=verify-full/)]);
    expect(warnings('x'.repeat(40))).toEqual([
      expect.stringMatching(/unencrypted/),
      expect.stringMatching(/JWT_SECRET is not the secret that signed SUPABASE_ANON_KEY.*JWT Keys/),
    ]);
  });

  it.each([
    'http://localhost:8000',
    'http://kong:8000',
    'http://[::1]:8000',
    'http://[fd00::12]:8000',
    'http://192.168.1.7:8000',
    'http://[::1]:8000',
    'http://supabase.local',
  ])('takes http to a private host: %s', (url) => {
    expect(problemsOf({ ...COMPLETE, SUPABASE_URL: url })).toEqual([]);
  });
});
