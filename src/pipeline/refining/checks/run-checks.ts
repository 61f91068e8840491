import type { BrandBible } from '../../../brand/brand-bible.js';
import type { RefinementFinding, RefinementVerdict } from '../../../jobs/results/refinement.js';
import { PreferredWording } from '../copy-editor/banned-wording.js';
import { removeFillers } from '../copy-editor/fillers.js';
import { GlossarySpelling } from '../copy-editor/glossary-spelling.js';
import { collapseRepetitions } from '../copy-editor/repetitions.js';
import { joinLines, readSpokenLines } from '../copy-editor/spoken-lines.js';
import { tokenize } from '../text/tokens.js';
import { bannedWordingGone } from './banned-wording-gone.js';
import type { Check, WeighedFinding } from './check.js';
import { editedNotAnswered } from './edited-not-answered.js';
import { glossarySpelt } from './glossary-spelt.js';
import { lengthInBand } from './length-in-band.js';
import { namesKept } from './names-kept.js';
import { negationsKept } from './negations-kept.js';
import { nothingLost } from './nothing-lost.js';
import { numbersKept } from './numbers-kept.js';
import { promptNotLeaked } from './prompt-not-leaked.js';

/** Checks that need no grammar. */
const GENERAL: readonly Check[] = [glossarySpelt, bannedWordingGone, lengthInBand, promptNotLeaked];
/** Checks that read English. */
const ENGLISH: readonly Check[] = [numbersKept, negationsKept, namesKept, editedNotAnswered, nothingLost];

/** The two texts and what they are measured by. */
export interface CheckedPair {
  readonly raw: string;
  readonly refined: string;
  readonly brandBible: BrandBible;
  readonly systemPrompt: string;
  /** BCP 47; null counts as English. */
  readonly language: string | null;
}

/** What was found, the heaviest first, and what follows from it. */
export interface Checked {
  readonly verdict: RefinementVerdict;
  readonly findings: readonly RefinementFinding[];
}

/** Compares a refined text with the raw transcript it was made from. Another language than English gets the checks that need no grammar. */
export function runChecks({ raw, refined, brandBible, systemPrompt, language }: CheckedPair): Checked {
  const english = (language ?? 'en').toLowerCase().split('-')[0] === 'en';
  const { tokens, punctuated } = readSpokenLines(raw);
  const fluent = joinLines(english ? collapseRepetitions(removeFillers(tokens, punctuated)) : tokens);
  const spelt = new GlossarySpelling(brandBible.glossary).apply(fluent);
  const spoken = new PreferredWording(brandBible.banned).apply(spelt);
  const comparison = { raw, refined, spoken, written: tokenize(refined), brandBible, systemPrompt };
  const checks = english ? [...ENGLISH, ...GENERAL] : GENERAL;
  const weighed = checks.flatMap((check) => check(comparison));
  const sorted = weighed.toSorted((a, b) => Number(b.weight === 'REJECT') - Number(a.weight === 'REJECT'));
  return { verdict: verdictOf(weighed), findings: sorted.map(withoutWeight) };
}

function verdictOf(findings: readonly WeighedFinding[]): RefinementVerdict {
  if (findings.some((finding) => finding.weight === 'REJECT')) return 'REJECT';
  return findings.length > 0 ? 'REVIEW' : 'PASS';
}

function withoutWeight({ check, message, rawSpan, refinedSpan }: WeighedFinding): RefinementFinding {
  return { check, message, rawSpan, refinedSpan };
}
