import type { FastifyInstance } from 'fastify';
import { passAnswer } from '../answers.js';
import { type Upstream, urlOf } from '../upstream.js';
import type { AuthUsers } from './auth-users.js';

/** Signing in and renewing a session. The API knows no bans: who is banned gets no session, once the password was right. */
export function tokenRoute(server: FastifyInstance, upstream: Upstream, users: AuthUsers): void {
  server.post('/auth/v1/token', async ({ raw, body, headers }, reply) => {
    const search = urlOf(raw).search;
    const version = headers['x-supabase-api-version'];
    const answer = await upstream.ask('POST', `/auth/v1/token${search}`, headers, {
      body: JSON.stringify(body ?? {}),
      headers: {
        'content-type': 'application/json',
        ...(typeof version === 'string' ? { 'x-supabase-api-version': version } : {}),
      },
    });
    if (!answer.ok) return passAnswer(reply, answer);
    const session = (await answer.json()) as { readonly user?: { readonly id?: string } };
    const id = session.user?.id ?? '';
    const until = (await users.byId(id))?.banned_until;
    if (!(until instanceof Date) || until.getTime() <= Date.now()) return session;
    await users.endSessions(id);
    return reply.status(400).send({ code: 400, error_code: 'user_banned', msg: 'User is banned' });
  });
}
