import { mkdir } from 'node:fs/promises';
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { Fault } from '../../../platform/fault.js';
import { storageProblem } from '../answers.js';
import type { CallerSessions } from '../caller-sessions.js';
import type { FrontCaller, FrontCallers } from '../front-callers.js';
import { importLocalPackage } from '../front-packages.js';
import { headerProblem, objectPath, type Upstream } from '../upstream.js';
import { uploadRefusal } from './upload-permission.js';

const PATH = '/storage/v1/upload/resumable';
/** As hosted: an upload can be resumed for a day. */
const KEPT_MS = 24 * 60 * 60_000;

/** The ids that `@tus/server` makes. */
const UPLOAD_ID = /^[0-9a-f]{32}$/;

type Metadata = Readonly<Record<string, string | null>>;

interface TusUpload {
  readonly id: string;
  readonly metadata?: Metadata;
}

/** The exports of `@tus/server` and `@tus/file-store` that this file uses. */
interface TusServer {
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>;
  cleanUpExpiredUploads(): Promise<number>;
}
interface TusStore {
  read(id: string): Readable;
  remove(id: string): Promise<void>;
  getUpload(id: string): Promise<TusUpload>;
}
interface TusServerModule {
  readonly Server: new (options: object) => TusServer;
}
interface TusStoreModule {
  readonly FileStore: new (options: { directory: string; expirationPeriodInMilliseconds: number }) => TusStore;
}
interface TusRequest {
  readonly headers: Headers;
}

export interface ResumableUploadOptions {
  readonly upstream: Upstream;
  readonly callers: FrontCallers;
  readonly sessions: CallerSessions;
  /** The folder of unfinished uploads. */
  readonly directory: string;
  readonly largestBytes: number;
}

/** Resumable uploads (TUS) at the address and with the metadata of hosted Storage: bucketName, objectName, contentType, cacheControl. */
export async function resumableUploadRoutes(server: FastifyInstance, options: ResumableUploadOptions): Promise<void> {
  const { FileStore } = await importLocalPackage<TusStoreModule>('@tus/file-store');
  const { Server } = await importLocalPackage<TusServerModule>('@tus/server');
  // The store makes its folder without waiting for it, so a read of the folder would sometimes come first.
  await mkdir(options.directory, { recursive: true, mode: 0o700 });
  const store = new FileStore({ directory: options.directory, expirationPeriodInMilliseconds: KEPT_MS });
  const uploads = new ResumableUploads(store, options);
  const tus = new Server({
    path: PATH,
    datastore: store,
    maxSize: options.largestBytes,
    onIncomingRequest: (request: TusRequest, id: string) => uploads.admit(request, id),
    onUploadCreate: (request: TusRequest, upload: TusUpload) => uploads.create(request, upload),
    onUploadFinish: (request: TusRequest, upload: TusUpload) => uploads.finish(request, upload),
  });
  await tus.cleanUpExpiredUploads();
  await server.register((scope, _options, done) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', (_request, _body, parsed) => parsed(null));
    for (const url of [PATH, `${PATH}/*`]) {
      scope.all(url, (request, reply) => {
        reply.hijack();
        void tus.handle(request.raw, reply.raw);
      });
    }
    done();
  });
}

class ResumableUploads {
  constructor(
    private readonly store: TusStore,
    private readonly options: ResumableUploadOptions,
  ) {}

  /**
   * Before every request: the caller must be known, and an upload that exists is its creator's alone. Beside each upload the store has a file
   * with its description, which is not an upload and could be deleted as one.
   */
  async admit(request: TusRequest, id: string): Promise<void> {
    const caller = await this.callerOf(request);
    if (!UPLOAD_ID.test(id)) throw NO_SUCH_UPLOAD;
    // There is none while the upload is being created.
    const upload = await this.store.getUpload(id).catch(() => null);
    if (upload !== null && upload.metadata?.owner !== ownerOf(caller)) {
      throw NO_SUCH_UPLOAD;
    }
  }

  async create(request: TusRequest, { metadata }: TusUpload): Promise<{ metadata: Metadata }> {
    const caller = await this.callerOf(request);
    const { bucketName, objectName } = metadata ?? {};
    if (!bucketName || !objectName) {
      throw refusal(400, 'InvalidRequest', 'The metadata of the upload names no bucketName or no objectName.');
    }
    const problem = headerProblem(detailsOf(metadata ?? {}));
    if (problem !== null) throw refusal(400, 'InvalidRequest', problem);
    const upsert = request.headers.get('x-upsert') === 'true';
    const refused = await uploadRefusal(this.options.sessions, caller, {
      bucket: bucketName,
      name: objectName,
      upsert,
    });
    if (refused !== null) throw refusal(refused.status, refused.error, refused.message);
    return { metadata: { ...metadata, upsert: String(upsert), owner: ownerOf(caller) } };
  }

  /** Uploads the whole file to the API with the caller's rights, so that the API checks and records it like any other upload. */
  async finish(request: TusRequest, { id, metadata = {} }: TusUpload): Promise<object> {
    const { bucketName = '', objectName = '', upsert } = metadata;
    const path = `/storage/v1/object/${objectPath(bucketName ?? '', objectName ?? '')}`;
    const body = Readable.toWeb(this.store.read(id)) as ReadableStream;
    const answer = await this.options.upstream.ask('POST', path, headersOf(request), {
      body,
      headers: { ...detailsOf(metadata), 'x-upsert': String(upsert === 'true') },
    });
    const text = await answer.text();
    await this.store.remove(id);
    if (!answer.ok) throw { status_code: answer.status, body: text };
    return {};
  }

  private async callerOf(request: TusRequest): Promise<FrontCaller> {
    try {
      return await this.options.callers.ofRequest(headersOf(request));
    } catch (error) {
      throw refusal(401, 'Unauthorized', Fault.from(error).message);
    }
  }
}

function detailsOf({ contentType, cacheControl }: Metadata): Record<string, string> {
  return {
    'content-type': contentType || 'application/octet-stream',
    'cache-control': `max-age=${cacheControl || '3600'}`,
  };
}

function headersOf(request: TusRequest): IncomingHttpHeaders {
  return Object.fromEntries(request.headers.entries());
}

function ownerOf({ role, claims }: FrontCaller): string {
  return claims.sub ?? role;
}

/** The form in which `@tus/server` takes an error. */
function refusal(status: number, error: string, message: string): { status_code: number; body: string } {
  return { status_code: status, body: JSON.stringify(storageProblem(status, error, message)) };
}

const NO_SUCH_UPLOAD = refusal(404, 'not_found', 'The upload does not exist.');
