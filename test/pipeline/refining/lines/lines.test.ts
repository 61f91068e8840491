import { spawn } from 'node:child_process';
import { text as readAll } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { startFakeOpenAi } from '../../../support/fake-openai/fake-openai.js';

const ROOT = fileURLToPath(new URL('../../../..', import.meta.url));

/** What the program writes for these lines, a parsed value a line. */
async function answers(program: 'judge' | 'edit', lines: readonly string[], env: Record<string, string> = {}) {
  const child = spawn(process.execPath, ['scripts/from-dist.mjs', program], {
    cwd: ROOT,
    env: { PATH: process.env.PATH, ...env },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  child.stdin.end(lines.map((line) => `${line}\n`).join(''));
  const written = await readAll(child.stdout);
  return written
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
}

const SAID = 'um so we we recorded four hundred and fifty songs';
const pair = (refined: string, more: object = {}) => JSON.stringify({ raw: SAID, refined, ...more });

describe('judging by lines', () => {
  it('answers each line in its place, bad ones with what is wrong', async () => {
    const given = await answers('judge', [
      pair('So we recorded 450 songs.'),
      'no JSON',
      pair('So we recorded 540 songs.', { language: 'en' }),
      '',
      '[]',
      JSON.stringify({ raw: SAID }),
      pair('x', { language: 7 }),
      pair('x', { brandBible: { numberStyle: 'roman' } }),
      pair('So we recorded 450 songs.', { brandBible: { name: 'Mine', banned: [], contentHash: 'kept by us' } }),
    ]);
    expect(given).toEqual([
      { verdict: 'PASS', coverage: expect.any(Object), findings: expect.any(Array) },
      { error: expect.stringContaining('not JSON') },
      {
        verdict: 'REJECT',
        coverage: expect.any(Object),
        findings: expect.arrayContaining([expect.objectContaining({ grade: 'REJECT' })]),
      },
      { error: expect.stringContaining('not JSON') },
      { error: expect.stringContaining('not a JSON object') },
      { error: expect.stringContaining('"refined"') },
      { error: expect.stringContaining('"language"') },
      { error: expect.stringContaining('numberStyle') },
      { verdict: 'PASS', coverage: expect.any(Object), findings: expect.any(Array) },
    ]);
  });

  it('compares who said what where a line lists its speakers', async () => {
    const raw = 'Anna: um did the label pay for it\n\nBen: they never paid us a penny';
    const told = 'Anna: They never paid us a penny.\n\nBen: Did the label pay for it?';
    const right = 'Anna: Did the label pay for it?\n\nBen: They never paid us a penny.';
    const speakers = ['Anna', 'Ben'];
    const lines = [{ refined: right }, { refined: told }, { refined: right, speakers: ['Anna: '] }];
    const [passed, swapped, bad] = await answers(
      'judge',
      lines.map((line) => JSON.stringify({ raw, language: 'en', speakers, ...line })),
    );
    expect(passed).toMatchObject({ verdict: 'PASS', coverage: { checked: expect.arrayContaining(['speakers']) } });
    expect(swapped).toMatchObject({
      verdict: 'REJECT',
      findings: expect.arrayContaining([expect.objectContaining({ check: 'speakers', grade: 'REJECT' })]),
    });
    expect(bad).toEqual({ error: expect.stringContaining('"speakers"') });
    const [edited] = await answers('edit', [JSON.stringify({ raw, language: 'en', speakers })]);
    expect(edited).toEqual({ text: right });
  });

  it('asks no model unless a verifier is set, even if a refiner is', async () => {
    const fake = await startFakeOpenAi();
    const env = { REFINER_BASE_URL: fake.baseUrl, REFINER_MODEL: 'm', REFINER_API_KEY: fake.apiKey };
    try {
      const [given] = await answers('judge', [pair('So we recorded some songs.')], env);
      expect(given).not.toHaveProperty('opinions');
      expect(fake.requests).toHaveLength(0);
      const [asked] = await answers('judge', [pair('So we recorded some songs.')], { ...env, VERIFIER_MODEL: 'v' });
      expect(asked).toHaveProperty('opinions');
    } finally {
      await fake.close();
    }
  });
});

describe('editing by lines', () => {
  it('takes raw or text, and says what is missing', async () => {
    const given = await answers('edit', [
      JSON.stringify({ raw: SAID }),
      JSON.stringify({ text: SAID, language: 'en' }),
      '{}',
    ]);
    expect(given).toEqual([
      { text: 'So we recorded 450 songs.' },
      { text: 'So we recorded 450 songs.' },
      { error: expect.stringContaining('"raw" or "text" is missing') },
    ]);
  });
});
