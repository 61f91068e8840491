import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Fault } from '../../../platform/fault.js';
import { passAnswer, storageError } from '../answers.js';
import { objectPath, type Upstream } from '../upstream.js';
import { type MultipartFile, readMultipart } from './multipart.js';

/** Headers of an upload that the API reads, in addition to the caller's credentials. */
const DETAILS = ['content-type', 'cache-control', 'x-upsert', 'x-metadata'] as const;

type UploadRequest = FastifyRequest<{
  readonly Params: { readonly bucket: string; readonly '*': string };
  readonly Querystring: { readonly token?: string };
}>;

/** Uploads. A browser's Blob and File come as a form, which the API does not read: its file is passed on as the bare body. */
export function uploadRoutes(server: FastifyInstance, upstream: Upstream): void {
  void server.register((scope, _options, done) => {
    scope.removeAllContentTypeParsers();
    // The body stays a stream.
    scope.addContentTypeParser('*', (_request, body, parsed) => parsed(null, body));
    scope.route({
      method: ['POST', 'PUT'],
      url: '/storage/v1/object/:bucket/*',
      handler: (request: UploadRequest, reply) => upload(upstream, request, reply, ''),
    });
    scope.put('/storage/v1/object/upload/sign/:bucket/*', (request: UploadRequest, reply) =>
      upload(upstream, request, reply, 'upload/sign/'),
    );
    done();
  });
}

async function upload(upstream: Upstream, request: UploadRequest, reply: FastifyReply, kind: string): Promise<unknown> {
  const { params, query, headers, method } = request;
  const search = query.token === undefined ? '' : `?token=${encodeURIComponent(query.token)}`;
  const path = `/storage/v1/object/${kind}${objectPath(params.bucket, params['*'])}${search}`;
  try {
    const { body, details } = await contentOf(request);
    const answer = await upstream.ask(method, path, headers, {
      body: Readable.toWeb(body) as ReadableStream,
      headers: details,
    });
    return passAnswer(reply, answer);
  } catch (error) {
    const fault = Fault.from(error);
    if (fault.code !== 'BAD_REQUEST') throw error;
    return storageError(reply, 400, 'InvalidRequest', fault.message);
  }
}

async function contentOf({
  headers,
  body,
  raw,
}: UploadRequest): Promise<{ body: Readable; details: Record<string, string> }> {
  const source = body instanceof Readable ? body : raw;
  const details: Record<string, string> = {};
  for (const name of DETAILS) {
    const value = headers[name];
    if (typeof value === 'string') details[name] = value;
  }
  const type = headers['content-type'] ?? '';
  if (!/^multipart\/form-data/i.test(type)) return { body: source, details };
  const file = await readMultipart(source, type);
  return { body: file.body, details: { ...details, ...detailsOf(file) } };
}

function detailsOf({ fields, contentType }: MultipartFile): Record<string, string> {
  const cacheControl = fields.get('cacheControl');
  const metadata = fields.get('metadata');
  return {
    'content-type': contentType,
    ...(cacheControl === undefined ? {} : { 'cache-control': `max-age=${cacheControl}` }),
    ...(metadata === undefined ? {} : { 'x-metadata': Buffer.from(metadata).toString('base64') }),
  };
}
