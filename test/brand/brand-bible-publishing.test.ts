import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Caller, UserCaller } from '../../src/access/caller.js';
import { BrandBiblePublishing } from '../../src/brand/brand-bible-publishing.js';
import { pinOf } from '../../src/brand/brand-bibles.js';
import { DEFAULT_BRAND_BIBLE, DEFAULT_BRAND_BIBLE_SOURCE } from '../../src/brand/default-brand-bible.js';
import { FullTextRanking } from '../../src/brand/rule-ranking-store.js';
import { StoredBrandBibles } from '../../src/brand/stored-brand-bibles.js';
import { nameJobBrand } from '../../src/jobs/reading/job-brand-store.js';
import { quietLogger } from '../support/quiet-logger.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

const service: Caller = { kind: 'service', local: false };

function source(brand: string, version: number, style = 'Be brief.'): string {
  return `---\nname: ${brand}\nversion: ${version}\n---\n## Style\n- ${style}\n`;
}

describe('published Brand Bibles', () => {
  let database: TestDatabase;
  let publishing: BrandBiblePublishing;
  let bibles: StoredBrandBibles;
  let userId: string;

  beforeAll(async () => {
    database = await createTestDatabase();
    bibles = new StoredBrandBibles(database.db, quietLogger);
    publishing = new BrandBiblePublishing(database.db, bibles);
    userId = await database.addUser();
  });
  afterAll(() => database.drop());

  const publish = (text: string, activate = true) =>
    publishing.publish(service, { source: text, note: null, activate });

  async function jobOf(user: string): Promise<string> {
    const insert = `insert into studio_jobs (user_id, raw_audio_url) values ($1, 'a.mp3') returning job_id`;
    const [row] = await database.query<{ job_id: string }>(insert, [user]);
    return row?.job_id as string;
  }

  it('show the default one as the active version of its brand before any is published', async () => {
    const rows = await publishing.list(service, { brand: null, limit: 10, after: null });
    const { name, version } = DEFAULT_BRAND_BIBLE;
    expect(rows).toMatchObject([{ brand: name, version, active: true, published_by: 'engine' }]);
  });

  it('keep what a person published active when the engine starts again, and replace only what it shipped itself', async () => {
    await publish(source('Evolution Studios', 2));
    await new StoredBrandBibles(database.db, quietLogger).onApplicationBootstrap();
    expect(await bibles.activeFor({ userId })).toMatchObject({ version: 2, style: ['Be brief.'] });
    await publish(DEFAULT_BRAND_BIBLE_SOURCE);
    expect(await bibles.activeFor({ userId })).toEqual(DEFAULT_BRAND_BIBLE);
  });

  it('fall back to the default one, which is stored so that a pin finds it again', async () => {
    const active = await bibles.activeFor({ userId });
    expect(active).toEqual(DEFAULT_BRAND_BIBLE);
    expect(await bibles.pinned(pinOf(active))).toEqual(DEFAULT_BRAND_BIBLE);
  });

  it('have one active version a brand, and keep the others', async () => {
    await publish(source('Acme', 1));
    await publish(source('Acme', 2, 'Be kind.'));
    const rows = await publishing.list(service, { brand: 'Acme', limit: 10, after: null });
    expect(rows.map(({ version, active }) => [version, active])).toEqual([
      [2, true],
      [1, false],
    ]);
    expect((await bibles.pinned({ name: 'Acme', version: 1, hash: rows[1]?.content_hash as string })).style).toEqual([
      'Be brief.',
    ]);
  });

  it('take the same content twice, and no other content under the same number', async () => {
    const first = await publish(source('Twice', 1));
    expect(await publish(source('Twice', 1))).toEqual(first);
    await expect(publish(source('Twice', 1, 'Other.'))).rejects.toMatchObject({
      code: 'CONFLICT',
      fields: [{ field: 'version', message: expect.stringContaining('above 1') }],
    });
  });

  it('give one version each to ten concurrent publishers', async () => {
    const outcomes = await Promise.allSettled(
      Array.from({ length: 10 }, (_, at) => publish(source('Race', at + 1, `Rule ${at}.`))),
    );
    const stored = await database.query("select version, active from brand_bibles where brand = 'Race'");
    expect(stored).toHaveLength(outcomes.filter(({ status }) => status === 'fulfilled').length);
    expect(stored.filter(({ active }) => active)).toHaveLength(1);
  });

  it('apply a draft to no job without a request', async () => {
    await publish(source('Draft', 1));
    await publish(source('Draft', 2, 'New.'), false);
    await publishing.assign(service, userId, 'Draft');
    expect(await bibles.activeFor({ userId })).toMatchObject({ name: 'Draft', version: 1 });
    await publishing.assign(service, userId, null);
    expect(await bibles.activeFor({ userId })).toMatchObject({ name: 'Evolution Studios' });
  });

  it("prefer the job's brand to its user's", async () => {
    const user = await database.addUser();
    const jobId = await jobOf(user);
    await publishing.assign(service, user, 'Acme');
    expect(await bibles.activeFor({ userId: user, jobId })).toMatchObject({ name: 'Acme' });
    const name = (brand: string, any = true, job = jobId) =>
      database.db.transaction().execute((trx) => nameJobBrand(trx, { jobId: job, userId: user, brand }, any));
    expect(await name('Twice', false)).toBe(false);
    expect(await name('Twice')).toBe(true);
    expect(await bibles.activeFor({ userId: user, jobId })).toMatchObject({ name: 'Twice' });
    expect(await name('Nobody', true, await jobOf(user))).toBe(false);
    for (const brand of ['Acme', 'Evolution Studios']) expect(await name(brand, false, await jobOf(user))).toBe(true);
  });

  it('name the place of each error, and what they do not know', async () => {
    await expect(publish('---\nname: A\nversion: 1\n---\n## Glossary\n| a | b |')).rejects.toMatchObject({
      code: 'BAD_REQUEST',
      fields: [{ field: 'line 6', message: 'must have 3 columns and has 2' }],
    });
    await expect(publishing.read(service, 'Acme', 77)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(publishing.assign(service, userId, 'Nobody')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const stranger = '00000000-0000-4000-8000-00000000dead';
    await expect(publishing.assign(service, stranger, 'Acme')).rejects.toMatchObject({ code: 'UNKNOWN_USER' });
    await expect(bibles.pinned({ name: 'Acme', version: 1, hash: '0'.repeat(64) })).rejects.toMatchObject({
      code: 'CONFLICT',
    });
  });

  it('show what changed from one version to another', async () => {
    const glossary = (heard: string) => `${source('Delta', heard === 'a' ? 1 : 2)}## Glossary\n| Pod | ${heard} | |\n`;
    await publish(glossary('a'));
    await publish(`${glossary('b')}## Voice\n- Warm.\n`);
    expect(await publishing.diff(service, 'Delta', 1, 2)).toEqual([
      { place: 'voice', kind: 'ADDED', before: null, after: 'Warm.' },
      { place: 'glossary "Pod"', kind: 'CHANGED', before: 'heard as: a', after: 'heard as: b' },
    ]);
    expect(await publishing.diff(service, 'Delta', 1, 1)).toEqual([]);
  });

  it('are for admins and the secret key alone', async () => {
    const user: UserCaller = {
      kind: 'user',
      userId,
      email: null,
      sessionId: null,
      admin: false,
      claims: {},
      expiresAt: new Date(),
    };
    await expect(publishing.list(user, { brand: null, limit: 1, after: null })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
    const request = { source: source('Mine', 1), note: null, activate: true };
    await expect(publishing.publish(user, request)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const admin = { ...user, admin: true };
    const row = await publishing.publish(admin, request);
    expect(row.published_by).toBe(`user ${userId}`);
    await publishing.assign(admin, userId, 'Mine');
    await publishing.assign(admin, userId, null);
    const acts = await database.query(
      'select action, filter, affected from operator_actions where actor_user_id = $1 order by operator_action_id',
      [userId],
    );
    expect(acts).toEqual([
      {
        action: 'PUBLISH_BRAND_BIBLE',
        filter: { brand: 'Mine', version: 1, contentHash: row.content_hash, activate: true },
        affected: 0,
      },
      { action: 'ASSIGN_BRAND', filter: { userId, brand: 'Mine' }, affected: 0 },
      { action: 'ASSIGN_BRAND', filter: { userId, brand: null }, affected: 0 },
    ]);
  });

  it('cannot be changed or deleted, even with all rights', async () => {
    for (const statement of [
      `update brand_bibles set content = '{}' where brand = 'Acme'`,
      `update brand_bibles set version = 9 where brand = 'Acme' and version = 1`,
      `delete from brand_bibles where brand = 'Acme'`,
    ]) {
      await expect(database.query(statement)).rejects.toMatchObject({ code: '42501' });
    }
  });

  it('rank rules by the words of the transcript, the same each time', async () => {
    const ranking = new FullTextRanking(database.db);
    const rules = ['Write prices with a dollar sign.', 'Names of songs stand in quotes.', 'Be warm.'];
    const said = 'we sold two songs and the song of the year got a prize';
    const [prices, songs, warm] = await ranking.rank(rules, said, 'en');
    expect(songs).toBeGreaterThan(prices as number);
    expect(warm).toBe(0);
    expect(await ranking.rank(rules, said, 'en')).toEqual(await ranking.rank(rules, said, 'en'));
    expect(await ranking.rank(rules, "'); drop table brand_bibles; -- ''' | & ! :* \\ ", null)).toHaveLength(3);
    expect(await ranking.rank(rules, '', 'xx')).toEqual([0, 0, 0]);
  });
});
