import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, describe, expect, it } from '@jest/globals';
import type { AudioLocationRules } from '../../../../src/jobs/audio/audio-location.js';
import { openRemoteAudio } from '../../../../src/pipeline/transcribing/source/remote-audio.js';

const never = new AbortController().signal;
const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

async function serve(listener: RequestListener): Promise<{ url: URL; rules: AudioLocationRules }> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const rules = { supabaseUrl: 'http://127.0.0.1:1', bucket: 'audio', allowedHosts: [host], localMode: true };
  return { url: new URL(`http://${host}/a.mp3`), rules };
}

describe('audio on an allowed host', () => {
  it('is read, with the size the server announces', async () => {
    const { url, rules } = await serve((_request, response) => response.setHeader('content-length', 5).end('sound'));
    const remote = await openRemoteAudio(url, rules, never);
    expect(remote.size).toBe(5);
    expect(await text(remote.stream)).toBe('sound');
  });

  it('is found through redirects, each checked as the first address was', async () => {
    let calls = 0;
    const { url, rules } = await serve((request, response) => {
      calls += 1;
      if (request.url === '/a.mp3') response.writeHead(302, { location: '/b.mp3' }).end();
      else if (request.url === '/b.mp3') response.end('sound');
      else response.writeHead(302, { location: 'http://169.254.169.254/latest/meta-data' }).end();
    });
    expect(await text((await openRemoteAudio(url, rules, never)).stream)).toBe('sound');
    const away = openRemoteAudio(new URL('/away', url), rules, never);
    await expect(away).rejects.toMatchObject({ code: 'AUDIO_FORBIDDEN' });
    expect(calls).toBe(3);
  });

  it('is not followed for ever', async () => {
    const { url, rules } = await serve((_request, response) => response.writeHead(307, { location: '/a.mp3' }).end());
    await expect(openRemoteAudio(url, rules, never)).rejects.toMatchObject({ code: 'AUDIO_UNREADABLE' });
  });

  it.each([
    [404, 'AUDIO_NOT_FOUND', false],
    [403, 'AUDIO_FORBIDDEN', false],
    [418, 'AUDIO_UNREADABLE', false],
    [503, 'INTERNAL', true],
  ])('status %i is %s', async (status, code, retryable) => {
    const { url, rules } = await serve((_request, response) => response.writeHead(status).end());
    await expect(openRemoteAudio(url, rules, never)).rejects.toMatchObject({ code, retryable });
  });

  it.each(['https://10.0.0.1', 'https://[::ffff:10.0.0.1]', 'https://0x7f.1', 'https://2130706433', 'https://[::1]'])(
    'is not fetched from %s, listed or not',
    async (address) => {
      const url = new URL(address);
      const rules = { supabaseUrl: 'https://p.test', bucket: 'audio', allowedHosts: [url.host], localMode: false };
      await expect(openRemoteAudio(url, rules, never)).rejects.toMatchObject({ code: 'AUDIO_FORBIDDEN' });
    },
  );

  it('is not fetched from a name that leads into a private network', async () => {
    const rules = { supabaseUrl: 'https://p.test', bucket: 'audio', allowedHosts: ['localhost'], localMode: false };
    const fetched = openRemoteAudio(new URL('https://localhost/a'), rules, never);
    await expect(fetched).rejects.toMatchObject({ code: 'AUDIO_FORBIDDEN' });
  });

  it('is let go of when the job is stopped', async () => {
    const abort = new AbortController();
    const { url, rules } = await serve(() => abort.abort(new Error('cancelled')));
    await expect(openRemoteAudio(url, rules, abort.signal)).rejects.toThrow('cancelled');
  });
});
