import type { IncomingHttpHeaders } from 'node:http';
import type { FastifyInstance } from 'fastify';
import { passAnswer, storageError } from '../answers.js';
import type { FrontCallers } from '../front-callers.js';
import { objectPath, type Upstream, urlOf } from '../upstream.js';

const MOST_PATHS = 500;

interface ObjectRoute {
  readonly Params: { readonly bucket: string; readonly '*': string };
  readonly Body: { readonly expiresIn?: unknown; readonly paths?: unknown } | null;
}

/**
 * The signed URLs of supabase-js. The API signs and checks them itself, but answers in a form that supabase-js does not read; it cannot
 * sign several URLs with one request.
 */
export function signedUrlRoutes(server: FastifyInstance, upstream: Upstream, callers: FrontCallers): void {
  // The API answers a token that it did not sign, or an expired one, with 500.
  server.addHook('onRequest', async ({ method, raw }, reply) => {
    const { pathname, searchParams } = urlOf(raw);
    if (!['GET', 'HEAD'].includes(method) || !pathname.startsWith('/storage/v1/object/sign/')) return;
    if (await callers.signed(searchParams.get('token') ?? '')) return;
    await storageError(reply, 400, 'InvalidJWT', 'The token of the signed URL is not valid, or has expired.');
  });
  server.post<ObjectRoute>('/storage/v1/object/sign/:bucket/*', async ({ params, body, headers }, reply) => {
    const { answer, token } = await sign(upstream, 'sign', params, headers, body ?? {});
    if (token === null) return passAnswer(reply, answer);
    return { signedURL: `/object/sign/${params.bucket}/${params['*']}?token=${token}` };
  });
  server.post<ObjectRoute>('/storage/v1/object/upload/sign/:bucket/*', async ({ params, headers }, reply) => {
    const { answer, token } = await sign(upstream, 'upload/sign', params, headers, {});
    if (token === null) return passAnswer(reply, answer);
    return { url: `/object/upload/sign/${params.bucket}/${params['*']}?token=${token}`, token };
  });
  server.post<ObjectRoute>('/storage/v1/object/sign/:bucket', async ({ params, body, headers }, reply) => {
    const { paths, expiresIn } = body ?? {};
    if (!Array.isArray(paths) || paths.length > MOST_PATHS || paths.some((path) => typeof path !== 'string')) {
      return storageError(reply, 400, 'InvalidRequest', `"paths" is a list of at most ${MOST_PATHS} paths.`);
    }
    const signed = [];
    for (const path of paths as string[]) {
      const { token } = await sign(upstream, 'sign', { bucket: params.bucket, '*': path }, headers, { expiresIn });
      signed.push({
        path,
        error: token === null ? 'Either the object does not exist or you do not have access to it' : null,
        signedURL: token === null ? null : `/object/sign/${params.bucket}/${path}?token=${token}`,
      });
    }
    return signed;
  });
}

async function sign(
  upstream: Upstream,
  kind: 'sign' | 'upload/sign',
  { bucket, '*': name }: ObjectRoute['Params'],
  caller: IncomingHttpHeaders,
  body: object,
): Promise<{ answer: Response; token: string | null }> {
  const upsert: Record<string, string> = caller['x-upsert'] === 'true' ? { 'x-upsert': 'true' } : {};
  const answer = await upstream.ask('POST', `/storage/v1/object/${kind}/${objectPath(bucket, name)}`, caller, {
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json', ...upsert },
  });
  if (!answer.ok) return { answer, token: null };
  const { signedUrl } = (await answer.json()) as { signedUrl: string };
  return { answer, token: new URL(signedUrl, upstream.url).searchParams.get('token') };
}
