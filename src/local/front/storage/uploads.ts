import { statfs } from 'node:fs/promises';
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

/** A disk with less room than this beside the object is full: databases and files need some to change anything. */
const SPARE_BYTES = 2_000_000;
const FULL_DISK =
  'The object was not stored: the disk of DATA_DIR is full. Free some space, then upload it again. What was stored before is not lost.';

/**
 * Uploads. A browser's Blob and File come as a form, which the API does not read: its file is passed on as the bare body.
 * @param folder on the disk that holds the objects
 */
export function uploadRoutes(server: FastifyInstance, upstream: Upstream, folder: string): void {
  void server.register((scope, _options, done) => {
    scope.removeAllContentTypeParsers();
    // The body stays a stream.
    scope.addContentTypeParser('*', (_request, body, parsed) => parsed(null, body));
    scope.route({
      method: ['POST', 'PUT'],
      url: '/storage/v1/object/:bucket/*',
      handler: (request: UploadRequest, reply) => upload({ upstream, folder, kind: '' }, request, reply),
    });
    scope.put('/storage/v1/object/upload/sign/:bucket/*', (request: UploadRequest, reply) =>
      upload({ upstream, folder, kind: 'upload/sign/' }, request, reply),
    );
    done();
  });
}

interface UploadWay {
  readonly upstream: Upstream;
  readonly folder: string;
  readonly kind: '' | 'upload/sign/';
}

async function upload(
  { upstream, folder, kind }: UploadWay,
  request: UploadRequest,
  reply: FastifyReply,
): Promise<unknown> {
  const { params, query, headers, method } = request;
  const search = query.token === undefined ? '' : `?token=${encodeURIComponent(query.token)}`;
  const path = `/storage/v1/object/${kind}${objectPath(params.bucket, params['*'])}${search}`;
  try {
    const { body, details } = await contentOf(request);
    const answer = await upstream.ask(method, path, headers, {
      body: Readable.toWeb(body) as ReadableStream,
      headers: details,
    });
    if (answer.status >= 500 && (await isFull(folder, Number(headers['content-length'] ?? 0))))
      return storageError(reply, 507, 'InsufficientStorage', FULL_DISK);
    return passAnswer(reply, answer);
  } catch (error) {
    const fault = Fault.from(error);
    if (fault.code !== 'BAD_REQUEST') throw error;
    return storageError(reply, 400, 'InvalidRequest', fault.message);
  }
}

/** The API answers a full disk like any other trouble. */
async function isFull(folder: string, bytes: number): Promise<boolean> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize < bytes + SPARE_BYTES;
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
