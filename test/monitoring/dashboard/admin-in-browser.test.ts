import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createClient, type SupabaseClient } from '@supabase/supabase-js';
import type { Browser, Page } from 'playwright-core';
import type { LocalDescription } from '../../../src/local/project/local-project.js';
import { EngineUnderTest } from '../../journey/engine-under-test.js';
import { BROWSER, openContext, startBrowser } from '../../platform/graphql/browser.js';
import { DatabaseChanges } from '../../support/database-changes.js';
import { type FakeOpenAi, startFakeOpenAi } from '../../support/fake-openai/fake-openai.js';
import { startReceiver } from '../webhooks/receiver.js';
import { looksRightAtEverySize, signIn, takePictures } from './console-page.js';
import { stepsOf } from './counted-steps.js';

const inBrowser = BROWSER === null ? describe.skip : describe;
if (BROWSER === null) process.stderr.write('Skipped: the pages of operators in a browser need Chromium.\n');
/** Recordings that are worked on at once. */
const PLACES = 2;

inBrowser('the pages of operators in Chromium, against local mode', () => {
  let engine: EngineUnderTest;
  let local: LocalDescription;
  let provider: FakeOpenAi;
  let browser: Browser;
  let page: Page;
  let settings: Record<string, string>;
  let user: SupabaseClient;
  let changes: DatabaseChanges;
  const complaints: string[] = [];

  const looksRight = (name: string) => looksRightAtEverySize(page, name);
  async function submit(name: string): Promise<void> {
    const path = `${local.user.id}/${name}`;
    await user.storage.from('audio').upload(path, await readFile('test/fixtures/audio/speech.mp3'));
    const { error } = await user.from('studio_jobs').insert({ user_id: local.user.id, raw_audio_url: path });
    expect(error).toBeNull();
  }
  const statuses = async () =>
    (await user.from('studio_jobs').select('status')).data?.map(({ status }) => status) ?? [];
  const open = (label: string) => page.getByRole('navigation').getByRole('link', { name: label }).click();

  beforeAll(async () => {
    provider = await startFakeOpenAi();
    settings = {
      PORT: '18581',
      LOCAL_DATABASE_PORT: '15583',
      LOCAL_SUPABASE_PORT: '15582',
      TRANSCRIBER_BASE_URL: provider.baseUrl,
      TRANSCRIBER_MODEL: 'whisper-1',
      TRANSCRIBER_API_KEY: provider.apiKey,
      REFINER_BASE_URL: provider.baseUrl,
      REFINER_MODEL: 'gpt-test',
      REFINER_API_KEY: provider.apiKey,
      VERIFIER_MODEL: 'off',
      WORKER_CONCURRENCY: String(PLACES),
    };
    engine = await EngineUnderTest.inNewFolder();
    local = await engine.start(settings);
    changes = new DatabaseChanges(local.databaseUrl);
    user = createClient(local.supabaseUrl, local.publishableKey, { auth: { persistSession: false } });
    await user.auth.signInWithPassword(local.user);
    provider.chat.always({ kind: 'status', status: 400, message: 'The model gpt-test takes no such request.' });
    for (const name of ['one.mp3', 'two.mp3', 'three.mp3']) await submit(name);
    browser = await startBrowser();
    page = await (await openContext(browser, { reducedMotion: 'reduce' })).newPage();
    page.on('pageerror', (error) => complaints.push(error.message));
    await changes.until(async () => (await statuses()).filter((status) => status === 'FAILED').length === 3);
  });
  afterAll(async () => {
    await browser?.close();
    await changes?.close();
    await engine?.remove();
    await provider?.close();
  });

  it('shows why recordings of today failed, retries those of one cause, and sees them recover', async () => {
    await signIn(page, local.engineUrl, local.admin);
    await page.getByText('No recordings yet').waitFor();
    const cause = page.getByRole('listitem').filter({ hasText: 'The refiner refused the request' });
    const steps = await stepsOf(page, async () => {
      await open('Failures');
      await cause.getByText('3 recordings of 1 user').waitFor();
      await cause.getByText('Next step:').waitFor();
      await cause.getByRole('button', { name: 'Show the recordings' }).click();
      await cause.getByRole('link', { name: 'two.mp3' }).waitFor();
      await looksRight('failures');
      provider.chat.always(null);
      await cause.getByRole('button', { name: 'Retry these' }).click();
      await page.getByText('3 recordings are failed like this').waitFor();
      await looksRight('retry');
      await page.getByRole('button', { name: 'Retry 3 recordings' }).click();
      await page.getByText('3 of 3 are requeued').waitFor();
    });
    expect(steps).toEqual(['open /admin/failures', 'confirm RetryCluster']);
    await page.getByRole('button', { name: 'Done' }).click();
    await page.getByText('No failures').waitFor();
    await changes.until(async () => (await statuses()).every((status) => status === 'COMPLETE'));
  });

  it('finds a user by a part of the address, and shows where their recordings are', async () => {
    const found = page.getByRole('listitem').filter({ hasText: local.user.email });
    const steps = await stepsOf(page, async () => {
      await open('Users');
      await page.getByLabel('E-mail address or user id').fill(local.user.email.slice(0, 6).toUpperCase());
      await found.getByRole('link', { name: 'three.mp3' }).waitFor();
    });
    expect(steps).toEqual(['open /admin/users']);
    expect(await found.getByRole('list', { name: 'Recordings of this user' }).getByRole('listitem').count()).toBe(3);
    await looksRight('users');
    await page.getByLabel('E-mail address or user id').fill('nobody at all');
    await page.getByText('Nobody found').waitFor();
  });

  it('shows both errors of a Brand Bible at their lines, tries it, publishes it and applies it', async () => {
    await open('Brand Bibles');
    const source = page.getByLabel('Source of the Brand Bible');
    const good = await source.inputValue();
    await source.fill(`${good}\n## Tone\n- kind\n| broken row |\n`.replace('numberStyle: ', 'numberStyle: x'));
    await page.getByText('2 things to correct').waitFor();
    await page
      .getByRole('button', { name: /^Line \d+$/ })
      .nth(1)
      .click();
    await looksRight('brand-bible-errors');
    await page.reload();
    await page.getByText('2 things to correct').waitFor();
    expect(await page.getByRole('button', { name: 'Publish' }).isDisabled()).toBe(true);
    await page.getByRole('button', { name: 'New brand' }).click();
    await page.getByLabel('Name of the brand').fill('Night Desk');
    await page.reload();
    await page.getByText('2 things to correct').waitFor();
    expect(await page.getByLabel('Name of the brand').inputValue()).toBe('Night Desk');
    await page.getByLabel('Name of the brand').press('Escape');
    await source.fill(good.replace('## Voice', '## Voice\n\n- Say less.'));
    await page.getByText('No problems found').waitFor();
    await page.getByRole('button', { name: 'Try on 3 recordings' }).click();
    await page.getByText('With this source').nth(2).waitFor();
    await page.getByRole('link', { name: 'two.mp3' }).waitFor();
    await looksRight('brand-bible-trial');
    await page.getByRole('button', { name: 'Publish' }).click();
    await page.getByLabel('Note').fill('Say less.');
    await page.getByRole('dialog').getByRole('button', { name: 'Publish' }).click();
    await page.getByText('is published').first().waitFor();
    await page.getByRole('button', { name: 'Count them' }).click();
    await page.getByText('3 recordings follow').waitFor();
    await page.getByRole('tab', { name: 'Versions' }).click();
    await page.getByText('Say less.').first().waitFor();
    await looksRight('brand-bible-versions');
    await open('Overview');
    await page.getByText('Recordings done').waitFor();
    const steps = await stepsOf(page, async () => {
      await open('Brand Bibles');
      await source.fill((await source.inputValue()).replace('- Say less.', '- Say it once.'));
      await page.getByRole('button', { name: 'Publish' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Publish' }).click();
      await page.getByText('Version 3 of Evolution Studios is published').waitFor();
    });
    expect(steps).toEqual(['open /admin/brand-bibles', 'confirm Publish']);
  });

  it('shows the state of the engine, at present and over a range', async () => {
    await open('Overview');
    await page.getByText('Recordings done').waitFor();
    await page.getByRole('region', { name: 'Workers' }).waitFor();
    for (const range of ['Hour', '90 days', 'Day']) {
      await page.getByRole('radiogroup', { name: 'Range' }).getByText(range, { exact: true }).click();
      await page.getByText(`Ready in the last ${range.toLowerCase()}`).waitFor();
    }
    await page.getByRole('region', { name: 'Recordings done' }).getByRole('button', { name: 'Table' }).click();
    await page.getByRole('columnheader', { name: 'Ready' }).waitFor();
    await page.getByRole('region', { name: 'Recordings done' }).getByRole('button', { name: 'Chart' }).click();
    await looksRight('overview');
    await open('Operations');
    await page.getByRole('heading', { name: 'Operations' }).waitFor();
    const steps = await stepsOf(page, async () => {
      await open('Overview');
      await page.getByRole('link', { name: 'In progress' }).click();
      await page.getByText('None of these').waitFor();
    });
    expect(steps).toEqual(['open /admin/overview', 'open /']);
    await page.getByRole('radiogroup', { name: 'Which recordings' }).getByText('Ready').click();
    const row = page.getByRole('listitem').filter({ has: page.getByRole('link', { name: 'three.mp3' }) });
    await row.getByRole('link', { name: local.user.email }).waitFor();
    await takePictures(page, 'recordings-of-all');
  });

  it('shows workers, sweeps, retries, actions and settings without secrets', async () => {
    await open('Operations');
    for (const [tab, text] of [
      ['Workers', 'Running'],
      ['Alerts', 'No engine alerts'],
      ['Late recordings', 'No late recordings'],
      ['Sweeps', 'Failed jobs'],
      ['Retries', '3 of 3 are requeued'],
      ['Actions', 'Retry failed jobs'],
      ['Settings', 'REFINER_MODEL'],
    ] as const) {
      await page.getByRole('tab', { name: tab }).click();
      await page.getByText(text).first().waitFor();
      await looksRight(`operations-${tab.toLowerCase().replace(' ', '-')}`);
    }
    await page.getByRole('tab', { name: 'Alerts' }).click();
    const threshold = page.getByRole('listitem').filter({ hasText: 'Wait of the oldest recording' });
    await threshold.getByLabel('Threshold: Wait of the oldest recording').fill('600');
    await threshold.getByRole('button', { name: 'Set' }).click();
    await threshold.getByText(`Set by ${local.admin.email}`).waitFor();
    await threshold.getByRole('button', { name: 'Use the setting' }).click();
    await threshold.getByText('As the settings say').waitFor();
    expect(await page.content()).not.toContain(local.secretKey);
    expect(await page.content()).not.toContain(provider.apiKey);
  });

  it('sets up a webhook, shows its secret once, and each delivery with what became of it', async () => {
    const receiver = await startReceiver();
    await open('Webhooks');
    await page.getByText('No webhooks yet').waitFor();
    await page.getByRole('button', { name: 'New webhook' }).click();
    await page.getByLabel('Address').fill(receiver.url);
    await looksRight('webhook-new');
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    const secret = page.getByTestId('secret');
    const first = await secret.textContent();
    expect(first).toMatch(/^whsec_/);
    await page.getByRole('button', { name: 'I have stored it' }).click();
    expect(await page.content()).not.toContain(first);
    await page.getByRole('button', { name: 'Send a test' }).click();
    await page.getByRole('button', { name: 'Show the deliveries' }).click();
    const delivery = page.getByRole('list', { name: 'Deliveries' }).getByRole('listitem');
    await delivery.filter({ hasText: 'webhook.test' }).getByText('Delivered').waitFor();
    await delivery.getByRole('button', { name: 'Show the details' }).click();
    await delivery.getByText('answered 204 (').waitFor();
    await looksRight('webhooks');
    await delivery.getByRole('button', { name: 'Send again' }).click();
    await receiver.until(2);
    await page.getByRole('button', { name: 'New secret' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'New secret' }).click();
    await secret.waitFor();
    expect(await secret.textContent()).not.toBe(first);
    await page.getByRole('button', { name: 'I have stored it' }).click();
    await page.getByText('Messages are signed with the previous secret too').waitFor();
    await page.getByRole('button', { name: 'Delete' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
    await page.getByText('No webhooks yet').waitFor();
    await receiver.close();
  });

  it('shows a user the place in the queue as soon as they have signed in, and none of the pages of admins', async () => {
    const heard = Promise.withResolvers<void>();
    provider.transcriptions.always({ kind: 'held', until: heard.promise });
    // Each worker takes as many at once as it has places; the next two wait.
    for (let index = 0; index < PLACES + 2; index += 1) await submit(`more ${index}.mp3`);
    const theirs = await (await openContext(browser)).newPage();
    await signIn(theirs, local.engineUrl, local.user);
    await theirs.getByText('Next in the queue').waitFor();
    await theirs.getByText('Place 2 in the queue: one turn comes first.').waitFor();
    const row = theirs.getByRole('listitem').filter({ hasText: `more ${PLACES + 1}.mp3` });
    await row.getByRole('button', { name: /^Actions for/ }).click();
    await theirs.getByRole('menuitem', { name: 'Cancel' }).click();
    await row.getByText('Failed').waitFor();
    heard.resolve();
    provider.transcriptions.always(null);
    await row.getByRole('button', { name: /^Try again/ }).click();
    await row.getByText('Checked').waitFor();
    await theirs.getByText('Place 2 in the queue').waitFor({ state: 'detached' });
    await theirs.goto(`${local.engineUrl}/admin/failures`);
    await theirs.getByText('This page is for admins').waitFor();
    expect(await theirs.getByRole('link', { name: 'Failures' }).count()).toBe(0);
    expect(complaints).toEqual([]);
  });
});
