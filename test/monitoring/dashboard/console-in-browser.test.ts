import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createClient } from '@supabase/supabase-js';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { LocalDescription } from '../../../src/local/project/local-project.js';
import { EngineUnderTest } from '../../journey/engine-under-test.js';
import { BROWSER, openContext, startBrowser } from '../../platform/graphql/browser.js';
import { eventually } from '../../support/eventually.js';
import { isInstalled } from '../../support/is-installed.js';
import {
  looksRightAtEverySize,
  overflows,
  placeOfWord,
  playerSeconds,
  seriousViolations,
  signIn,
  takePictures,
} from './console-page.js';
import { stepsOf } from './counted-steps.js';

const FILES = ['speech.mp3', 'speech.m4a', 'speech.wav'].map((name) => `test/fixtures/audio/${name}`);
const SETTINGS = {
  PORT: '18481',
  LOCAL_DATABASE_PORT: '15483',
  LOCAL_SUPABASE_PORT: '15482',
  TRANSCRIBER_KIND: 'offline',
  REFINER_KIND: 'offline',
};
const ready = BROWSER !== null && (isInstalled('pocketsphinx_continuous') || isInstalled('pocketsphinx'));
const inBrowser = ready ? describe : describe.skip;
if (!ready) process.stderr.write('Skipped: the console in a browser needs Chromium and pocketsphinx.\n');

inBrowser('the console in Chromium, against local mode with the real pipeline', () => {
  let engine: EngineUnderTest;
  let local: LocalDescription;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  const complaints: string[] = [];
  /** axe-core itself writes style sheets into the page where it looks into the waveform, and the policy refuses them. */
  const violations = async () => {
    const before = complaints.length;
    const found = await seriousViolations(page);
    complaints.length = before;
    return found;
  };
  const looksRight = async (name: string) => {
    const before = complaints.length;
    await looksRightAtEverySize(page, name);
    complaints.length = before;
  };
  const pictures = async (name: string) => {
    const before = complaints.length;
    await takePictures(page, name);
    complaints.length = before;
  };
  const completeRows = () => page.locator('.row[data-status=COMPLETE]');

  beforeAll(async () => {
    engine = await EngineUnderTest.inNewFolder();
    local = await engine.start(SETTINGS);
    browser = await startBrowser();
    context = await openContext(browser, { viewport: { width: 1280, height: 860 }, reducedMotion: 'reduce' });
    page = await context.newPage();
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => {
      if (/Content Security Policy/i.test(message.text())) complaints.push(message.text());
    });
  });
  afterAll(async () => {
    await browser?.close();
    await engine?.remove();
  });

  it('takes three files in and shows them to COMPLETE without a reload', async () => {
    const scripts = new Map<string, number>();
    page.on('response', (response) => {
      if (response.url().endsWith('.js')) scripts.set(response.url(), Number(response.headers()['content-length']));
    });
    await page.goto(local.engineUrl);
    await page.getByLabel('E-mail address').waitFor();
    expect(await violations()).toEqual([]);
    await signIn(page, local.engineUrl, local.user);
    await page.getByText('No recordings yet').waitFor();
    // Compressed, as the engine sends them.
    expect(scripts.size).toBeGreaterThan(5);
    expect([...scripts.values()].reduce((sum, bytes) => sum + bytes, 0)).toBeLessThan(350_000);
    expect(await violations()).toEqual([]);
    await page.evaluate('window.notReloaded = true');
    const steps = await stepsOf(page, async () => {
      await page.locator('input[type=file]').setInputFiles(FILES);
      await completeRows().nth(2).waitFor();
    });
    expect(steps).toEqual(['confirm CreateRecording']);
    await page.getByText('The text is ready').first().waitFor();
    expect(await page.evaluate('window.notReloaded')).toBe(true);
    expect(await completeRows().count()).toBe(3);
    expect(await violations()).toEqual([]);
  });

  it('plays from a word that is clicked, and lights its sentence', async () => {
    await page.getByRole('link', { name: 'speech.wav' }).last().click();
    await page.getByRole('button', { name: 'Play', exact: true }).waitFor();
    await page.getByRole('button', { name: 'Play from 0:00' }).waitFor();
    const { x, y } = await placeOfWord(page, 'music');
    await page.mouse.click(x, y);
    await page.locator('.sentence[data-lit]', { hasText: 'Today I want' }).waitFor();
    expect(await playerSeconds(page)).toBeGreaterThanOrEqual(5);
    await page.getByRole('button', { name: 'Copy a link to this second' }).click();
    const link = await page.getByText(/\?t=\d$/).textContent();
    await page.goto(link!.replace(/\d$/, '5'));
    await page.locator('.sentence[data-lit]', { hasText: 'Today I want' }).waitFor();
    expect(await playerSeconds(page)).toBe(5);
  });

  it('finds each place of a word, in the text and in the transcript', async () => {
    const shown = page.locator('.found[data-shown]', { hasText: 'music' });
    await page.keyboard.press('Control+f');
    await page.keyboard.type('MUSIC');
    await page.getByText(/^1 of \d+$/).waitFor();
    await shown.waitFor();
    await page.getByText('Transcript', { exact: true }).click();
    await shown.waitFor();
    await pictures('recording-find');
    expect(await violations()).toEqual([]);
    await page.getByLabel('Find in the text').press('Escape');
    await shown.waitFor({ state: 'detached' });
    await page.getByText('Text', { exact: true }).click();
  });

  it('compares both texts with a reason for each difference', async () => {
    await page.getByText('Compare', { exact: true }).click();
    await page.getByText('Filler left out: 1').waitFor();
    await page.locator('.mark', { hasText: 'you know' }).click();
    await page.getByText('“you know” was said and is left out.').waitFor();
    await pictures('recording-compare');
    expect(await violations()).toEqual([]);
    await page.keyboard.press('Escape');
  });

  it('keeps what is typed over a reload, and saves it as a version that is checked', async () => {
    await page.getByText('Text', { exact: true }).click();
    await page.getByRole('button', { name: 'Edit paragraph 1' }).click();
    const editor = page.getByRole('textbox', { name: 'Text of paragraph 1' });
    await editor.fill('Welcome back to Evolution Studios. Today I want to talk about our 400 songs.');
    await page.locator('.paragraph').getByText('"400" was never said').waitFor();
    await page.reload();
    expect(await editor.inputValue()).toContain('400 songs');
    const address = new URL(page.url()).pathname;
    await page.getByRole('link', { name: 'My recordings' }).click();
    await page.waitForURL(({ pathname }) => pathname === '/');
    const steps = await stepsOf(page, async () => {
      await page.locator(`a[href="${address}"]`).first().click();
      await page.getByRole('button', { name: 'Save', exact: true }).click();
      await page.getByText('A fact may have changed').first().waitFor();
    });
    expect(steps).toEqual([`open ${address}`, 'confirm EditRecordingParagraph']);
    await looksRight('recording');
    await page.getByText('History', { exact: true }).click();
    await page.getByText('Version 2, current').waitFor();
    expect(await violations()).toEqual([]);
  });

  it('saves captions and the text', async () => {
    const saved = async (item: RegExp) => {
      const download = page.waitForEvent('download');
      await page.getByRole('button', { name: 'Download' }).click();
      await page.getByRole('menuitem', { name: item }).click();
      const file = await download;
      return { name: file.suggestedFilename(), content: await readFile(await file.path()) };
    };
    const srt = await saved(/SRT/);
    expect([srt.name, String(srt.content)]).toEqual(['speech.srt', expect.stringContaining(' --> ')]);
    expect((await saved(/WebVTT|VTT/)).content.toString()).toMatch(/^WEBVTT/);
    expect((await saved(/Markdown/)).content.toString()).toContain('# speech');
    expect((await saved(/Word/)).content.subarray(0, 2).toString()).toBe('PK');
  });

  it('gives words to another speaker, and words of a paragraph back', async () => {
    await page.getByRole('link', { name: 'My recordings' }).click();
    await page.getByRole('link', { name: 'speech.mp3' }).last().click();
    await page.getByText('Transcript', { exact: true }).click();
    await page.getByRole('checkbox', { name: 'Select segment 2' }).check();
    await page.getByRole('button', { name: 'Give to a speaker' }).click();
    await page.getByRole('menuitem', { name: 'A new speaker' }).click();
    const speaker = (name: string) => page.locator('.speaker', { hasText: name });
    await speaker('Speaker 2').waitFor();
    await page.getByText('Text', { exact: true }).click();
    await speaker('Speaker 2').waitFor();
    expect(await page.locator('.written').allTextContents()).not.toContainEqual(expect.stringContaining('Speaker 2:'));
    await page.getByLabel('Name of Speaker 2').fill('Bo');
    await page.getByRole('button', { name: 'Rename' }).click();
    await speaker('Bo').waitFor();
    await pictures('recording-speakers');
    expect(await violations()).toEqual([]);
    await page.getByRole('button', { name: 'Speaker of paragraph 2' }).click();
    await page.getByRole('menuitem', { name: 'Speaker 1' }).click();
    await speaker('Bo').waitFor({ state: 'detached' });
  });

  it('replaces a word everywhere, back and again, and saves it as one version that is checked', async () => {
    await page.keyboard.press('Control+f');
    await page.keyboard.type('music');
    await page.getByRole('button', { name: 'Replace', exact: true }).click();
    await page.getByLabel('Replace with').fill('songs');
    await page.getByRole('button', { name: 'Whole words' }).click();
    const written = (words: string) => page.locator('.written', { hasText: words }).first();
    const all = page.getByRole('button', { name: /^Replace all/ });
    await all.click();
    await written('songs').waitFor();
    await page.getByText('Not saved yet').waitFor();
    await page.reload();
    await written('songs').waitFor();
    expect(await page.getByLabel('Find in the text').inputValue()).toBe('music');
    expect(await page.getByLabel('Replace with').inputValue()).toBe('songs');
    await pictures('recording-replace');
    expect(await violations()).toEqual([]);
    await page.getByRole('button', { name: 'Undo' }).click();
    await written('music').waitFor();
    await all.click();
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText('Not saved yet').waitFor({ state: 'detached' });
    await written('songs').waitFor();
    await page.locator('.finding', { hasText: '"songs"' }).first().waitFor();
  });

  it('lists the keys of the player', async () => {
    await page.getByRole('heading', { level: 1 }).click();
    await page.keyboard.press('Shift+Slash');
    await page.getByRole('dialog').getByText('Five seconds back').waitFor();
    await pictures('recording-shortcuts');
    expect(await violations()).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.keyboard.press('Shift+Period');
    await eventually(async () => (await page.getByLabel('Speed').inputValue()) === '1.25');
  });

  it('gives the focus back to what opened a dialog, a menu, an editor or a reason, and hides a closed menu', async () => {
    const focused = (name: string | RegExp) => page.getByRole('button', { name }).and(page.locator(':focus')).waitFor();
    const opened = async (name: string, shown: ReturnType<Page['getByRole']>) => {
      await page.getByRole('button', { name, exact: true }).focus();
      await page.keyboard.press('Enter');
      await shown.waitFor();
      await page.keyboard.press('Escape');
      await shown.waitFor({ state: 'detached' });
      await focused(name);
    };
    await opened('Reject', page.getByRole('dialog'));
    await opened('Edit paragraph 1', page.getByRole('textbox', { name: 'Text of paragraph 1' }));
    await page.locator('.mark', { hasText: 'songs' }).focus();
    await page.keyboard.press('Enter');
    await focused('This is right');
    await page.keyboard.press('Escape');
    await page.locator('.mark:focus', { hasText: 'songs' }).waitFor();
    const actions = page.getByRole('button', { name: /^Actions for/ });
    await actions.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('menuitem', { name: 'Delete' }).press('Enter');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    await focused(/^Actions for/);
    await page.setViewportSize({ width: 320, height: 780 });
    expect(await overflows(page)).toBe(false);
    await page.getByRole('button', { name: /^Account of/ }).focus();
    await page.keyboard.press('Tab');
    await page.getByRole('link', { name: 'Back' }).and(page.locator(':focus')).waitFor();
    await page.setViewportSize({ width: 1280, height: 860 });
  });

  it('lists the text to review, and takes an unsaid figure back', async () => {
    await page.getByRole('link', { name: 'To review' }).click();
    const toReview = page.getByRole('list', { name: 'Texts to review' }).getByRole('link', { name: 'speech.wav' });
    await toReview.waitFor();
    await looksRight('to-review');
    await toReview.click();
    const finding = page.locator('.finding', { hasText: '"400" was never said' });
    await finding.waitFor();
    await page.keyboard.press('n');
    await page.getByRole('dialog').getByText('"400" was never said').waitFor();
    await page.keyboard.press('Escape');
    await finding.getByRole('button', { name: 'Take back' }).click();
    await page.locator('.written', { hasText: 'talk about our music' }).waitFor();
    await finding.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Approve' }).click();
    await page.getByText('Next to review:').getByRole('link', { name: 'speech.m' }).waitFor();
    await page.getByRole('button', { name: 'Take back' }).click();
    await page.getByRole('link', { name: 'To review' }).click();
    const row = page.locator('.row', { hasText: 'speech.wav' });
    await row.getByRole('button', { name: 'Approve' }).click();
    await row.waitFor({ state: 'detached' });
    expect(await violations()).toEqual([]);
  });

  it('finds a recording by a word that was said, and deletes it', async () => {
    await page.getByRole('link', { name: 'My recordings' }).click();
    await page.getByLabel('Search my recordings').fill('zebra');
    await page.getByText('Nothing found').waitFor();
    await page.getByLabel('Search my recordings').fill('music');
    await page.getByRole('button', { name: 'Actions for speech.m4a' }).click();
    await page.getByRole('menuitem', { name: 'Delete' }).click();
    await page.getByRole('button', { name: 'Delete', exact: true }).click();
    await page.getByRole('link', { name: 'speech.m4a' }).waitFor({ state: 'detached' });
    await page.getByLabel('Search my recordings').fill('');
    const which = page.getByRole('radiogroup', { name: 'Which recordings' });
    await which.getByText('Failed').click();
    await page.getByText('None of these').waitFor();
    await which.getByText('Ready').click();
    await completeRows().nth(1).waitFor();
    expect(await completeRows().count()).toBe(2);
    await completeRows().first().getByRole('link').click();
    await page.getByRole('link', { name: 'Back', exact: true }).click();
    await page.getByRole('radio', { name: 'Ready', checked: true }).waitFor({ state: 'attached' });
  });

  it('fits a phone and a desktop, in light and in dark', async () => {
    await page.goto(local.engineUrl);
    await completeRows().first().waitFor();
    await looksRight('recordings');
  });

  it('shows each state of its lists, readable at both widths', async () => {
    for (const width of [1280, 375]) {
      await page.setViewportSize({ width, height: 860 });
      await page.goto(`${local.engineUrl}/states`);
      await page.getByRole('region', { name: 'No such page' }).waitFor();
      expect(await page.locator('[data-state]').count()).toBe(60);
      expect([await overflows(page), await violations()]).toEqual([false, []]);
    }
    await page.setViewportSize({ width: 1280, height: 860 });
    await pictures('states');
  });

  it('shows another user none of it', async () => {
    const address = await completeRows().first().getByRole('link').first().getAttribute('href');
    const other = createClient(local.supabaseUrl, local.publishableKey, { auth: { persistSession: false } });
    const login = { email: 'other@example.com', password: 'the other user 1' };
    await other.auth.signUp(login);
    const theirs = await (await openContext(browser)).newPage();
    await signIn(theirs, local.engineUrl, login);
    await theirs.getByText('No recordings yet').waitFor();
    await theirs.goto(local.engineUrl + address);
    await theirs.getByText('There is no such recording').waitFor();
    await theirs.goto(`${local.engineUrl}/review`);
    await theirs.getByText('Nothing to review').waitFor();
    expect(complaints).toEqual([]);
  });
});
