import { describe, expect, it } from '@jest/globals';
import { DEFAULT_BRAND_BIBLE } from '../../../src/brand/default-brand-bible.js';
import { FaithfulRefining } from '../../../src/pipeline/refining/faithful-refining.js';
import type { Refiner, RefinerInput } from '../../../src/pipeline/refining/refiner.js';
import type { Verifier, VerifierInput } from '../../../src/pipeline/refining/verifier/verifier.js';
import { deskThatFinds, type FoundPair } from './verifier/played-desk.js';

const RAW =
  'uh we opened on on monday with forty chairs. the paint was green i think. nobody came in the first week. it rained.';
const PARAGRAPHS = [
  'We opened on Monday with 50 chairs.',
  'The paint was green.',
  'Nobody came in the first week.',
  'It rained.',
];
const FIRST = PARAGRAPHS.join('\n\n');
const CHAIRS: FoundPair = { said: 'forty chairs', written: '50 chairs', grade: 'REJECT' };
const HEDGE: FoundPair = { said: 'was green i think', written: 'was green.', grade: 'REVIEW' };
const NOTED: FoundPair = { said: 'it rained', written: 'It rained', grade: 'NOTE' };

/** A model that writes the first text, and answers a repair by its text. */
function model(repair: (input: RefinerInput) => string, first = FIRST) {
  const asked: RefinerInput[] = [];
  const usage = { provider: 'scripted', model: 'scripted', requests: 1 };
  const refiner: Refiner = {
    provider: 'scripted',
    model: 'scripted',
    longestPart: null,
    canRepair: true,
    refine: (input) => {
      if (input.repair !== undefined) asked.push(input);
      return Promise.resolve({ text: input.repair === undefined ? first : repair(input), usage, finishReason: 'stop' });
    },
  };
  return { refiner, asked };
}

function task() {
  const signal = new AbortController().signal;
  const document = { language: 'en' };
  return {
    transcript: RAW,
    systemPrompt: '',
    brandBible: DEFAULT_BRAND_BIBLE,
    document,
    signal,
    progress: () => undefined,
  };
}

const refine = (refiner: Refiner, found: readonly FoundPair[], verifier: Verifier | null = null) =>
  new FaithfulRefining(refiner, deskThatFinds(found), verifier).refine(task());

describe('a repair', () => {
  it('asks for the paragraph with the finding alone, and replaces it alone', async () => {
    const { refiner, asked } = model(({ repair }) => repair?.text.replace('50', '40') ?? '');
    const judged = await refine(refiner, [CHAIRS]);
    expect(asked).toHaveLength(1);
    expect(asked[0]?.repair?.text).toBe(PARAGRAPHS[0]);
    expect(asked[0]?.transcript).toBe('uh we opened on on monday with forty chairs.');
    expect(judged).toMatchObject({ text: FIRST.replace('50', '40'), verdict: 'PASS', findings: [] });
    expect(judged.repaired).toMatchObject([{ check: 'played', grade: 'REJECT', refinedSpan: null }]);
    expect(judged.usage).toMatchObject([{ requests: 2 }]);
  });

  it('puts each finding as a question with the words of both sides', async () => {
    const { refiner, asked } = model(() => 'x');
    await refine(refiner, [CHAIRS]);
    expect(asked[0]?.repair?.questions).toEqual([
      'The transcript says "forty chairs", your text says "50 chairs". Does that mean the same? (Found "50 chairs".)',
    ]);
  });

  it('asks nothing about what is only noted', async () => {
    const { refiner, asked } = model(() => 'x');
    expect(await refine(refiner, [NOTED])).toMatchObject({
      text: FIRST,
      verdict: 'PASS',
      findings: [{ grade: 'NOTE' }],
    });
    expect(asked).toHaveLength(0);
  });

  it('keeps the paragraph that got better, and the one that did not as it was', async () => {
    const { refiner, asked } = model(({ repair }) =>
      repair?.text.includes('chairs')
        ? repair.text.replace('50', '40')
        : `${repair?.text} It rained in the first week.`,
    );
    const apart = [CHAIRS, { said: 'nobody came', written: 'Nobody came', grade: 'REVIEW' } as const];
    const judged = await refine(refiner, apart);
    expect(asked).toHaveLength(2);
    expect(judged.text).toBe(FIRST.replace('50', '40'));
    expect(judged.verdict).toBe('REVIEW');
  });

  it('asks for some sentences alone where a text has no paragraphs', async () => {
    const many = (sentence: string) =>
      Array.from({ length: 60 }, (_, at) => `${sentence} ${at + 100} times.`).join(' ');
    const [said, written] = [many('we sang it'), many('We sang it')];
    const { refiner, asked } = model(({ repair }) => repair?.text.replace('130 times', '131 times') ?? '', written);
    const found: FoundPair = { said: 'it 130 times', written: 'it 130 times', grade: 'REJECT' };
    const judged = await new FaithfulRefining(refiner, deskThatFinds([found])).refine({ ...task(), transcript: said });
    expect(asked).toHaveLength(1);
    expect(asked[0]?.repair?.text.length).toBeLessThan(1_000);
    expect(asked[0]?.transcript.toLowerCase()).toBe(asked[0]?.repair?.text.toLowerCase());
    expect(judged.text).toBe(written.replace('130 times', '131 times'));
  });

  it('asks for neighbouring paragraphs together', async () => {
    const { refiner, asked } = model(({ repair }) => repair?.text ?? '');
    await refine(refiner, [CHAIRS, HEDGE]);
    expect(asked.map(({ repair }) => repair?.text)).toEqual([PARAGRAPHS.slice(0, 2).join('\n\n')]);
    expect(asked[0]?.repair?.questions).toHaveLength(2);
  });

  it.each([
    ['the stutter', 'We opened on on Monday with 40 chairs.'],
    ['the hesitation', 'Uh, we opened on Monday with 40 chairs.'],
    ['both', RAW.split('.')[0]!],
  ])('gains nothing by putting %s back', async (_, text) => {
    const { refiner } = model(() => text);
    expect(await refine(refiner, [CHAIRS])).toMatchObject({ text: FIRST, verdict: 'REJECT' });
  });

  it('that is worse is not taken', async () => {
    const { refiner } = model(() => 'We opened on Monday with 50 chairs and 60 lamps.');
    const lamps: FoundPair = { said: 'forty chairs', written: '60 lamps', grade: 'REJECT' };
    expect(await refine(refiner, [CHAIRS, lamps])).toMatchObject({ text: FIRST, findings: [{ grade: 'REJECT' }] });
  });

  it('is asked for after the second opinion, about what that left in doubt, and read again only where it changed', async () => {
    const seen: VerifierInput[] = [];
    const verifier: Verifier = {
      provider: 'reader',
      model: 'reader',
      verify: (input) => {
        seen.push(input);
        const opinions = input.pairs.map(({ said, written }, pair) => ({
          pair,
          relation: said.includes('nobody') ? ('same' as const) : ('stronger' as const),
          rawQuote: said,
          refinedQuote: written,
        }));
        return Promise.resolve({ opinions, usage: { provider: 'reader', model: 'reader', requests: 1 } });
      },
    };
    const { refiner, asked } = model(({ repair }) => repair?.text.replace('was green.', 'was green, I think.') ?? '');
    const nobody: FoundPair = { said: 'nobody came', written: 'Nobody came', grade: 'REVIEW' };
    const judged = await refine(refiner, [HEDGE, nobody], verifier);
    expect(seen.map(({ pairs }) => pairs.map(({ said }) => said))).toEqual([['was green i think', 'nobody came']]);
    expect(asked[0]?.repair?.text).toContain('The paint was green.');
    expect(judged.text).toBe(FIRST.replace('was green.', 'was green, I think.'));
    expect(judged.opinions).toMatchObject([{ model: 'reader', asked: 2, judged: 2 }]);
    expect(judged.usage.map(({ model: name, requests }) => [name, requests])).toContainEqual(['reader', 1]);
  });
});
