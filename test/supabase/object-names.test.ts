import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { SupabaseClient } from '@supabase/supabase-js';
import { parseAudioLocation, storageUrlOf } from '../../src/jobs/audio/audio-location.js';
import { AudioOwnerStore } from '../../src/jobs/audio/audio-owner-store.js';
import { AudioOwnership } from '../../src/jobs/audio/audio-ownership.js';
import { type Database, openDatabase } from '../../src/platform/postgres/database.js';
import { AudioBucket } from '../../src/supabase/audio-bucket.js';
import { createServiceClient } from '../../src/supabase/supabase-client.js';
import { type FrontProject, startFrontProject } from '../local/front/front-project.js';
import { quietLogger } from '../support/quiet-logger.js';
import { testEnvironment } from '../support/test-environment.js';
import { OBJECT_NAMES } from './object-names.js';

const HOSTED = /^[A-Za-z0-9_/!.*'() &$=@;:+,?-]*$/;
const BYTES = Buffer.from('a recording');

describe('names of objects', () => {
  let project: FrontProject;
  let mine: SupabaseClient;
  let me: string;
  let token: string;
  let database: Database;
  let bucket: AudioBucket;
  let ownership: AudioOwnership;
  /** Counts the requests to a Storage that answers nothing useful. */
  let trap: Server;
  let trapped: AudioBucket;
  let requests = 0;
  beforeAll(async () => {
    project = await startFrontProject();
    mine = await project.frontend(project.local.user);
    me = project.local.user.id;
    token = (await mine.auth.getSession()).data.session?.access_token ?? '';
    database = openDatabase({ url: project.local.databaseUrl, poolSize: 1, log: quietLogger });
    const { publishableKey, secretKey } = project.local;
    const supabase = {
      url: project.local.supabaseUrl,
      publishableKey,
      secretKey,
      jwtSecret: null,
      audioBucket: 'audio',
    };
    const environment = testEnvironment({ supabase });
    bucket = new AudioBucket(createServiceClient(supabase), environment);
    trap = createServer((_, response) => {
      requests += 1;
      response
        .writeHead(404, { 'content-type': 'application/json' })
        .end('{"statusCode":"404","error":"not_found","message":"Object not found"}');
    }).listen(0, '127.0.0.1');
    await once(trap, 'listening');
    const url = `http://127.0.0.1:${(trap.address() as AddressInfo).port}`;
    trapped = new AudioBucket(createServiceClient({ ...supabase, url }), environment);
    ownership = new AudioOwnership(new AudioOwnerStore(database), environment);
  });
  afterAll(async () => {
    // The trap does notice a request.
    expect([await trapped.stat('plain.mp3'), requests]).toEqual([null, 1]);
    trap.closeAllConnections();
    trap.close();
    await database.destroy();
    await project.stop();
  });
  const rules = () => ({ supabaseUrl: project.local.supabaseUrl, bucket: 'audio', allowedHosts: [], localMode: true });
  const content = async (path: string) =>
    Buffer.from(await new Response(await bucket.open(path, new AbortController().signal)).arrayBuffer());
  async function store(name: string): Promise<boolean> {
    const path = [me, ...name.split('/')].map(encodeURIComponent).join('/');
    const answer = await fetch(`${project.local.supabaseUrl}/storage/v1/object/audio/${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'audio/mpeg' },
      body: BYTES,
    });
    await answer.arrayBuffer();
    return answer.ok;
  }

  it.each(OBJECT_NAMES)(
    '$name: hosted $hosted, local $local, engine $engine',
    async ({ name, hosted, local, engine }) => {
      expect(HOSTED.test(name) ? 'taken' : 'refused').toBe(hosted);
      const stored = await store(name);
      expect(stored ? 'taken' : 'refused').toBe(local);
      const path = `${me}/${name}`;
      const read = () => parseAudioLocation(path, rules());
      if (engine === 'refused') {
        expect(read).toThrow(expect.objectContaining({ code: 'AUDIO_UNREADABLE' }));
        const url = storageUrlOf(project.local.supabaseUrl, 'audio', path);
        // The URL parser resolves dots, and what is left is checked as any other name.
        if (!/\/\.{1,2}\//.test(url)) expect(() => parseAudioLocation(url, rules())).toThrow();
        await expect(trapped.stat(path)).rejects.toMatchObject({ code: 'AUDIO_UNREADABLE' });
        await expect(trapped.open(path, new AbortController().signal)).rejects.toMatchObject({
          code: 'AUDIO_UNREADABLE',
        });
        await expect(trapped.remove([path])).rejects.toMatchObject({ code: 'AUDIO_UNREADABLE' });
        expect(requests).toBe(0);
        return;
      }
      expect(read()).toEqual({ kind: 'object', path });
      // What intake stores leads to the same object.
      expect(parseAudioLocation(storageUrlOf(project.local.supabaseUrl, 'audio', path), rules())).toEqual(read());
      expect(await ownership.mayUse(path, me)).toBe(true);
      if (!stored) return;
      expect(await bucket.stat(path)).toMatchObject({ size: BYTES.length });
      expect(await content(path)).toEqual(BYTES);
    },
  );

  it('are the same for supabase-js and for the engine, as far as supabase-js keeps them', async () => {
    for (const { name } of OBJECT_NAMES.filter(({ hosted, engine }) => hosted === 'taken' && engine === 'taken')) {
      if (name.includes('?') || name.includes('..') || name.endsWith(' ')) continue;
      const { data, error } = await mine.storage.from('audio').upload(`${me}/js/${name}`, BYTES, { upsert: true });
      expect(error).toBeNull();
      expect(await content(data?.path ?? '')).toEqual(BYTES);
      expect((await mine.storage.from('audio').download(data?.path ?? '')).error).toBeNull();
      const { rows } = await project.sql.query('select from storage.objects where name = $1', [data?.path]);
      expect(rows).toHaveLength(1);
    }
    expect(await bucket.remove([`${me}/js/a;b.mp3`])).toBe(1);
  });

  it('with the bucket in front are paths, unless the object lies in a folder of that name', async () => {
    const service = project.service().storage.from('audio');
    for (const path of ['audio/in-folder.mp3', 'both.mp3', 'audio/both.mp3', 'plain.mp3']) {
      expect((await service.upload(path, BYTES, { upsert: true })).error).toBeNull();
    }
    const meant = async (raw: string) => {
      const location = parseAudioLocation(raw, rules());
      return location.kind === 'object' ? ownership.pathOf(location) : null;
    };
    expect(await meant('audio/plain.mp3')).toBe('plain.mp3');
    expect(await meant('audio/in-folder.mp3')).toBe('audio/in-folder.mp3');
    expect(await meant('audio/audio/in-folder.mp3')).toBe('audio/in-folder.mp3');
    expect(await meant('audio/both.mp3')).toBe('audio/both.mp3');
    expect(await meant('audio/nowhere.mp3')).toBe('nowhere.mp3');
  });

  it('may be uploaded again with upsert, as a script of a frontend does', async () => {
    const again = () => mine.storage.from('audio').upload(`${me}/again.mp3`, BYTES, { upsert: true });
    for (let times = 0; times < 3; times += 1) expect((await again()).error).toBeNull();
  });
});
