import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { SupabaseClient } from '@supabase/supabase-js';
import type { FrontProject } from './front-project.js';

export function authSuite(project: () => FrontProject): void {
  describe('auth.admin of local mode', () => {
    let service: SupabaseClient;
    const password = 'correct-horse-1';
    const create = async (more = {}) => {
      const email = `${randomUUID()}@example.com`;
      const { data, error } = await service.auth.admin.createUser({ email, password, email_confirm: true, ...more });
      expect(error).toBeNull();
      return { email, id: data.user?.id ?? '' };
    };
    const signIn = async (email: string, word = password) =>
      (await project().frontend()).auth.signInWithPassword({ email, password: word });

    beforeAll(() => {
      service = project().service();
    });

    it('creates a user who can sign in, with metadata', async () => {
      const more = { user_metadata: { name: 'Zoë' }, app_metadata: { role: 'admin' } };
      const { email, id } = await create(more);
      const { data } = await service.auth.admin.getUserById(id);
      expect(data.user).toMatchObject({
        id,
        email,
        user_metadata: { name: 'Zoë' },
        app_metadata: { role: 'admin', provider: 'email' },
      });
      expect(data.user?.identities).toHaveLength(1);
      const signedIn = await signIn(email);
      expect(signedIn.error).toBeNull();
      expect(signedIn.data.user?.app_metadata).toMatchObject({ role: 'admin' });
      expect((await service.auth.admin.createUser({ email, password })).error).toMatchObject({
        code: 'email_exists',
        status: 422,
      });
    });

    it('lists users page by page', async () => {
      for (let count = 0; count < 3; count += 1) await create();
      const first = await service.auth.admin.listUsers({ page: 1, perPage: 2 });
      const second = await service.auth.admin.listUsers({ page: 2, perPage: 2 });
      expect(first.data).toMatchObject({ nextPage: 2, users: [{ email: expect.any(String) }, {}] });
      const ids = [...first.data.users, ...second.data.users].map(({ id }) => id);
      expect(new Set(ids).size).toBe(4);
      expect((first.data as { total: number }).total).toBeGreaterThanOrEqual(5);
    });

    it('changes metadata key by key, the address and the password', async () => {
      const { id } = await create({ app_metadata: { role: 'admin', plan: 'pro' } });
      const email = `${randomUUID()}@example.com`;
      const change = { email, password: 'battery-staple-2', app_metadata: { role: null, seats: 2 } };
      const { data, error } = await service.auth.admin.updateUserById(id, change);
      expect(error).toBeNull();
      expect(data.user).toMatchObject({ email, app_metadata: { plan: 'pro', seats: 2 } });
      expect(data.user?.app_metadata).not.toHaveProperty('role');
      expect((await signIn(email)).error).not.toBeNull();
      expect((await signIn(email, 'battery-staple-2')).error).toBeNull();
    });

    it('bans a user: no sign-in and no renewal until the ban ends', async () => {
      const { email, id } = await create();
      const frontend = await project().frontend({ email, password });
      const banned = await service.auth.admin.updateUserById(id, { ban_duration: '1h30m' });
      const until = Date.parse((banned.data.user as { banned_until?: string })?.banned_until ?? '');
      expect(Math.round((until - Date.now()) / 60_000)).toBe(90);
      expect((await signIn(email)).error).toMatchObject({ code: 'user_banned' });
      expect((await frontend.auth.refreshSession()).error).not.toBeNull();
      expect((await service.auth.admin.updateUserById(id, { ban_duration: 'soon' })).error).toMatchObject({
        status: 400,
      });
      await service.auth.admin.updateUserById(id, { ban_duration: 'none' });
      expect((await signIn(email)).error).toBeNull();
    });

    it('renews a session with the same refresh token twice in a row, until somebody signs out', async () => {
      const { email } = await create();
      const frontend = await project().frontend({ email, password });
      const spent = (await frontend.auth.getSession()).data.session?.refresh_token ?? '';
      const renew = async () => (await project().frontend()).auth.refreshSession({ refresh_token: spent });
      const [first, meanwhile] = await Promise.all([renew(), renew()]);
      const again = await renew();
      const renewed = first.data.session?.refresh_token;
      expect(renewed).not.toBe(spent);
      expect([meanwhile, again].map(({ data }) => data.session?.refresh_token)).toEqual([renewed, renewed]);
      await frontend.auth.setSession(first.data.session!);
      await frontend.auth.signOut();
      expect((await renew()).error).not.toBeNull();
    });

    it('deletes a user with what is theirs', async () => {
      const { email, id } = await create();
      await project().sql.query('insert into studio_jobs (user_id, raw_audio_url) values ($1, $2)', [
        id,
        `${id}/a.mp3`,
      ]);
      expect((await service.auth.admin.deleteUser(id)).error).toBeNull();
      expect((await service.auth.admin.getUserById(id)).error).toMatchObject({ code: 'user_not_found', status: 404 });
      expect((await signIn(email)).error).not.toBeNull();
      expect((await project().sql.query('select from studio_jobs where user_id = $1', [id])).rowCount).toBe(0);
    });

    it('is for the secret key alone', async () => {
      const admin = await project().frontend(project().local.admin);
      expect((await admin.auth.admin.listUsers()).error).not.toBeNull();
      const headers = async (client: SupabaseClient) => ({
        apikey: project().local.publishableKey,
        authorization: `Bearer ${(await client.auth.getSession()).data.session?.access_token}`,
      });
      const url = `${project().local.supabaseUrl}/auth/v1/admin/users`;
      expect((await fetch(url, { headers: await headers(admin) })).status).toBe(403);
      expect((await fetch(url, { headers: { apikey: project().local.publishableKey } })).status).toBe(403);
      expect((await fetch(url)).status).toBe(401);
    });
  });
}
