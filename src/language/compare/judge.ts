import { annotate } from '../annotate/annotate.js';
import { lexiconOf } from '../lexicons/lexicons.js';
import { Matching } from './align/matching.js';
import { sideOf } from './align/side.js';
import { coverageOf } from './coverage.js';
import { ItemReader } from './items/read-items.js';
import { compareMeaning } from './meaning/compare-meaning.js';
import { neutralFindings } from './neutral/neutral-findings.js';
import { pairsOf } from './pairs.js';
import { placed, withRawPlaces } from './placed.js';
import type { TextsToJudge } from './texts-to-judge.js';
import type { Finding, Judgement, Verdict } from './verdict.js';

export type { TextsToJudge };

const HEAVIEST = { REJECT: 0, REVIEW: 1, NOTE: 2 };

/** Compares a refined text with what was said. Pure: the same texts give the same judgement. */
export function judge(texts: TextsToJudge): Judgement {
  const { raw, refined, brand } = texts;
  const { language, coverage } = coverageOf(texts);
  const lexicon = lexiconOf(language);
  const reader = new ItemReader(lexicon, brand);
  const [said, written] = [annotate(raw, language), annotate(refined, language)];
  const matching = new Matching(sideOf(said, reader.read(said)), sideOf(written, reader.read(written)));
  const changes = compareMeaning(matching, lexicon, brand, refined);
  const findings = [...withRawPlaces(neutralFindings(texts, matching), raw, matching), ...placed(changes, matching)];
  const sorted = findings.toSorted((a, b) => HEAVIEST[a.grade] - HEAVIEST[b.grade]);
  const verdict = verdictOf(sorted, lexicon !== null);
  return { verdict, coverage, findings: sorted, pairs: pairsOf(matching, sorted, lexicon !== null) };
}

/** What follows from findings. Where no rules know the language, nothing found is not the same as nothing wrong. */
export function verdictOf(findings: readonly Finding[], covered: boolean): Verdict {
  if (findings.some(({ grade }) => grade === 'REJECT')) return 'REJECT';
  if (findings.some(({ grade }) => grade === 'REVIEW')) return 'REVIEW';
  return covered ? 'PASS' : 'UNCHECKED';
}
