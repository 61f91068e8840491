import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { AudioOwnerStore } from '../../src/jobs/audio/audio-owner-store.js';
import { AudioOwnership } from '../../src/jobs/audio/audio-ownership.js';
import type { SupabaseSettings } from '../../src/platform/environment/environment.js';
import { openDatabase } from '../../src/platform/postgres/database.js';
import { AudioBucket } from '../../src/supabase/audio-bucket.js';
import { createServiceClient } from '../../src/supabase/supabase-client.js';
import { quietLogger } from '../support/quiet-logger.js';
import { testEnvironment } from '../support/test-environment.js';
import { StorageProject } from './storage-project.js';

const never = new AbortController().signal;

function bucketOf(supabase: SupabaseSettings): AudioBucket {
  return new AudioBucket(createServiceClient(supabase), testEnvironment({ supabase }));
}

describe('the audio bucket, on the local Supabase API', () => {
  let project: StorageProject;
  let bucket: AudioBucket;
  beforeAll(async () => {
    project = await StorageProject.start();
    bucket = bucketOf(project.settings);
    await project.upload('plain.mp3', Buffer.from('hello'));
    await project.upload(`${project.userId}/Größe und mehr (1).mp3`, Buffer.from('hello umlaut'));
  });
  afterAll(() => project?.stop());

  it('describes and reads an object', async () => {
    expect(await bucket.stat('plain.mp3')).toMatchObject({ size: 5, mimeType: 'audio/mpeg', etag: expect.any(String) });
    expect(await text(await bucket.open('plain.mp3', never))).toBe('hello');
    expect(await text(await bucket.open(`${project.userId}/Größe und mehr (1).mp3`, never))).toBe('hello umlaut');
  });

  it('says that there is no such object, or no such bucket', async () => {
    expect(await bucket.stat('missing.mp3')).toBeNull();
    await expect(bucket.open('missing.mp3', never)).rejects.toMatchObject({
      code: 'AUDIO_NOT_FOUND',
      retryable: false,
    });
    const other = bucketOf({ ...project.settings, audioBucket: 'nowhere' });
    await expect(other.open('plain.mp3', never)).rejects.toMatchObject({ code: 'INTERNAL', retryable: true });
  });

  it('never asks Storage for a path that leaves the bucket', async () => {
    await expect(bucket.stat('../audio/plain.mp3')).rejects.toMatchObject({ code: 'AUDIO_UNREADABLE' });
    await expect(bucket.open('a/../plain.mp3', never)).rejects.toMatchObject({ code: 'AUDIO_UNREADABLE' });
  });

  it("lets a user use what lies in the user's folder or is the user's by Storage's record, nothing else", async () => {
    const database = openDatabase({ url: project.databaseUrl, poolSize: 1, log: quietLogger });
    const { userId } = project;
    const environment = testEnvironment({ supabase: project.settings });
    const ownership = new AudioOwnership(new AudioOwnerStore(database), environment);
    const stranger = '6b0b9a52-3b3c-4c2b-8a3e-0c5d1f5f0001';
    await sql`update storage.objects set owner_id = ${userId} where name = 'plain.mp3'`.execute(database);
    expect(await ownership.mayUse('plain.mp3', userId)).toBe(true);
    expect(await ownership.mayUse('plain.mp3', stranger)).toBe(false);
    expect(await ownership.mayUse(`${userId}/anything.mp3`, userId.toUpperCase())).toBe(true);
    expect(await ownership.mayUse(`${userId}/anything.mp3`, stranger)).toBe(false);
    expect(await ownership.mayUse(userId, userId)).toBe(false);
    expect(await ownership.mayUse('missing.mp3', userId)).toBe(false);
    await database.destroy();
  });
});

const bucketAt = (url: string) =>
  bucketOf({ url, publishableKey: 'p', secretKey: 's', jwtSecret: null, audioBucket: 'audio' });

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
    [400, '{"statusCode":"403","error":"Unauthorized","message":"signature verification failed"}', 'INTERNAL', true],
    [401, '{"message":"Invalid API key"}', 'INTERNAL', true],
    [400, '{"statusCode":"404","error":"not_found","message":"Object not found"}', 'AUDIO_NOT_FOUND', false],
    [400, '{"statusCode":"404","error":"Bucket not found","message":"Bucket not found"}', 'INTERNAL', true],
    [404, '{"code":"NoSuchKey","message":"Object not found"}', 'AUDIO_NOT_FOUND', false],
  ])('status %i with %s is %s', async (status, body, code, retryable) => {
    const opened = bucketAt(await answering(status, body)).open('a.mp3', never);
    await expect(opened).rejects.toMatchObject({ code, retryable });
  });

  it('names SUPABASE_URL where something else answers', async () => {
    const check = bucketAt(await answering(404, '<html>Not Found</html>', 'text/html')).check();
    await expect(check).rejects.toThrow(/SUPABASE_URL does not answer as Supabase Storage/);
  });

  it('says that the project is paused', async () => {
    const opened = bucketAt(await answering(540, '{"message":"Project paused"}')).open('a.mp3', never);
    await expect(opened).rejects.toMatchObject({
      code: 'INTERNAL',
      retryable: true,
      message: expect.stringMatching(/project is paused: resume it in the dashboard/),
    });
  });

  it('a refused connection is transient', async () => {
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
