import { randomBytes } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Fault } from '../../../platform/fault.js';
import { faultOf } from '../answers.js';
import type { FrontCallers } from '../front-callers.js';
import type { Upstream } from '../upstream.js';
import { type AuthUsers } from './auth-users.js';
import { readUserAttributes } from './user-attributes.js';

const DEFAULT_PER_PAGE = 50;
const MOST_PER_PAGE = 1_000;

interface UserRoute {
  readonly Params: { readonly id: string };
}

export interface AuthAdminOptions {
  readonly users: AuthUsers;
  readonly callers: FrontCallers;
  readonly upstream: Upstream;
  readonly publishableKey: string;
}

/** `auth.admin` of supabase-js: list, read, create, change, ban and delete users. For the secret key alone. */
export function authAdminRoutes(server: FastifyInstance, options: AuthAdminOptions): void {
  const { users, callers } = options;
  void server.register((scope, _options, done) => {
    scope.addHook('onRequest', async ({ headers }, reply) => {
      const caller = await callers.ofRequest(headers).catch((error: Error) => Fault.from(error));
      if (caller instanceof Fault) return authError(reply, 401, 'no_authorization', caller.message);
      if (caller.role !== 'service_role') return authError(reply, 403, 'not_admin', 'User not allowed');
    });
    scope.setErrorHandler((error, _request, reply) => {
      const fault = faultOf(error);
      if (fault.code !== 'BAD_REQUEST') throw error;
      return authError(reply, 400, 'validation_failed', fault.message);
    });
    scope.get('/auth/v1/admin/users', (request, reply) => list(users, request, reply));
    scope.get<UserRoute>('/auth/v1/admin/users/:id', async ({ params }, reply) => {
      return (await users.byId(params.id)) ?? notFound(reply);
    });
    scope.post('/auth/v1/admin/users', (request, reply) => create(options, request, reply));
    scope.put<UserRoute>('/auth/v1/admin/users/:id', async ({ params, body }, reply) => {
      if ((await users.byId(params.id)) === null) return notFound(reply);
      return change(users, params.id, body, reply);
    });
    scope.delete<UserRoute>('/auth/v1/admin/users/:id', async ({ params, body }, reply) => {
      if ((await users.byId(params.id)) === null) return notFound(reply);
      if ((body as { should_soft_delete?: unknown } | null)?.should_soft_delete === true) {
        throw new Fault('BAD_REQUEST', 'Local mode deletes users permanently. Leave out shouldSoftDelete.');
      }
      await users.delete(params.id);
      return {};
    });
    done();
  });
}

async function list(users: AuthUsers, { query }: FastifyRequest, reply: FastifyReply): Promise<object> {
  const { page, per_page: perPage } = query as Record<string, string | undefined>;
  const at = Math.max(1, Math.trunc(Number(page)) || 1);
  const size = Math.min(MOST_PER_PAGE, Math.max(1, Math.trunc(Number(perPage)) || DEFAULT_PER_PAGE));
  const found = await users.page(at, size);
  const last = Math.max(1, Math.ceil(found.total / size));
  const link = (to: number, rel: string) => `</admin/users?page=${to}&per_page=${size}>; rel="${rel}"`;
  const links = [...(at < last ? [link(at + 1, 'next')] : []), link(last, 'last')];
  reply.headers({ 'x-total-count': String(found.total), link: links.join(', ') });
  return { users: found.users, aud: 'authenticated' };
}

/** The API signs the user up, so that the password and the identity are stored as it stores them; then the rest is set. */
async function create(options: AuthAdminOptions, { body }: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  const attributes = readUserAttributes(body);
  const { email, password = randomBytes(24).toString('base64url') } = attributes;
  if (email === undefined) throw new Fault('BAD_REQUEST', 'Cannot create a user without an email address.');
  const answer = await options.upstream.ask(
    'POST',
    '/auth/v1/signup',
    { apikey: options.publishableKey },
    {
      body: JSON.stringify({ email, password }),
      headers: { 'content-type': 'application/json' },
    },
  );
  if (!answer.ok) {
    const { error_code: code = 'unexpected_failure', msg } = (await answer.json()) as {
      error_code?: string;
      msg?: string;
    };
    if (code !== 'user_already_exists')
      return authError(reply, answer.status, code, msg ?? 'The user was not created.');
    return emailTaken(reply);
  }
  const { user, id } = (await answer.json()) as { user?: { id: string }; id?: string };
  const created = user?.id ?? id ?? '';
  await options.users.endSessions(created);
  return change(options.users, created, { ...(body as object), email: undefined, password: undefined }, reply);
}

async function change(users: AuthUsers, id: string, body: unknown, reply: FastifyReply): Promise<unknown> {
  try {
    await users.update(id, readUserAttributes(body));
  } catch (error) {
    if ((error as { code?: string }).code === '23505') return emailTaken(reply);
    throw error;
  }
  return users.byId(id);
}

function emailTaken(reply: FastifyReply): FastifyReply {
  return authError(reply, 422, 'email_exists', 'A user with this email address has already been registered');
}

function notFound(reply: FastifyReply): FastifyReply {
  return authError(reply, 404, 'user_not_found', 'User not found');
}

function authError(reply: FastifyReply, status: number, code: string, message: string): FastifyReply {
  return reply.status(status).send({ code: status, error_code: code, msg: message });
}
