import { mkdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createClient, type SupabaseClient } from '@supabase/supabase-js';
import type { Browser, Page } from 'playwright-core';
import type { LocalDescription } from '../../../src/local/project/local-project.js';
import { EngineUnderTest } from '../../journey/engine-under-test.js';
import { BROWSER, startBrowser } from '../../platform/graphql/browser.js';
import { eventually } from '../../support/eventually.js';
import { type FakeOpenAi, startFakeOpenAi } from '../../support/fake-openai/fake-openai.js';
import { overflows, seriousViolations, signIn } from './console-page.js';

const inBrowser = BROWSER === null ? describe.skip : describe;
if (BROWSER === null) process.stderr.write('Skipped: the pages of operators in a browser need Chromium.\n');
/** A folder for pictures of each page; unset: none are taken. */
const PICTURES = process.env.CONSOLE_PICTURES;

inBrowser('the pages of operators in Chromium, against local mode', () => {
  let engine: EngineUnderTest;
  let local: LocalDescription;
  let provider: FakeOpenAi;
  let browser: Browser;
  let page: Page;
  let settings: Record<string, string>;
  let user: SupabaseClient;
  const complaints: string[] = [];

  /** Nothing overflows and nothing keeps anybody out, at desktop and phone width, in light and dark. */
  async function looksRight(name: string): Promise<void> {
    try {
      await looksRightAtEverySize(name);
    } finally {
      await page.setViewportSize({ width: 1280, height: 860 });
      await page.emulateMedia({ colorScheme: 'light' });
    }
  }

  async function looksRightAtEverySize(name: string): Promise<void> {
    for (const [width, height] of [
      [1280, 860],
      [375, 780],
    ] as const) {
      await page.setViewportSize({ width, height });
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        await page.locator(`html[data-mantine-color-scheme=${colorScheme}]`).waitFor({ state: 'attached' });
        expect([name, width, colorScheme, await overflows(page), await seriousViolations(page)]).toEqual([
          name,
          width,
          colorScheme,
          false,
          [],
        ]);
        if (PICTURES === undefined) continue;
        mkdirSync(PICTURES, { recursive: true });
        const path = join(PICTURES, `${name}-${width === 375 ? 'phone' : 'desktop'}-${colorScheme}.png`);
        await page.screenshot({ path, fullPage: true });
      }
    }
  }

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
    };
    engine = await EngineUnderTest.inNewFolder();
    local = await engine.start(settings);
    user = createClient(local.supabaseUrl, local.publishableKey, { auth: { persistSession: false } });
    await user.auth.signInWithPassword(local.user);
    provider.chat.always({ kind: 'status', status: 400, message: 'The model gpt-test takes no such request.' });
    for (const name of ['one.mp3', 'two.mp3', 'three.mp3']) await submit(name);
    browser = await startBrowser();
    page = await (await browser.newContext({ reducedMotion: 'reduce' })).newPage();
    page.setDefaultTimeout(60_000);
    page.on('pageerror', (error) => complaints.push(error.message));
    await eventually(async () => (await statuses()).filter((status) => status === 'FAILED').length === 3);
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await engine?.remove();
    await provider?.close();
  });

  it('shows why recordings of today failed, retries those of one cause, and sees them recover', async () => {
    await signIn(page, local.engineUrl, local.admin);
    await open('Failures');
    const cause = page.getByRole('listitem').filter({ hasText: 'The refiner refused the request' });
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
    await page.getByText('3 of 3 are back in the queue').waitFor();
    await page.getByRole('button', { name: 'Done' }).click();
    await page.getByText('Nothing is failed').waitFor();
    await eventually(async () => (await statuses()).every((status) => status === 'COMPLETE'));
  }, 120_000);

  it('finds a user by a part of the address, and shows where their recordings are', async () => {
    await open('Users');
    await page.getByLabel('E-mail address or user id').fill(local.user.email.slice(0, 6).toUpperCase());
    const found = page.getByRole('listitem').filter({ hasText: local.user.email });
    await found.getByRole('link', { name: 'three.mp3' }).waitFor();
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
    await source.fill(good.replace('## Voice', '## Voice\n\n- Say less.'));
    await page.getByText('Nothing stands against it').waitFor();
    await page.getByRole('button', { name: 'Try on 3 recordings' }).click();
    await page.getByText('With this source').nth(2).waitFor();
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
  }, 120_000);

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
  });

  it('shows workers, sweeps, retries, actions and settings without secrets', async () => {
    await open('Operations');
    for (const [tab, text] of [
      ['Workers', 'Running'],
      ['Alerts', 'No alerts'],
      ['Sweeps', 'failed-jobs'],
      ['Retries', '3 of 3 are back in the queue'],
      ['Actions', 'Retry failed jobs'],
      ['Settings', 'REFINER_MODEL'],
    ] as const) {
      await page.getByRole('tab', { name: tab }).click();
      await page.getByText(text).first().waitFor();
      await looksRight(`operations-${tab.toLowerCase()}`);
    }
    expect(await page.content()).not.toContain(local.secretKey);
    expect(await page.content()).not.toContain(provider.apiKey);
  }, 120_000);

  it('shows a user none of it', async () => {
    const theirs = await (await browser.newContext()).newPage();
    await signIn(theirs, `${local.engineUrl}/admin/failures`, local.user);
    await theirs.getByText('This page is for admins').waitFor();
    expect(await theirs.getByRole('link', { name: 'Failures' }).count()).toBe(0);
    expect(complaints).toEqual([]);
  });
});
