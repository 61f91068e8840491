import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createClient, type SupabaseClient } from '@supabase/supabase-js';
import { SignJWT } from 'jose';
import type { Browser, BrowserContext } from 'playwright-core';
import { TcpProxy } from '../../../faults/stand/tcp-proxy.js';
import type { LocalDescription } from '../../../src/local/project/local-project.js';
import { EngineUnderTest } from '../../journey/engine-under-test.js';
import { BROWSER, openContext, startBrowser } from '../../platform/graphql/browser.js';
import { DatabaseChanges } from '../../support/database-changes.js';
import { type FakeOpenAi, startFakeOpenAi } from '../../support/fake-openai/fake-openai.js';
import { signIn } from './console-page.js';
import { OpenPages } from './open-pages.js';

const inBrowser = BROWSER === null ? describe.skip : describe;
if (BROWSER === null) process.stderr.write('Skipped: the console in a browser needs Chromium.\n');
const everyone = () => true;

inBrowser('every page of the console, open in Chromium while the line breaks', () => {
  let engine: EngineUnderTest;
  let local: LocalDescription;
  let provider: FakeOpenAi;
  let line: TcpProxy;
  let browser: Browser;
  let context: BrowserContext;
  let pages: OpenPages;
  let admin: SupabaseClient;
  let settings: Record<string, string>;
  let firstJob: string;
  const target = { host: '127.0.0.1', port: 0 };

  /** The engine takes the next port where somebody has taken the one of the settings. */
  async function startEngine(): Promise<void> {
    local = await engine.start(settings);
    target.port = Number(new URL(local.engineUrl).port);
  }
  async function submit(name: string, body: Buffer): Promise<string> {
    const path = `${local.admin.id}/${name}`;
    await admin.storage.from('audio').upload(path, body);
    const row = { user_id: local.admin.id, raw_audio_url: path };
    const { data, error } = await admin.from('studio_jobs').insert(row).select('job_id').single();
    expect(error).toBeNull();
    return data!.job_id;
  }
  async function ended(jobId: string): Promise<void> {
    await DatabaseChanges.until(local.databaseUrl, async () => {
      const { data } = await admin.from('studio_jobs').select('status').eq('job_id', jobId).single();
      return data?.status === 'COMPLETE' || data?.status === 'FAILED';
    });
  }
  async function mutate(mutation: string, variables: Record<string, unknown>): Promise<void> {
    const response = await fetch(`${local.engineUrl}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${local.secretKey}` },
      body: JSON.stringify({ query: mutation, variables }),
    });
    expect(await response.json()).not.toHaveProperty('errors');
  }

  /** Something new for every page: a recording that is ready, one that failed, a decision, a webhook, a Brand Bible. */
  async function changeTheWorld(round: string): Promise<void> {
    const speech = await readFile('test/fixtures/audio/speech.mp3');
    const jobs = [await submit(`${round}.mp3`, speech), await submit(`${round} noise.mp3`, Buffer.from('no sound'))];
    await Promise.all(jobs.map(ended));
    await mutate(
      'mutation ($id: ID!, $note: String) { reviewRefinement(jobId: $id, decision: APPROVE, note: $note) { jobId } }',
      { id: firstJob, note: `heard ${round}` },
    );
    await mutate('mutation ($input: CreateWebhookInput!) { createWebhook(input: $input) { secret } }', {
      input: { url: 'http://127.0.0.1:9/hook', scope: 'ALL', events: ['JOB_FAILED'], description: `hook ${round}` },
    });
    await mutate('mutation ($source: String!) { publishBrandBible(input: { source: $source }) { version } }', {
      source: `---\nname: ${round}\nversion: 1\n---\n# ${round}\n\n## Voice\n\n- Be brief.\n`,
    });
  }

  beforeAll(async () => {
    provider = await startFakeOpenAi();
    settings = {
      PORT: '18681',
      LOCAL_DATABASE_PORT: '15683',
      LOCAL_SUPABASE_PORT: '15682',
      TRANSCRIBER_BASE_URL: provider.baseUrl,
      TRANSCRIBER_MODEL: 'whisper-1',
      TRANSCRIBER_API_KEY: provider.apiKey,
      REFINER_BASE_URL: provider.baseUrl,
      REFINER_MODEL: 'gpt-test',
      REFINER_API_KEY: provider.apiKey,
      VERIFIER_MODEL: 'off',
    };
    engine = await EngineUnderTest.inNewFolder();
    await startEngine();
    line = new TcpProxy(target);
    const address = `http://127.0.0.1:${await line.listen()}`;
    admin = createClient(local.supabaseUrl, local.publishableKey, { auth: { persistSession: false } });
    await admin.auth.signInWithPassword(local.admin);
    firstJob = await submit('first.mp3', await readFile('test/fixtures/audio/speech.mp3'));
    await ended(firstJob);
    browser = await startBrowser();
    context = await openContext(browser, { reducedMotion: 'reduce' });
    // The page's timers are wound forward, so that half a minute without a line takes no half minute.
    await context.clock.install();
    const page = await context.newPage();
    await signIn(page, address, local.admin);
    await page.getByRole('link', { name: 'first.mp3' }).waitFor();
    pages = await OpenPages.all(context, address, { jobId: firstJob, email: local.admin.email });
    await page.close();
  });
  afterAll(async () => {
    await browser?.close();
    line?.close();
    await engine?.remove();
    await provider?.close();
  });

  it('misses nothing and keeps what is typed when the line says nothing for 30 seconds', async () => {
    const typed = await pages.type('silence');
    line.silenceForGood(everyone);
    await context.clock.runFor(17_000);
    await pages.sayThatTheyReconnect();
    await changeTheWorld('silence');
    // Together at least half a minute.
    await context.clock.runFor(13_000);
    line.heal();
    await pages.show('silence', typed);
  });

  it('misses nothing and keeps what is typed when the engine is killed and started again', async () => {
    const typed = await pages.type('restart');
    await engine.killHard();
    await pages.sayThatTheyReconnect();
    line.silenceForGood(everyone);
    await startEngine();
    await changeTheWorld('restart');
    line.heal();
    await pages.show('restart', typed);
  });

  it('misses nothing and keeps what is typed when the token has run out before the browser knows', async () => {
    const typed = await pages.type('token');
    const { jwtSecret } = JSON.parse(await readFile(join(engine.dataDir, 'keys.json'), 'utf8')) as {
      jwtSecret: string;
    };
    const refused = await pages.replaceToken((claims) =>
      new SignJWT({ ...claims, exp: Math.floor(Date.now() / 1000) - 60 })
        .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
        .sign(new TextEncoder().encode(jwtSecret)),
    );
    line.silenceForGood(everyone);
    line.reset(everyone);
    await changeTheWorld('token');
    line.heal();
    await pages.show('token', typed);
    expect(await pages.token()).not.toBe(refused);
  });

  it('keeps what is typed when every page is loaded again', async () => {
    await pages.showTypedAfterReload(await pages.type('reload'));
  });
});
