import { describe, expect, it } from '@jest/globals';
import { readSet } from '../../evaluation/read-set.js';
import { composeSystemPrompt } from '../../src/brand/compose-system-prompt.js';
import { DEFAULT_BRAND_BIBLE } from '../../src/brand/default-brand-bible.js';
import { FaithfulRefining } from '../../src/pipeline/refining/faithful-refining.js';
import type { Refiner, RefinerInput } from '../../src/pipeline/refining/refiner.js';
import { REPERTOIRE } from './sabotage.js';

const pairs = readSet();
/** Cases of one kind: each is refined twice, and there are red-team tests beside this one. */
const MOST = 12;
const systemPrompt = composeSystemPrompt(
  DEFAULT_BRAND_BIBLE,
  { language: 'en', glossaryHits: [] },
  { tokenBudget: 2000 },
);

/** A model that gives one text, and another when it is asked to repair. */
function model(first: string, repaired: string) {
  const asked: RefinerInput[] = [];
  const refiner: Refiner = {
    provider: 'scripted',
    model: 'scripted',
    longestPart: null,
    canRepair: true,
    refine: (input) => {
      asked.push(input);
      const usage = { provider: 'scripted', model: 'scripted', requests: 1 };
      return Promise.resolve({ text: input.repair ? repaired : first, usage, finishReason: 'stop' });
    },
  };
  return { refining: new FaithfulRefining(refiner), asked };
}

function taskOf(transcript: string) {
  const signal = new AbortController().signal;
  const document = { language: 'en' };
  return { transcript, systemPrompt, brandBible: DEFAULT_BRAND_BIBLE, document, signal, progress: () => undefined };
}

describe('a model that', () => {
  it.each(REPERTOIRE)('$name is caught with its place, asked once to repair, and never passes', async (sabotage) => {
    const { spoil, checks } = sabotage;
    const cases = pairs
      .flatMap(({ said, honest, about }) => {
        const spoilt = spoil(honest, systemPrompt);
        return spoilt === null || spoilt === honest ? [] : [{ said, honest, about, spoilt }];
      })
      .filter((_, at, all) => at % Math.ceil(all.length / MOST) === 0);
    expect(cases.length).toBeGreaterThan(1);
    const missed: unknown[] = [];
    for (const { said, honest, about, spoilt } of cases) {
      const stubborn = model(spoilt, spoilt);
      const judged = await stubborn.refining.refine(taskOf(said));
      const found = judged.findings.filter(({ check }) => checks.includes(check));
      if (judged.verdict === 'PASS' || found.length === 0) missed.push({ about, spoilt, findings: judged.findings });
      expect(stubborn.asked).toHaveLength(judged.verdict === 'PASS' ? 1 : 2);
      for (const { rawSpan, refinedSpan } of found) {
        expect(rawSpan).not.toBeNull();
        if (spoilt !== '') expect(refinedSpan).not.toBeNull();
      }
      const willing = model(spoilt, honest);
      const repaired = await willing.refining.refine(taskOf(said));
      // A repair takes the place of a paragraph: blanks around it may stay.
      expect(repaired.text.trim()).toBe(judged.verdict === 'PASS' ? spoilt.trim() : honest);
    }
    expect(missed).toEqual([]);
  });
});
