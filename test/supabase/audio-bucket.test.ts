import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { createClient } from '@supabase/supabase-js';
import { AudioOwnerStore } from '../../src/jobs/audio-owner-store.js';
import { AudioOwnership } from '../../src/jobs/audio-ownership.js';
import { type RunningPostgres, startPostgres } from '../../src/local/postgres-server.js';
import { type RunningSupabaseApi, startSupabaseApi } from '../../src/local/supabase-api.js';
import type { Environment } from '../../src/platform/environment/environment.js';
import { openDatabase } from '../../src/platform/postgres/database.js';
import { AudioBucket } from '../../src/supabase/audio-bucket.js';
import { createServiceClient } from '../../src/supabase/supabase-client.js';
import { SilentLogger } from '../local/silent-logger.js';

const key = (kind: string) => `sb_${kind}_${randomBytes(11).toString('hex')}_${randomBytes(4).toString('hex')}`;
const publishableKey = key('publishable');
const secretKey = key('secret');
const never = new AbortController().signal;

function bucketAt(url: string, audioBucket = 'audio', usedKey = secretKey): AudioBucket {
  const supabase = { url, publishableKey, secretKey: usedKey, jwtSecret: null, audioBucket };
  return new AudioBucket(createServiceClient(supabase), { supabase } as Environment);
}

describe('the audio bucket, on the local Supabase API', () => {
  let dir: string;
  let postgres: RunningPostgres;
  let api: RunningSupabaseApi;
  let userId: string;

  beforeAll(async () => {
    const log = new SilentLogger();
    dir = await mkdtemp(join(tmpdir(), 'audio-bucket-'));
    postgres = await startPostgres({ dataDir: dir, port: 0, password: 'local', log });
    const jwtSecret = randomBytes(32).toString('base64url');
    const keys = { publishableKey, secretKey, jwtSecret };
    api = await startSupabaseApi({
      ...keys,
      dir: join(dir, 'api'),
      databaseUrl: postgres.url,
      port: 0,
      fileSizeLimit: '5MiB',
      log,
    });
    const service = createServiceClient({ url: api.url, ...keys, audioBucket: 'audio' });
    const options = { auth: { persistSession: false, autoRefreshToken: false } };
    const user = createClient(api.url, publishableKey, options);
    const signedUp = await user.auth.signUp({ email: 'u@example.com', password: 'correct-horse-1' });
    userId = signedUp.data.user?.id ?? '';
    expect((await service.storage.createBucket('audio', { public: false })).error).toBeNull();
    for (const [path, content] of [
      ['plain.mp3', 'hello'],
      [`${userId}/Größe & mehr (1).mp3`, 'hello umlaut'],
    ] as const) {
      const upload = await service.storage
        .from('audio')
        .upload(path, Buffer.from(content), { contentType: 'audio/mpeg' });
      expect(upload.error).toBeNull();
    }
  }, 60_000);
  afterAll(async () => {
    await api?.stop();
    await postgres?.stop('immediate');
    await rm(dir, { recursive: true, force: true });
  });

  it('describes and reads an object', async () => {
    const bucket = bucketAt(api.url);
    expect(await bucket.stat('plain.mp3')).toMatchObject({ size: 5, mimeType: 'audio/mpeg', etag: expect.any(String) });
    expect(await text(await bucket.open('plain.mp3', never))).toBe('hello');
    expect(await text(await bucket.open(`${userId}/Größe & mehr (1).mp3`, never))).toBe('hello umlaut');
  });

  it('says that there is no such object, or no such bucket', async () => {
    const bucket = bucketAt(api.url);
    expect(await bucket.stat('missing.mp3')).toBeNull();
    await expect(bucket.open('missing.mp3', never)).rejects.toMatchObject({
      code: 'AUDIO_NOT_FOUND',
      retryable: false,
    });
    const other = bucketAt(api.url, 'nowhere');
    await expect(other.open('plain.mp3', never)).rejects.toMatchObject({ code: 'AUDIO_NOT_FOUND' });
  });

  it('never asks Storage for a path that leaves the bucket', async () => {
    await expect(bucketAt(api.url).stat('../audio/plain.mp3')).rejects.toMatchObject({ code: 'AUDIO_UNREADABLE' });
    await expect(bucketAt(api.url).open('a/../plain.mp3', never)).rejects.toMatchObject({ code: 'AUDIO_UNREADABLE' });
  });

  it("lets a user use what lies in the user's folder or is the user's by Storage's record, nothing else", async () => {
    const database = openDatabase({ url: postgres.url, poolSize: 1, log: new SilentLogger() });
    const environment = { supabase: { audioBucket: 'audio' } } as Environment;
    const ownership = new AudioOwnership(new AudioOwnerStore(database), environment);
    const stranger = '6b0b9a52-3b3c-4c2b-8a3e-0c5d1f5f0001';
    await database.executeQuery({
      sql: `update storage.objects set owner_id = $1 where name = 'plain.mp3'`,
      parameters: [userId],
      query: {} as never,
      queryId: {} as never,
    });
    expect(await ownership.mayUse('plain.mp3', userId)).toBe(true);
    expect(await ownership.mayUse('plain.mp3', stranger)).toBe(false);
    expect(await ownership.mayUse(`${userId}/anything.mp3`, userId.toUpperCase())).toBe(true);
    expect(await ownership.mayUse(`${userId}/anything.mp3`, stranger)).toBe(false);
    expect(await ownership.mayUse(userId, userId)).toBe(false);
    expect(await ownership.mayUse('missing.mp3', userId)).toBe(false);
    await database.destroy();
  });
});

describe('the audio bucket, when Storage misbehaves', () => {
  let server: Server | undefined;
  afterEach(() => {
    server?.closeAllConnections();
    server?.close();
  });
  const answering = async (status: number, body: string, type = 'application/json'): Promise<string> => {
    server = createServer((_request, response) => response.writeHead(status, { 'content-type': type }).end(body));
    await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  };

  it.each([
    [503, '<html>Service Unavailable</html>', 'INTERNAL', true],
    [500, '{"statusCode":"500","error":"Internal","message":"boom"}', 'INTERNAL', true],
    [429, '{"statusCode":"429","error":"x","message":"slow down"}', 'INTERNAL', true],
    [
      400,
      '{"statusCode":"403","error":"Unauthorized","message":"signature verification failed"}',
      'AUDIO_FORBIDDEN',
      false,
    ],
    [400, '{"statusCode":"404","error":"not_found","message":"Object not found"}', 'AUDIO_NOT_FOUND', false],
    [400, '{"statusCode":"404","error":"Bucket not found","message":"Bucket not found"}', 'AUDIO_NOT_FOUND', false],
    [404, '{"code":"NoSuchKey","message":"Object not found"}', 'AUDIO_NOT_FOUND', false],
  ])('status %i with %s is %s', async (status, body, code, retryable) => {
    const opened = bucketAt(await answering(status, body)).open('a.mp3', never);
    await expect(opened).rejects.toMatchObject({ code, retryable });
  });

  it('a refused connection passes by itself', async () => {
    const opened = bucketAt('http://127.0.0.1:1').open('a.mp3', never);
    await expect(opened).rejects.toMatchObject({ code: 'INTERNAL', retryable: true });
    await expect(bucketAt('http://127.0.0.1:1').stat('a.mp3')).rejects.toMatchObject({ code: 'INTERNAL' });
  });

  it('an abort is an abort', async () => {
    const abort = new AbortController();
    server = createServer(() => abort.abort(new Error('cancelled')));
    await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    await expect(bucketAt(url).open('a.mp3', abort.signal)).rejects.toThrow('cancelled');
  });
});
