import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@jest/globals';
import type { Page } from 'playwright-core';

/** A folder for pictures of each page; unset: none are taken. */
const PICTURES = process.env.CONSOLE_PICTURES;
const SIZES = [
  { name: 'desktop', width: 1280, height: 860 },
  { name: 'phone', width: 375, height: 780 },
] as const;

const AXE = readFileSync('node_modules/axe-core/axe.min.js', 'utf8');
/** axe-core grades what it finds; these are what a person with a disability cannot get past. */
const SERIOUS = ['serious', 'critical'];

const FADED_IN = `Promise.all(document.getAnimations()
  .filter(({ effect }) => Number.isFinite(effect.getComputedTiming().endTime))
  .map(({ finished }) => finished.catch(() => undefined)))`;

interface Violation {
  readonly id: string;
  readonly impact: string | null;
  readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
}

/** What axe-core finds on the page as it is: rule and element, one line each. */
export async function seriousViolations(page: Page): Promise<string[]> {
  // Something that fades in has no contrast yet.
  await page.evaluate(FADED_IN);
  await page.evaluate(AXE);
  const found = (await page.evaluate('axe.run({ resultTypes: ["violations"] })')) as { violations: Violation[] };
  return found.violations
    .filter(({ impact }) => impact !== null && SERIOUS.includes(impact))
    .flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} ${failureSummary ?? ''}`),
    );
}

/** Signs in on the page, wherever it was opened. */
export async function signIn(
  page: Page,
  url: string,
  { email, password }: { email: string; password: string },
): Promise<void> {
  await page.goto(url);
  await page.getByLabel('E-mail address').fill(email);
  await page.locator('input[type=password]').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

/** Runs in the page. */
const PLACE_OF_WORD = `(wanted) => {
  for (const written of document.querySelectorAll('.written')) {
    const texts = document.createTreeWalker(written, NodeFilter.SHOW_TEXT);
    for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
      const at = node.textContent.indexOf(wanted);
      if (at === -1) continue;
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + wanted.length);
      const { x, y, width, height } = range.getBoundingClientRect();
      return { x: x + width / 2, y: y + height / 2 };
    }
  }
  return null;
}`;

/** The middle of a word of the refined text, in pixels of the window. */
export async function placeOfWord(page: Page, word: string): Promise<{ x: number; y: number }> {
  const place = await page.evaluate(`(${PLACE_OF_WORD})(${JSON.stringify(word)})`);
  if (place === null) throw new Error(`the text has no word ${word}`);
  return place as { x: number; y: number };
}

/** Seconds that the player shows. */
export async function playerSeconds(page: Page): Promise<number> {
  const text = (await page.getByTestId('clock').textContent()) ?? '';
  const [minutes, seconds] = text.split('/')[0]!.trim().split(':').map(Number) as [number, number];
  return minutes * 60 + seconds;
}

/** Whether something of the page is wider than the window. */
export async function overflows(page: Page): Promise<boolean> {
  const { scrollWidth, clientWidth } = (await page.evaluate(
    '({ scrollWidth: document.documentElement.scrollWidth, clientWidth: document.documentElement.clientWidth })',
  )) as { scrollWidth: number; clientWidth: number };
  return scrollWidth > clientWidth + 1;
}

/** Nothing overflows and nothing keeps anybody out, at desktop and phone width, in light and dark. */
export async function looksRightAtEverySize(page: Page, name: string): Promise<void> {
  try {
    for (const { name: size, width, height } of SIZES) {
      await page.setViewportSize({ width, height });
      for (const colour of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme: colour });
        await page.locator(`html[data-mantine-color-scheme=${colour}]`).waitFor({ state: 'attached' });
        const seen = [name, size, colour, await overflows(page), await seriousViolations(page)];
        expect(seen).toEqual([name, size, colour, false, []]);
        if (PICTURES !== undefined) await takePicture(page, `${name}-${size}-${colour}`);
      }
    }
  } finally {
    await page.setViewportSize(SIZES[0]);
    await page.emulateMedia({ colorScheme: 'light' });
  }
}

/** Pictures at each size and in each colour, where they are wanted; it looks at nothing. */
export async function takePictures(page: Page, name: string): Promise<void> {
  if (PICTURES === undefined) return;
  await looksRightAtEverySize(page, name);
}

async function takePicture(page: Page, name: string): Promise<void> {
  mkdirSync(PICTURES!, { recursive: true });
  await page.evaluate('scrollTo(0, 0)');
  await page.screenshot({ path: join(PICTURES!, `${name}.png`), fullPage: true });
}
