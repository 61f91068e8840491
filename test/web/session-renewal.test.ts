import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { AuthRetryableFetchError, createClient, type Session } from '@supabase/supabase-js';
import { renewingOnce } from '../../web/src/session/one-renewal.js';
import { renewSession } from '../../web/src/session/renewal.js';

const KEY = 'studio-session';
const HOUR = 3_600;
/** A refusal is answered sooner than a renewal. */
const RENEWAL_MS = 40;

type Client = Parameters<typeof renewSession>[0];

/** What the tabs of one browser share. */
class SharedStorage {
  private readonly items = new Map<string, string>();
  getItem = (key: string) => this.items.get(key) ?? null;
  setItem = (key: string, value: string) => void this.items.set(key, value);
  removeItem = (key: string) => void this.items.delete(key);
  session = (): Session | null => JSON.parse(this.getItem(KEY) ?? 'null') as Session | null;
}

const sessionOf = (number: number) => ({
  access_token: `access-${number}`,
  refresh_token: `refresh-${number}`,
  token_type: 'bearer' as const,
  expires_in: HOUR,
  expires_at: Math.floor(Date.now() / 1000) + HOUR,
  user: { id: 'somebody', aud: 'authenticated', app_metadata: {}, user_metadata: {}, created_at: '2026-01-01' },
});

describe('a session that several tabs share', () => {
  let server: Server;
  let url: string;
  let storage: SharedStorage;
  let good: string;
  let renewals: number;
  let asked: number;

  beforeAll(async () => {
    // As Supabase does without its reuse interval: a refresh token is good once.
    server = createServer(async (request, response) => {
      const { refresh_token: given } = (await json(request)) as { refresh_token: string };
      const isGood = given === good;
      asked += 1;
      if (isGood) {
        renewals += 1;
        good = `refresh-${renewals}`;
        await setTimeout(RENEWAL_MS);
      }
      response.writeHead(isGood ? 200 : 400, { 'content-type': 'application/json' });
      const refusal = { code: 400, error_code: 'refresh_token_not_found', msg: 'Invalid Refresh Token' };
      response.end(JSON.stringify(isGood ? sessionOf(renewals) : refusal));
    });
    await once(server.listen(0, '127.0.0.1'), 'listening');
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  beforeEach(() => {
    renewals = 0;
    asked = 0;
    good = 'refresh-0';
    storage = new SharedStorage();
    storage.setItem(KEY, JSON.stringify(sessionOf(0)));
  });

  function tab(): Client {
    const client = createClient(url, 'publishable', {
      auth: { storage, storageKey: KEY, autoRefreshToken: false, persistSession: true, detectSessionInUrl: false },
      global: { fetch: renewingOnce(storage.session) },
    });
    // The console's own copy of supabase-js, in web/, is another type.
    return client as unknown as Client;
  }

  it('is renewed once when every tab is refused at the same moment, and nobody is signed out', async () => {
    const tabs = Array.from({ length: 5 }, tab);
    const renewed = await Promise.all(tabs.map((each) => renewSession(each, 'access-0')));
    expect(renewed.map(({ session }) => session?.access_token)).toEqual(tabs.map(() => 'access-1'));
    expect(asked).toBe(1);
    expect(storage.session()).toMatchObject({ refresh_token: 'refresh-1' });
  });

  it('is not renewed again for a token that it no longer has', async () => {
    await renewSession(tab(), 'access-0');
    expect(await renewSession(tab(), 'access-0')).toMatchObject({ session: { access_token: 'access-1' } });
    expect(asked).toBe(1);
  });

  it('is renewed once when it has ended by the clock of every tab', async () => {
    storage.setItem(KEY, JSON.stringify({ ...sessionOf(0), expires_at: Math.floor(Date.now() / 1000) - 1 }));
    const tabs = Array.from({ length: 5 }, tab);
    const sessions = await Promise.all(tabs.map((each) => each.auth.getSession()));
    expect(sessions.map(({ data }) => data.session?.access_token)).toEqual(tabs.map(() => 'access-1'));
    expect(asked).toBe(1);
  });

  it('has ended where Supabase refuses to renew it, but not where Supabase does not answer', async () => {
    good = 'another';
    expect(await renewSession(tab(), 'access-0')).toEqual({ session: null, unknown: false });
    const silent = tab();
    const error = new AuthRetryableFetchError('no answer', 0);
    const unanswered = async () => ({ data: { user: null, session: null }, error });
    silent.auth.refreshSession = unanswered as never;
    storage.setItem(KEY, JSON.stringify(sessionOf(0)));
    expect(await renewSession(silent, 'access-0')).toEqual({ session: null, unknown: true });
  });
});
