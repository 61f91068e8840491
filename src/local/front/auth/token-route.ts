import type { FastifyInstance, FastifyReply } from 'fastify';
import { passAnswer } from '../answers.js';
import { type Upstream, urlOf } from '../upstream.js';
import type { AuthUsers } from './auth-users.js';
import { type AnsweredSession, RecentRenewals } from './recent-renewals.js';

/**
 * Signing in and renewing a session. The API knows no bans: who is banned gets no session, once the password was right. It accepts a refresh
 * token once, where hosted Supabase does so again for some seconds.
 */
export function tokenRoute(server: FastifyInstance, upstream: Upstream, users: AuthUsers): void {
  const renewals = new RecentRenewals();
  server.post('/auth/v1/token', async ({ raw, body, headers }, reply) => {
    const url = urlOf(raw);
    const spent = url.searchParams.get('grant_type') === 'refresh_token' ? refreshTokenIn(body) : null;
    const earlier = spent === null ? null : renewals.of(spent);
    if (earlier !== null) {
      const session = await earlier;
      if (session !== null && (await users.holdsRefreshToken(session.refresh_token ?? '')))
        return unlessBanned(users, session, reply);
    }
    const version = headers['x-supabase-api-version'];
    const asked = upstream.ask('POST', `/auth/v1/token${url.search}`, headers, {
      body: JSON.stringify(body ?? {}),
      headers: {
        'content-type': 'application/json',
        ...(typeof version === 'string' ? { 'x-supabase-api-version': version } : {}),
      },
    });
    if (spent !== null) renewals.keep(spent, asked);
    const answer = await asked;
    if (!answer.ok) return passAnswer(reply, answer);
    return unlessBanned(users, (await answer.json()) as AnsweredSession, reply);
  });
}

function refreshTokenIn(body: unknown): string | null {
  const { refresh_token: token } = (body ?? {}) as { readonly refresh_token?: unknown };
  return typeof token === 'string' ? token : null;
}

async function unlessBanned(users: AuthUsers, session: AnsweredSession, reply: FastifyReply): Promise<object> {
  const id = session.user?.id ?? '';
  const until = (await users.byId(id))?.banned_until;
  if (!(until instanceof Date) || until.getTime() <= Date.now()) return session;
  await users.endSessions(id);
  return reply.status(400).send({ code: 400, error_code: 'user_banned', msg: 'User is banned' });
}
