import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { SupabaseClient } from '@supabase/supabase-js';
import Fastify from 'fastify';
import { uploadRoutes } from '../../../src/local/front/storage/uploads.js';
import { Upstream } from '../../../src/local/front/upstream.js';
import type { FrontProject } from './front-project.js';

const PATH = '/storage/v1/upload/resumable';
/** Bytes that are no text, with what looks like the end of a form in them. */
const BYTES = Buffer.concat([
  Buffer.from([0, 255, 13, 10]),
  Buffer.from('\r\n--not the boundary--\r\n'),
  Buffer.alloc(100_000, 7),
]);

export function storageSuite(project: () => FrontProject): void {
  describe('Storage of local mode', () => {
    let mine: SupabaseClient;
    let theirs: SupabaseClient;
    let me: string;
    const audio = (client: SupabaseClient) => client.storage.from('audio');
    const downloaded = async (path: string) => {
      const { data } = await audio(mine).download(path);
      return data === null ? null : Buffer.from(await data.arrayBuffer());
    };

    beforeAll(async () => {
      mine = await project().frontend(project().local.user);
      theirs = await project().frontend(project().local.admin);
      me = project().local.user.id;
    });

    it.each([
      ['Blob', () => new Blob([BYTES], { type: 'audio/mpeg' })],
      ['File', () => new File([BYTES], 'recording "of" ä.mp3', { type: 'audio/mpeg' })],
      ['Buffer', () => BYTES],
    ])('stores a %s, and replaces it with upsert alone', async (kind, body) => {
      const path = `${me}/uploads/${kind} 1.mp3`;
      const options = { contentType: 'audio/mpeg' };
      expect((await audio(mine).upload(path, body(), options)).data).toMatchObject({ path, fullPath: `audio/${path}` });
      expect(await downloaded(path)).toEqual(BYTES);
      expect((await audio(mine).info(path)).data?.metadata).toMatchObject({
        mimetype: 'audio/mpeg',
        size: BYTES.length,
      });
      expect((await audio(mine).upload(path, body(), options)).error).toMatchObject({ statusCode: '409' });
      expect((await audio(mine).upload(path, body(), { ...options, upsert: true })).error).toBeNull();
      expect((await audio(mine).update(path, body(), options)).error).toBeNull();
      expect((await audio(theirs).upload(path, body(), { ...options, upsert: true })).error).toMatchObject({
        statusCode: '403',
      });
    });

    // /proc has no free bytes. An API that fails for another reason is passed on as it is.
    it.each([
      ['/proc', 507, /disk of DATA_DIR is full/],
      [tmpdir(), 500, /Internal/],
    ])('says of an upload that fails where the disk is full (%s)', async (folder, status, message) => {
      const api = createServer((request, response) => {
        request.resume().on('end', () => response.writeHead(500).end('Internal server error'));
      });
      await new Promise<void>((listening) => api.listen(0, '127.0.0.1', listening));
      const front = Fastify();
      try {
        uploadRoutes(front, new Upstream(`http://127.0.0.1:${(api.address() as AddressInfo).port}`), folder);
        const url = '/storage/v1/object/audio/a.mp3';
        const answer = await front.inject({
          method: 'POST',
          url,
          payload: BYTES,
          headers: { 'content-type': 'audio/mpeg' },
        });
        expect([answer.statusCode, answer.body]).toEqual([status, expect.stringMatching(message)]);
      } finally {
        await front.close();
        api.closeAllConnections();
        await new Promise((closed) => api.close(closed));
      }
    });

    it('lists one folder by the names in it', async () => {
      for (const name of ['b.mp3', 'a.mp3', 'inner/c.mp3', 'inner/d.mp3']) {
        expect((await audio(mine).upload(`${me}/list/${name}`, Buffer.from(name))).error).toBeNull();
      }
      const names = async (...asked: Parameters<ReturnType<typeof audio>['list']>) =>
        (await audio(mine).list(...asked)).data?.map(({ name }) => name);
      expect(await names(`${me}/list`)).toEqual(['a.mp3', 'b.mp3', 'inner']);
      expect(await names(`${me}/list/`)).toEqual(['a.mp3', 'b.mp3', 'inner']);
      expect(await names(`${me}/list/inner`)).toEqual(['c.mp3', 'd.mp3']);
      expect(await names(`${me}/list`, { limit: 1, offset: 1 })).toEqual(['b.mp3']);
      expect(await names(`${me}/list`, { search: 'IN' })).toEqual(['inner']);
      expect(await names(`${me}/list`, { sortBy: { column: 'name', order: 'desc' } })).toEqual([
        'inner',
        'b.mp3',
        'a.mp3',
      ]);
      expect(await names('')).toEqual([me]);
      const [file, , folder] = (await audio(mine).list(`${me}/list`)).data ?? [];
      expect(file).toMatchObject({ id: expect.any(String), metadata: { size: 5 }, created_at: expect.any(String) });
      expect(folder).toMatchObject({ name: 'inner', id: null, metadata: null });
      expect((await audio(theirs).list(`${me}/list`)).data).toEqual([]);
    });

    it('signs URLs of objects that the caller may read', async () => {
      const path = `${me}/signed ä.mp3`;
      await audio(mine).upload(path, BYTES, { contentType: 'audio/mpeg' });
      const { data } = await audio(mine).createSignedUrl(path, 60);
      expect(data?.signedUrl).toMatch(`${project().local.supabaseUrl}/storage/v1/object/sign/audio/${me}/signed%20`);
      const answer = await fetch(data?.signedUrl ?? '');
      expect(Buffer.from(await answer.arrayBuffer())).toEqual(BYTES);
      expect((await fetch(`${data?.signedUrl.slice(0, -4)}AAAA`)).status).toBe(400);
      expect((await audio(theirs).createSignedUrl(path, 60)).error).toMatchObject({ message: 'Object not found' });
      const many = (await audio(mine).createSignedUrls([path, `${me}/none.mp3`], 60)).data ?? [];
      expect(many).toMatchObject([
        { path, error: null },
        { path: `${me}/none.mp3`, signedUrl: null, error: expect.stringContaining('does not exist') },
      ]);
      expect((await fetch(many[0]?.signedUrl ?? '')).status).toBe(200);
    });

    it('signs uploads, which then need no session', async () => {
      const path = `${me}/signed-upload.mp3`;
      const { data } = await audio(mine).createSignedUploadUrl(path);
      const anyone = audio(await project().frontend());
      const body = new Blob([BYTES], { type: 'audio/mpeg' });
      expect((await anyone.uploadToSignedUrl(path, data?.token ?? '', body)).error).toBeNull();
      expect(await downloaded(path)).toEqual(BYTES);
      expect((await anyone.uploadToSignedUrl(path, 'forged', body)).error).not.toBeNull();
      expect((await audio(theirs).createSignedUploadUrl(`${me}/x.mp3`)).error).not.toBeNull();
    });

    it('takes a signature for what it was given, and for nothing else', async () => {
      const [path, other] = [`${me}/for-one.mp3`, `${me}/for-another.mp3`];
      for (const name of [path, other]) await audio(mine).upload(name, BYTES, { contentType: 'audio/mpeg' });
      await audio(theirs).upload(`${project().local.admin.id}/theirs.mp3`, BYTES);
      const url = new URL((await audio(mine).createSignedUrl(path, 60)).data?.signedUrl ?? '');
      expect((await fetch(url)).status).toBe(200);
      const signedFor = (name: string) => `${url.origin}/storage/v1/object/sign/audio/${name}${url.search}`;
      for (const name of [other, `${project().local.admin.id}/theirs.mp3`, `${path}/../for-another.mp3`, `x/${path}`]) {
        const { status } = await fetch(signedFor(name));
        expect([name, status >= 400 && status < 500]).toEqual([name, true]);
      }
      const { token = '' } = (await audio(mine).createSignedUploadUrl(`${me}/for-upload.mp3`)).data ?? {};
      const anyone = audio(await project().frontend());
      const body = new Blob(['x'], { type: 'audio/mpeg' });
      expect((await anyone.uploadToSignedUrl(other, token, body, { upsert: true })).error).not.toBeNull();
      expect((await anyone.uploadToSignedUrl(path, url.searchParams.get('token') ?? '', body)).error).not.toBeNull();
      const { status } = await fetch(`${url.origin}/storage/v1/object/sign/audio/${me}/for-upload.mp3?token=${token}`);
      expect(status).toBeGreaterThanOrEqual(400);
      expect(await downloaded(other)).toEqual(BYTES);
      expect((await anyone.uploadToSignedUrl(`${me}/for-upload.mp3`, token, body)).error).toBeNull();
    });

    describe('resumable uploads', () => {
      const tus = async (
        client: SupabaseClient,
        method: string,
        url: string,
        more: Record<string, string>,
        body?: Buffer,
      ) => {
        const { data } = await client.auth.getSession();
        const headers = { authorization: `Bearer ${data.session?.access_token}`, 'tus-resumable': '1.0.0', ...more };
        return fetch(new URL(url, project().local.supabaseUrl), { method, headers, body });
      };
      const described = (name: string) =>
        Object.entries({ bucketName: 'audio', objectName: name, contentType: 'audio/mpeg' })
          .map(([key, value]) => `${key} ${Buffer.from(value).toString('base64')}`)
          .join(',');
      const create = (client: SupabaseClient, name: string, more: Record<string, string> = {}) =>
        tus(client, 'POST', PATH, {
          'upload-length': String(BYTES.length),
          'upload-metadata': described(name),
          ...more,
        });
      const send = (client: SupabaseClient, url: string, from: number, to?: number) => {
        const headers = { 'upload-offset': String(from), 'content-type': 'application/offset+octet-stream' };
        return tus(client, 'PATCH', url, headers, BYTES.subarray(from, to));
      };

      it('go on after an interruption, for their creator alone', async () => {
        const name = `${me}/resumed/1.mp3`;
        const created = await create(mine, name);
        expect(created.status).toBe(201);
        const url = created.headers.get('location') ?? '';
        expect(url).toMatch(`${project().local.supabaseUrl}${PATH}/`);
        expect((await send(mine, url, 0, 60_000)).headers.get('upload-offset')).toBe('60000');
        expect((await tus(mine, 'HEAD', url, {})).headers.get('upload-offset')).toBe('60000');
        expect((await send(theirs, url, 60_000)).status).toBe(404);
        expect(await downloaded(name)).toBeNull();
        expect((await send(mine, url, 60_000)).status).toBe(204);
        expect(await downloaded(name)).toEqual(BYTES);
        const { rows } = await project().sql.query('select owner_id from storage.objects where name = $1', [name]);
        expect(rows).toEqual([{ owner_id: me }]);
      });

      it('belong to their creator, whatever another says of himself or of the method', async () => {
        const name = `${me}/resumed/owned.mp3`;
        const owner = `,owner ${Buffer.from(project().local.admin.id).toString('base64')}`;
        const created = await create(mine, name, { 'upload-metadata': described(name) + owner });
        const url = created.headers.get('location') ?? '';
        expect((await send(mine, url, 0, 1_000)).status).toBe(204);
        for (const method of ['HEAD', 'DELETE', 'PATCH']) {
          const more = { 'upload-offset': '1000', 'content-type': 'application/offset+octet-stream' };
          expect([method, (await tus(theirs, method, url, more)).status]).toEqual([method, 404]);
          const override = { ...more, 'x-http-method-override': method };
          const { status } = await tus(theirs, 'POST', url, override, Buffer.from('x'));
          expect([method, status >= 400 && status < 500]).toEqual([method, true]);
        }
        expect((await tus(mine, 'HEAD', url, {})).headers.get('upload-offset')).toBe('1000');
        expect((await tus(mine, 'DELETE', url, {})).status).toBe(204);
      });

      it('have a limit, whatever length they announce, and reach no other file', async () => {
        const LIMIT = 5 * 1024 * 1024;
        const headers = { 'content-type': 'application/offset+octet-stream' };
        const short = (await create(mine, `${me}/resumed/short.mp3`, { 'upload-length': '10' })).headers.get(
          'location',
        );
        await tus(mine, 'PATCH', short ?? '', { ...headers, 'upload-offset': '0' }, BYTES).catch(() => null);
        expect((await downloaded(`${me}/resumed/short.mp3`))?.length ?? 0).toBeLessThanOrEqual(10);
        const more = { 'upload-metadata': described(`${me}/resumed/endless.mp3`), 'upload-defer-length': '1' };
        const endless = await tus(mine, 'POST', PATH, more);
        expect(endless.status).toBe(201);
        const url = endless.headers.get('location') ?? '';
        const big = Buffer.alloc(LIMIT + 1_000);
        await tus(mine, 'PATCH', url, { ...headers, 'upload-offset': '0' }, big).catch(() => null);
        const there = Number((await tus(mine, 'HEAD', url, {})).headers.get('upload-offset') ?? 0);
        expect(there).toBeLessThanOrEqual(LIMIT);
        const files = [
          '..%2f..%2flocal.json',
          '%2e%2e%2f%2e%2e%2flocal.json',
          '..%5c..%5clocal.json',
          '%00',
          'a'.repeat(5_000),
        ];
        for (const id of files) {
          for (const method of ['HEAD', 'PATCH', 'DELETE']) {
            const { status } = await tus(mine, method, `${PATH}/${id}`, { ...headers, 'upload-offset': '0' });
            expect([id.slice(0, 40), method, status >= 400 && status < 500]).toEqual([id.slice(0, 40), method, true]);
          }
        }
      });

      it('are refused before a byte is sent where the caller may not upload', async () => {
        const name = `${me}/resumed/2.mp3`;
        await audio(mine).upload(name, BYTES);
        expect((await create(theirs, `${me}/resumed/3.mp3`)).status).toBe(403);
        expect((await create(mine, name)).status).toBe(409);
        expect((await create(mine, name, { 'x-upsert': 'true' })).status).toBe(201);
        expect((await create(mine, `${me}/../${project().local.admin.id}/4.mp3`)).status).toBe(400);
        expect((await create(mine, `${me}/5.mp3`, { 'upload-length': String(6 * 1024 * 1024) })).status).toBe(413);
        expect((await create(await project().frontend(), `${me}/6.mp3`)).status).toBe(401);
      });
    });

    it('answers a page of another port', async () => {
      const url = `${project().local.supabaseUrl}${PATH}`;
      const asked = { origin: 'http://localhost:3000', 'access-control-request-method': 'PATCH' };
      const headers = { ...asked, 'access-control-request-headers': 'authorization,tus-resumable,upload-offset' };
      const preflight = await fetch(url, { method: 'OPTIONS', headers });
      expect(preflight.status).toBe(204);
      expect(preflight.headers.get('access-control-allow-origin')).toBe('*');
      expect(preflight.headers.get('access-control-allow-headers')).toContain('upload-offset');
      const answer = await fetch(`${project().local.supabaseUrl}/rest/v1/studio_jobs`, { headers: asked });
      expect([answer.status, answer.headers.get('access-control-allow-origin')]).toEqual([401, '*']);
    });
  });
}
