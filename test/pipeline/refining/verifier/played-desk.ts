import type { AlignedPair, Finding, Judgement } from '../../../../src/language/compare/verdict.js';
import { directDesk, type TextDesk } from '../../../../src/language/thread/text-desk.js';

const spanOf = (text: string, words: string): [number, number] => [
  text.indexOf(words),
  text.indexOf(words) + words.length,
];

/** What the rules find of a pair: the words on both sides, and the grade of the finding. */
export interface FoundPair {
  readonly said: string;
  readonly written: string;
  readonly grade: Finding['grade'];
}

/** A judgement that finds these pairs wherever they stand. */
export function judgementOf(raw: string, refined: string, found: readonly FoundPair[], language = 'en'): Judgement {
  const there = found.filter(({ said, written }) => raw.includes(said) && refined.includes(written));
  const findings = there.map(({ said, written, grade }): Finding => {
    const [rawSpan, refinedSpan] = [spanOf(raw, said), spanOf(refined, written)];
    return { check: 'played', grade, message: `Found "${written}".`, rawSpan, refinedSpan };
  });
  const pairs = findings.map(
    ({ rawSpan, refinedSpan }, at): AlignedPair => ({ rawSpan: rawSpan!, refinedSpan: refinedSpan!, findings: [at] }),
  );
  const grades = new Set(there.map(({ grade }) => grade));
  const verdict = grades.has('REJECT') ? 'REJECT' : grades.has('REVIEW') ? 'REVIEW' : 'PASS';
  return {
    verdict,
    coverage: { language, languageFrom: 'given', checked: ['played'], unchecked: [] },
    findings,
    pairs,
  };
}

/** A desk whose rules find these pairs and nothing else; opinions are weighed by the real code. */
export function deskThatFinds(found: readonly FoundPair[]): TextDesk {
  return {
    run: async (name, input, signal) => {
      if (name !== 'judge') return (await directDesk.run(name, input, signal)) as never;
      const { raw, refined } = input as { raw: string; refined: string };
      return judgementOf(raw, refined, found) as never;
    },
  };
}
