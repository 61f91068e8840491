import { beforeAll, describe, expect, it } from '@jest/globals';
import type { SupabaseClient } from '@supabase/supabase-js';
import type { FrontProject } from './front-project.js';
import { HOSTILE_REQUESTS } from './hostile-requests.js';
import { listen } from './listening.js';

/** A table that everybody may read in part. */
const PARTLY = `
  create table public.partly (id bigint primary key, title text, hidden text);
  grant select (id, title) on public.partly to anon, authenticated;
  alter publication supabase_realtime add table public.partly;`;
const TUS = '/storage/v1/upload/resumable';

/** What no client library sends: it is refused, and disturbs nobody else. */
export function hostileSuite(project: () => FrontProject): void {
  describe('the front of local mode, before a hostile client', () => {
    let mine: SupabaseClient;
    let theirs: SupabaseClient;
    const tokenOf = async (client: SupabaseClient) => (await client.auth.getSession()).data.session?.access_token;
    const call = async (path: string, token: string | undefined, { headers = {}, ...init }: RequestInit) => {
      const { supabaseUrl, publishableKey, user } = project().local;
      const credentials = { apikey: publishableKey, authorization: `Bearer ${token}` };
      return fetch(`${supabaseUrl}${path.replace('ME', user.id)}`, {
        ...init,
        headers: { ...credentials, ...headers },
      });
    };
    beforeAll(async () => {
      mine = await project().frontend(project().local.user);
      theirs = await project().frontend(project().local.admin);
      await project().sql.query(PARTLY);
    });

    it.each(HOSTILE_REQUESTS)('refuses $name', async ({ method, path, as, headers = {}, body }) => {
      const { local } = project();
      const metadata = headers['upload-metadata']?.replace(/objectName (\S+?)(?=,|$)/, (_, name) => {
        const own = Buffer.from(name, 'base64').toString().replace('ME', local.user.id);
        return `objectName ${Buffer.from(own).toString('base64')}`;
      });
      const told = metadata === undefined ? headers : { ...headers, 'upload-metadata': metadata };
      const token = as === 'service' ? local.secretKey : await tokenOf(mine);
      const answer = await call(path, token, { method, headers: told, body: body?.replace('ME', local.user.id) });
      expect(`${answer.status} ${await answer.text()}`).toMatch(/^4\d\d .*\S/s);
    });

    it('keeps an upload from all but its creator, under any spelling of its address', async () => {
      const metadata = ['bucketName audio', `objectName ${project().local.user.id}/spelt.mp3`]
        .map((field) => field.replace(/ (.*)/, (_, value) => ` ${Buffer.from(value).toString('base64')}`))
        .join();
      const base = { 'tus-resumable': '1.0.0' };
      const created = await call(TUS, await tokenOf(mine), {
        method: 'POST',
        headers: { ...base, 'upload-length': '10', 'upload-metadata': metadata },
      });
      const path = new URL(created.headers.get('location') ?? '').pathname;
      const foreign = await tokenOf(theirs);
      const id = path.split('/').at(-1) ?? '';
      const others = [`${id}.json`, `${id}%2ejson`, `${id}/`, id.toUpperCase()].map((name) => path.replace(id, name));
      for (const spelt of [path, ...others]) {
        for (const method of ['DELETE', 'PATCH', 'HEAD']) {
          const more = { 'upload-offset': '0', 'content-type': 'application/offset+octet-stream' };
          const { status } = await call(spelt, foreign, { method, headers: { ...base, ...more } });
          expect([spelt.slice(-8), method, status]).toEqual([spelt.slice(-8), method, 404]);
        }
      }
      const own = await call(path, await tokenOf(mine), { method: 'HEAD', headers: base });
      expect([own.status, own.headers.get('upload-offset')]).toEqual([200, '0']);
      expect((await call(path, await tokenOf(mine), { method: 'DELETE', headers: base })).status).toBe(204);
    });

    it.each(['__proto__', 'constructor', 'toString'])(
      'lists a presence under the key %s like any other',
      async (key) => {
        const joined = async (client: SupabaseClient, own: string) => {
          const channel = client.channel(`presence ${key}`, { config: { presence: { key: own } } });
          const here = new Promise<string[]>((resolve) => {
            channel.on('presence', { event: 'join' }, ({ key: came }) => resolve([came]));
          });
          await new Promise<void>((resolve, reject) => {
            channel.subscribe((status, error) => (status === 'SUBSCRIBED' ? resolve() : reject(error)));
          });
          return { channel, here };
        };
        const first = await joined(mine, 'first');
        const second = await joined(theirs, key);
        await second.channel.track({ name: 'x' });
        expect(await first.here).toEqual([key]);
        const third = await joined(await project().frontend(), 'third');
        expect(await third.here).toEqual([key]);
      },
    );

    it.each([
      ['an operator that every object has', 'id=constructor.7', /cannot be read/],
      ['a pattern that is none', 'title=match.(', /does not fit/],
      ['a value with a NUL', 'title=eq.a\u0000', /does not fit|cannot be read/],
      ['a column that the caller may not read', 'hidden=like.a%', /no column "hidden"/],
    ])('refuses a filter with %s', async (_name, filter, reason) => {
      await expect(listen(mine, `filter ${filter}`, { table: 'partly', filter })).rejects.toThrow(reason);
    });

    it('goes on for everybody else where a filter fails on a row', async () => {
      const other = await listen(theirs, 'goes on', { table: 'partly', event: 'INSERT' });
      // PostgreSQL reads the end of this pattern only when a text has got that far.
      await listen(mine, 'fails later', { table: 'partly', event: 'INSERT', filter: 'title=like.abc\\' });
      await project().sql.query(`insert into partly values (1, 'abcd', 'h'), (2, 'other', 'h')`);
      expect((await other.until(2)).map(({ new: row }) => row)).toEqual([
        { id: 1, title: 'abcd' },
        { id: 2, title: 'other' },
      ]);
    });
  });
}
