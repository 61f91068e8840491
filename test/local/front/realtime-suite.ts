import { randomUUID } from 'node:crypto';
import { connect } from 'node:net';
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { SupabaseClient } from '@supabase/supabase-js';
import { SignJWT } from 'jose';
import type { FrontProject } from './front-project.js';
import { listen, SubscriptionError } from './listening.js';
import { joinUnread } from './unread-socket.js';

/** A table of many types beside `studio_jobs`, which everybody may read. */
const SAMPLES = `
  create table public.samples (id bigint primary key, title text, rank int, done boolean, at timestamptz, tags text[], data jsonb);
  grant select on public.samples to anon, authenticated, service_role;
  alter publication supabase_realtime add table public.samples;`;
const SAMPLE = `insert into samples values (7, 'A (b), "c"', 5, null, '2026-11-30 12:00:00+02', '{x,"y,z"}', '{"n": 1}')`;
/** A title of 900 kB. */
const LARGE = `repeat('x', 900000)`;

/** Each filter that Realtime documents, with whether the sample passes it. */
const FILTERS: readonly (readonly [string, boolean])[] = [
  ['id=eq.7', true],
  ['id=eq.8', false],
  ['id=neq.8', true],
  ['rank=lt.10', true], // As text "5" is not less than "10".
  ['rank=gte.6', false],
  ['rank=in.(4,5)', true],
  ['rank=not.in.(4,5)', false],
  ['title=eq."A (b), \\"c\\""', true],
  ['title=in.("A (b), \\"c\\"",z)', true],
  ['title=like.A%', true],
  ['title=like.a%', false],
  ['title=ilike.a%', true],
  ['title=match.^A', true],
  ['title=imatch.^a', true],
  ['done=is.null', true],
  ['done=not.is.null', false],
  ['done=isdistinct.true', true],
  ['at=eq.2026-11-30T10:00:00Z', true],
  ['rank=gt.4,title=like.A%', true],
  ['rank=gt.4,title=like.B%', false],
];

export function realtimeSuite(project: () => FrontProject): void {
  describe('Realtime of local mode', () => {
    let user: SupabaseClient;
    let other: SupabaseClient;
    const insertJob = async (userId: string) => {
      const id = randomUUID();
      await project().sql.query('insert into studio_jobs (job_id, user_id, raw_audio_url) values ($1, $2, $3)', [
        id,
        userId,
        `${userId}/a.mp3`,
      ]);
      return id;
    };
    const statuses = (id: string, status: string) =>
      project().sql.query('update studio_jobs set status = $2 where job_id = $1', [id, status]);

    beforeAll(async () => {
      user = await project().frontend(project().local.user);
      other = await project().frontend(project().local.admin);
      await project().sql.query(SAMPLES);
    });

    it('sends each change of the caller’s own jobs as hosted Realtime does, and nobody else’s', async () => {
      const { user: me } = project().local;
      const mine = await listen(user, 'mine', { filter: `user_id=eq.${me.id}` });
      const theirs = await listen(other, 'theirs');
      const forged = await listen(other, 'forged', { filter: `user_id=eq.${me.id}` });
      const nobody = await listen(await project().frontend(), 'nobody');
      const id = await insertJob(me.id);
      await statuses(id, 'TRANSCRIBING');
      await mine.until(2);
      await project().sql.query('delete from studio_jobs where job_id = $1', [id]);
      const last = await insertJob(project().local.admin.id);
      const [insert, update, remove] = await mine.until(3);
      expect(insert).toMatchObject({
        eventType: 'INSERT',
        schema: 'public',
        table: 'studio_jobs',
        new: { job_id: id, user_id: me.id, status: 'NEW', refined_text: null, attempt: 0 },
        old: {},
        errors: null,
      });
      expect(Date.parse(insert?.commit_timestamp ?? '')).toBeGreaterThan(Date.now() - 60_000);
      expect(update).toMatchObject({ eventType: 'UPDATE', new: { status: 'TRANSCRIBING' }, old: { job_id: id } });
      expect(remove).toMatchObject({ eventType: 'DELETE', new: {}, old: { job_id: id } });
      // The other user's stream is in order: what it has when its own job comes is all that it was sent.
      expect((await theirs.until(1)).map(({ new: row }) => (row as { job_id: string }).job_id)).toEqual([last]);
      expect([forged.changes, nobody.changes, mine.changes.length]).toEqual([[], [], 3]);
    });

    it('sends the DELETE of a row that was there before, to whom could see it', async () => {
      const { user: me } = project().local;
      const id = await insertJob(me.id);
      const mine = await listen(user, 'deletes', { event: 'DELETE' });
      const theirs = await listen(other, 'their-deletes', { event: 'DELETE' });
      const inserts = await listen(other, 'their-inserts', { event: 'INSERT' });
      const own = await insertJob(project().local.admin.id);
      // Who may hear of the DELETE is known once the INSERT has been read.
      await inserts.until(1);
      await project().sql.query('delete from studio_jobs where job_id = $1', [id]);
      await project().sql.query('delete from studio_jobs where job_id = $1', [own]);
      expect((await mine.until(1))[0]?.old).toEqual({ job_id: id });
      expect((await theirs.until(1))[0]?.old).toEqual({ job_id: own });
      expect([mine.changes.length, theirs.changes.length]).toEqual([1, 1]);
    });

    it('tells which columns have which types, and gives the values them', async () => {
      const heard = await listen(await project().frontend(), 'types', { table: 'samples' });
      await project().sql.query(SAMPLE);
      await project().sql.query('delete from samples');
      expect((await heard.until(1))[0]?.new).toEqual({
        id: 7,
        title: 'A (b), "c"',
        rank: 5,
        done: null,
        at: '2026-11-30T10:00:00+00:00',
        tags: ['x', 'y,z'],
        data: { n: 1 },
      });
    });

    it('applies every documented filter by the type of its column', async () => {
      const anyone = await project().frontend();
      const heard = await Promise.all(
        FILTERS.map(([filter], at) => listen(anyone, `filter-${at}`, { event: 'INSERT', table: 'samples', filter })),
      );
      const end = await listen(anyone, 'filters-end', { event: 'DELETE', table: 'samples' });
      await project().sql.query(SAMPLE);
      await project().sql.query('delete from samples');
      await end.until(1);
      const passed = FILTERS.map(([filter], at) => [filter, heard[at]?.changes.length === 1]);
      expect(passed).toEqual(FILTERS.map(([filter, expected]) => [filter, expected]));
    });

    it.each([
      ['user_id=eq.x', 'studio_jobs', /invalid input syntax for type uuid/],
      ['nothing=eq.x', 'studio_jobs', /no column "nothing"/],
      ['user_id==x', 'studio_jobs', /cannot be read/],
      [undefined, 'brand_bibles', /no table public.brand_bibles/],
    ])('ends a subscription to %s of %s with the reason', async (filter, table, reason) => {
      const asked = listen(await project().frontend(), randomUUID(), { table, filter });
      await expect(asked).rejects.toThrow(SubscriptionError);
      await expect(asked).rejects.toThrow(reason);
    });

    it('speaks protocol 1.0.0 too', async () => {
      const old = await project().frontend(project().local.user, { realtime: { vsn: '1.0.0' } });
      const heard = await listen(old, 'old-protocol', { event: 'INSERT' });
      const id = await insertJob(project().local.user.id);
      expect((await heard.until(1))[0]?.new).toMatchObject({ job_id: id });
    });

    it('goes on with a renewed token, and ends the channel of an expired one', async () => {
      const { user: me } = project().local;
      const { jwtSecret } = project();
      const token = (seconds: number) =>
        new SignJWT({ role: 'authenticated', sub: me.id })
          .setProtectedHeader({ alg: 'HS256' })
          .setExpirationTime(Math.floor(Date.now() / 1000) + seconds)
          .sign(new TextEncoder().encode(jwtSecret));
      const joined = async (seconds: number) => {
        const [renewed, expiring] = [await project().frontend(), await project().frontend()];
        const short = await token(seconds);
        for (const each of [renewed, expiring]) await each.realtime.setAuth(short);
        const heard = await listen(renewed, 'renewed', { event: 'INSERT' });
        await renewed.realtime.setAuth(await token(600));
        return { heard, expires: await listen(expiring, 'expiring') };
      };
      // On a busy machine a short token can expire before the channels have joined.
      const join = (seconds: number): ReturnType<typeof joined> =>
        joined(seconds).catch((error) => (seconds > 60 ? Promise.reject(error) : join(seconds * 2)));
      const { heard, expires } = await join(2);
      expect(await expires.ended).toBe('The token has expired.');
      await insertJob(me.id);
      expect(await heard.until(1)).toHaveLength(1);
    });

    it('refuses a token that it did not sign, and a socket without a key', async () => {
      const stranger = await project().frontend();
      await stranger.realtime.setAuth('eyJhbGciOiJub25lIn0.eyJyb2xlIjoic2VydmljZV9yb2xlIn0.');
      await expect(listen(stranger, 'stranger')).rejects.toThrow(/token is not valid/);
      const url = `${project().local.supabaseUrl.replace('http', 'ws')}/realtime/v1/websocket?apikey=wrong&vsn=1.0.0`;
      const socket = new WebSocket(url);
      await new Promise((resolve) => socket.addEventListener('error', resolve));
      expect(socket.readyState).not.toBe(WebSocket.OPEN);
    });

    it('outlives addresses that are none, floods of joins and messages that are too large', async () => {
      const { hostname, port } = new URL(project().local.supabaseUrl);
      const upgrade =
        'Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==';
      for (const path of ['//', '//[', 'http://', 'http://[/realtime']) {
        const socket = connect(Number(port), hostname);
        socket.write(`GET ${path} HTTP/1.1\r\nHost: ${hostname}\r\n${upgrade}\r\n\r\n`);
        socket.resume();
        await new Promise((closed) => socket.once('close', closed).once('error', closed));
      }
      const address = `${project().local.supabaseUrl.replace('http', 'ws')}/realtime/v1/websocket`;
      const flood = async (messages: Iterable<string>) => {
        const socket = new WebSocket(`${address}?apikey=${project().local.publishableKey}&vsn=1.0.0`);
        const closed = new Promise<number>((resolve) => socket.addEventListener('close', ({ code }) => resolve(code)));
        await new Promise((open) => socket.addEventListener('open', open));
        for (const message of messages) socket.send(message);
        socket.close();
        return closed;
      };
      const join = (topic: number) =>
        JSON.stringify({ topic: `realtime:${topic}`, event: 'phx_join', ref: String(topic), payload: { config: {} } });
      await flood(Array.from({ length: 10_000 }, (_, topic) => join(topic)));
      await flood(['x'.repeat(4_000_000)]);
      const reading = await listen(await project().frontend(), 'afterwards', { event: 'INSERT', table: 'samples' });
      await project().sql.query(SAMPLE);
      expect(await reading.until(1)).toHaveLength(1);
      await project().sql.query('delete from samples');
    });

    it('sends a burst of large rows to a client that is far behind', async () => {
      const reading = await listen(await project().frontend(), 'burst', { event: 'INSERT', table: 'samples' });
      await project().sql.query(`insert into samples (id, title) select i, ${LARGE} from generate_series(1, 30) i`);
      expect(await reading.until(30)).toHaveLength(30);
      await project().sql.query('delete from samples');
    });

    it('cuts a client that does not read, and goes on for the others', async () => {
      const anyone = await project().frontend();
      const room = anyone.channel('slow');
      // The presence of the slow client ends when the front has cut it.
      const cut = new Promise((resolve) => room.on('presence', { event: 'leave' }, resolve));
      await new Promise((resolve) => room.subscribe(resolve));
      const slow = await joinUnread(project().local, 'slow', 'samples');
      const reading = await listen(anyone, 'reading', { event: 'INSERT', table: 'samples' });
      for (let sent = 1; sent <= 25; sent += 1) {
        await project().sql.query(`insert into samples (id, title) values ($1, ${LARGE})`, [sent]);
        await reading.until(sent);
      }
      await cut;
      await project().sql.query(SAMPLE.replace('(7', '(26'));
      expect(await reading.until(26)).toHaveLength(26);
      expect(await slow.closed()).toBe(1006);
      await project().sql.query('delete from samples');
    });

    it('passes broadcasts and presence between the channels of a topic', async () => {
      const [one, two] = [user.channel('room'), other.channel('room', { config: { presence: { key: 'two' } } })];
      const heard = new Promise((resolve) => {
        one.on('broadcast', { event: 'hello' }, resolve);
      });
      const present = new Promise((resolve) => {
        one.on('presence', { event: 'join' }, resolve);
      });
      await new Promise((resolve) => one.subscribe(resolve));
      await new Promise((resolve) => two.subscribe(resolve));
      await two.track({ name: 'Zoë' });
      await two.send({ type: 'broadcast', event: 'hello', payload: { text: 'Zoë' } });
      expect(await heard).toMatchObject({ event: 'hello', payload: { text: 'Zoë' } });
      expect(await present).toMatchObject({ key: 'two', newPresences: [{ name: 'Zoë' }] });
    });
  });
}
