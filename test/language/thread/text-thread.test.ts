import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { DEFAULT_BRAND_BIBLE } from '../../../src/brand/default-brand-bible.js';
import { judge } from '../../../src/language/compare/judge.js';
import { directDesk, type InputOf, type TextWorkName } from '../../../src/language/thread/text-desk.js';
import { TextThread } from '../../../src/language/thread/text-thread.js';
import { compiledProgram } from '../../../src/platform/compiled-program.js';

const SAID = 'um so we recorded four hundred and fifty songs at evolution studios and we did not sleep for two days ';
const { glossary, banned, numberStyle } = DEFAULT_BRAND_BIBLE;
const WRITTEN = 'We recorded 450 songs at Evolution Studios, and we did not sleep for two days.';
const edit = (text: string) => ({ text, language: 'en', rules: { glossary, banned, numberStyle } });
const TEXTS = { raw: SAID, refined: WRITTEN, language: 'en', brand: DEFAULT_BRAND_BIBLE };
const WORK: { readonly [Name in TextWorkName]: InputOf<Name> } = {
  describe: { text: SAID, language: null, durationSeconds: 12, glossary },
  edit: edit(SAID),
  judge: TEXTS,
  retime: { heard: [{ start: 0, end: 9, text: SAID, confidence: null, words: null }], text: WRITTEN },
  assign: {
    ...{ raw: SAID, refined: WRITTEN, labels: [], segments: [{ text: SAID }] },
    ...{ part: { refined: [[0, 11]] as const }, speaker: 'Speaker 2', otherwise: 'Speaker 1' },
  },
  weigh: { judgement: judge(TEXTS), texts: TEXTS, opinions: [] },
  compare: { before: SAID, after: WRITTEN, spoken: true, rules: { glossary, banned } },
};

const program = compiledProgram('../../../src/language/thread/text-thread-process', import.meta.url);
const newThread = () => new TextThread({ program, onCrash: () => undefined });

describe('the thread that works on texts', () => {
  const thread = newThread();
  afterAll(() => thread.stop());

  it.each(Object.keys(WORK) as TextWorkName[])('gives the very result of the calling thread: %s', async (name) => {
    expect(await thread.run(name, WORK[name])).toEqual(await directDesk.run(name, WORK[name]));
  });

  it('leaves the process free meanwhile', async () => {
    let turns = 0;
    const count = () => {
      turns += 1;
      next = setImmediate(count);
    };
    let next = setImmediate(count);
    await thread.run('edit', edit(SAID.repeat(30)));
    clearImmediate(next);
    // On the calling thread it would be one or two: the work awaits nothing.
    expect(turns).toBeGreaterThan(100);
  });

  it('does one thing after the other, each for who asked', async () => {
    const texts = Array.from({ length: 12 }, (_, index) => `we recorded ${index + 20} songs`);
    const edited = await Promise.all(texts.map((text) => thread.run('edit', edit(text))));
    expect(edited.map(({ text }) => text)).toEqual(texts.map((_, index) => `We recorded ${index + 20} songs.`));
  });

  it('stops what is no longer wanted, running or waiting, and continues with the rest', async () => {
    const abort = new AbortController();
    const endless = thread.run('edit', edit(SAID.repeat(20_000)), abort.signal);
    const waiting = thread.run('edit', edit(SAID), abort.signal);
    const other = thread.run('edit', edit('we recorded 7 songs'));
    abort.abort(new Error('cancelled'));
    await expect(endless).rejects.toThrow('cancelled');
    await expect(waiting).rejects.toThrow('cancelled');
    expect(await other).toEqual(await directDesk.run('edit', edit('we recorded 7 songs')));
    await expect(thread.run('edit', edit(SAID), abort.signal)).rejects.toThrow('cancelled');
  });

  it.each(['throw new Error("broken")', 'process.exit(3)'])(
    'says that its thread crashed, and goes on: %s',
    async (end) => {
      const folder = await mkdtemp(join(tmpdir(), 'text-thread-'));
      const broken = join(folder, 'broken.mjs');
      // The first work ends the thread; the second is answered by the next one.
      const answer = `parentPort.on('message', ({ input }) => { if (input.text === 'end') { ${end} } parentPort.postMessage({ output: input }); });`;
      await writeFile(broken, `import { parentPort } from 'node:worker_threads';\n${answer}\n`);
      const crashes: unknown[] = [];
      const crashing = new TextThread({ program: broken, onCrash: (error) => crashes.push(error) });
      const ended = Promise.allSettled([crashing.run('edit', edit('end')), crashing.run('edit', edit('go on'))]);
      expect(await ended).toMatchObject([
        { status: 'rejected', reason: { name: 'TextThreadError', trouble: 'crash' } },
        { status: 'fulfilled', value: edit('go on') },
      ]);
      expect(crashes).toHaveLength(1);
      await crashing.stop();
      await rm(folder, { recursive: true });
    },
  );

  it('says so to everybody when the process ends', async () => {
    const ending = newThread();
    const left = [ending.run('edit', edit(SAID.repeat(20_000))), ending.run('edit', edit(SAID))];
    const ended = Promise.allSettled(left);
    await ending.stop();
    const stopped = { status: 'rejected', reason: expect.objectContaining({ trouble: 'stopped' }) };
    expect(await ended).toEqual([stopped, stopped]);
  });
});
