import { expect } from '@jest/globals';
import { decodeJwt, type JWTPayload } from 'jose';
import type { BrowserContext, Page } from 'playwright-core';

/** What a page waits at most before it connects again. */
const LONGEST_WAIT_MS = 16_000;

/** The clock of the pages is wound forward by so much at a time. */
const STEP_MS = 2_000;

interface OpenPage {
  readonly path: string;
  /** Makes it ready, once. */
  readonly open?: (page: Page) => Promise<void>;
  /** The field that somebody types into; none where a page has no field. */
  readonly field?: (page: Page) => ReturnType<Page['getByLabel']>;
  /** What is typed in a round. */
  readonly text?: (round: string) => string;
  /** What shows that nothing of the round was missed. */
  readonly shows: (page: Page, round: string, rounds: number) => ReturnType<Page['getByText']>;
}

interface World {
  readonly jobId: string;
  readonly email: string;
}

const pagesOf = ({ jobId, email }: World): readonly OpenPage[] => [
  { path: '/', shows: (page, round) => page.getByRole('link', { name: `${round}.mp3`, exact: true }).first() },
  {
    path: `/recordings/${jobId}`,
    open: (page) => page.getByRole('button', { name: 'Edit paragraph 1' }).click(),
    field: (page) => page.getByRole('textbox', { name: 'Text of paragraph 1' }),
    text: (round) => `Typed in the round ${round}.`,
    shows: (page, round) => page.getByText(`heard ${round}`),
  },
  { path: '/review', shows: (page) => page.getByText('Nothing to review') },
  { path: '/webhooks', shows: (page, round) => page.getByText(`hook ${round}`) },
  {
    path: '/admin/overview',
    shows: (page, _, rounds) => page.locator('main').getByText(`${rounds * 2 + 1} submitted`),
  },
  {
    path: '/admin/failures',
    field: (page) => page.getByLabel('Failures of one user'),
    text: () => email,
    shows: (page, _, rounds) =>
      page.getByText(rounds === 1 ? '1 recording of 1 user' : `${rounds} recordings of 1 user`),
  },
  {
    path: '/admin/brand-bibles',
    field: (page) => page.getByLabel('Source of the Brand Bible'),
    text: (round) => `# Typed in the round ${round}`,
    shows: (page, round) => page.locator('option', { hasText: round }),
  },
  {
    path: '/admin/users',
    field: (page) => page.getByLabel('E-mail address or user id'),
    text: () => email,
    shows: (page, round) => page.getByRole('link', { name: `${round}.mp3`, exact: true }).first(),
  },
  { path: '/admin/operations?part=actions', shows: (page, round) => page.getByText(`heard ${round}`) },
];

/** The live changes of a page: until the engine has welcomed its socket, there is no line that could break. */
function socketOf(page: Page): Promise<void> {
  return new Promise((resolve) => {
    page.on('websocket', (socket) => {
      socket.on('framereceived', ({ payload }) => String(payload).includes('connection_ack') && resolve());
    });
  });
}

/** Every page of the console, each in a tab of its own. */
export class OpenPages {
  private rounds = 0;

  private constructor(
    private readonly tabs: readonly { readonly page: Page; readonly kind: OpenPage }[],
    private readonly context: BrowserContext,
  ) {}

  static async all(context: BrowserContext, address: string, world: World): Promise<OpenPages> {
    const tabs = await Promise.all(
      pagesOf(world).map(async (kind) => {
        const page = await context.newPage();
        const connected = socketOf(page);
        await page.goto(address + kind.path);
        await page.getByRole('heading', { level: 1 }).waitFor();
        await connected;
        await kind.open?.(page);
        return { page, kind };
      }),
    );
    return new OpenPages(tabs, context);
  }

  /** Returns what stands in each field afterwards. */
  async type(round: string): Promise<readonly (string | null)[]> {
    return Promise.all(
      this.tabs.map(async ({ page, kind }) => {
        const text = kind.text?.(round) ?? null;
        if (text !== null) await kind.field?.(page).fill(text);
        return text;
      }),
    );
  }

  /** Winds the clock of the pages forward until each says so, however late its last ping was answered. */
  async sayThatTheyReconnect(): Promise<void> {
    const said = this.tabs.map(({ page }) => page.getByText('Reconnecting to the engine').waitFor());
    let waiting = true;
    const all = Promise.all(said).finally(() => {
      waiting = false;
    });
    while (waiting) await Promise.race([all, this.context.clock.runFor(STEP_MS)]);
    await all;
  }

  /** Each page shows what happened meanwhile and what was typed, without having been loaded again. */
  async show(round: string, typed: readonly (string | null)[]): Promise<void> {
    this.rounds += 1;
    await this.context.clock.runFor(LONGEST_WAIT_MS);
    const shown = await Promise.all(
      this.tabs.map(async ({ page, kind }, at) => {
        const seen = await kind
          .shows(page, round, this.rounds)
          .waitFor({ state: 'attached' })
          .then(
            () => true,
            () => false,
          );
        const text = typed[at] === null ? null : await kind.field?.(page).inputValue();
        const notice = page.getByText('Reconnecting to the engine');
        await notice.waitFor({ state: 'detached' });
        return [kind.path, seen, text];
      }),
    );
    expect(shown).toEqual(this.tabs.map(({ kind }, at) => [kind.path, true, typed[at]]));
  }

  /** Each field says what was typed into it, although the tab was loaded again. */
  async showTypedAfterReload(typed: readonly (string | null)[]): Promise<void> {
    const fields = this.tabs.flatMap(({ page, kind: { path, field } }, at) =>
      field ? [{ page, path, field, at }] : [],
    );
    const texts = await Promise.all(
      fields.map(async ({ page, path, field }) => {
        // What the address keeps is written once the typing pauses.
        await this.context.clock.runFor(STEP_MS);
        await page.reload();
        return [path, await field(page).inputValue()];
      }),
    );
    expect(texts).toEqual(fields.map(({ path, at }) => [path, typed[at]]));
  }

  /** Puts another access token into the stored session, which every tab reads; returns it. */
  async replaceToken(make: (claims: JWTPayload) => Promise<string>): Promise<string> {
    const token = await make(decodeJwt(await this.token()));
    await this.tabs[0]!.page.evaluate(
      `localStorage.setItem('studio-session', JSON.stringify({ ...JSON.parse(localStorage.getItem('studio-session')), access_token: ${JSON.stringify(token)} }))`,
    );
    return token;
  }

  async token(): Promise<string> {
    return (await this.tabs[0]!.page.evaluate(
      `JSON.parse(localStorage.getItem('studio-session')).access_token`,
    )) as string;
  }
}
