import { readFile } from 'node:fs/promises';
import { parseEnv } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readEnvironment } from '../../src/platform/environment/read-environment.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

const PAGE = await readFile('docs/hosted-supabase.md', 'utf8');
/** The blocks of a language that are marked as run, in order. */
const blocks = (language: string) =>
  [...PAGE.matchAll(new RegExp(`^<!-- run by .* -->\\n\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, 'gm'))].map(
    ([, text = '']) => text,
  );

describe('docs/hosted-supabase.md', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase();
    // As a hosted project grants them; the local Supabase API does it at its first request.
    await database.query('grant usage on schema storage to authenticated');
    await database.query('grant select, insert, update on storage.objects to authenticated');
  });
  afterAll(() => database.drop());

  it('has settings that the engine starts with', () => {
    const [text = ''] = blocks('dotenv');
    const environment = readEnvironment(parseEnv(text) as NodeJS.ProcessEnv, { envFile: null });
    expect(environment).toMatchObject({ localMode: false, supabase: { url: 'https://abcdefgh.supabase.co' } });
  });

  it('makes a private bucket whose policies keep users in their own folders', async () => {
    const [bucket = '', admin = '', check = ''] = blocks('sql');
    await database.query(bucket);
    expect(await database.query(`select public from storage.buckets where id = 'audio'`)).toEqual([{ public: false }]);
    const [mine, other] = [await database.addUser(), await database.addUser()];
    const insertAs = (user: string, folder: string) =>
      database.query(`do $$ begin
        perform set_config('request.jwt.claims', '{"sub":"${user}","role":"authenticated"}', true);
        set local role authenticated;
        insert into storage.objects (bucket_id, name) values ('audio', '${folder}/take.mp3');
      end $$`);
    await insertAs(mine, mine);
    await expect(insertAs(mine, other)).rejects.toThrow('row-level security');

    await database.query(`update auth.users set email = 'boss@example.com' where id = $1`, [mine]);
    await database.query(admin);
    const admins = `select id from auth.users where raw_app_meta_data ->> 'role' = 'admin'`;
    expect(await database.query(admins)).toEqual([{ id: mine }]);

    const statements = check.split(';').filter((part) => part.trim() !== '');
    const answers = [];
    for (const statement of statements) answers.push(await database.query(statement));
    expect(answers[1]).toHaveLength(3);
  });
});
