import type { BrandBible } from '../../brand/brand-bible.js';
import type { RefinementFinding, RefinementVerdict } from '../../jobs/results/refinement.js';
import { CERTAIN } from '../annotate/annotation.js';
import { findDisfluencies } from '../annotate/disfluencies/find-disfluencies.js';
import { PreferredWording } from '../edit/banned-wording.js';
import { GlossarySpelling } from '../edit/glossary-spelling.js';
import { leaveOut } from '../edit/leave-out.js';
import { writeSpokenForms } from '../edit/spoken-forms.js';
import { joinLines, readSpokenLines } from '../edit/spoken-lines.js';
import { numberValues } from '../english/numbers/number-values.js';
import { align } from '../text/alignment.js';
import { plain, type Token, tokenize } from '../text/tokens.js';
import { bannedWordingGone } from './banned-wording-gone.js';
import type { Check, WeighedFinding } from './check.js';
import { codesKept } from './codes-kept.js';
import { stemOf } from './content-words.js';
import { datesKept } from './dates-kept.js';
import { editedNotAnswered } from './edited-not-answered.js';
import { glossarySpelt } from './glossary-spelt.js';
import { lengthInBand } from './length-in-band.js';
import { namesKept } from './names-kept.js';
import { negationsKept } from './negations-kept.js';
import { noGap } from './no-gap.js';
import { nothingLost } from './nothing-lost.js';
import { numbersKept } from './numbers-kept.js';
import { hyphenedIn, openForms, withoutDashes } from './open-forms.js';
import { placeFindings } from './place-findings.js';
import { plainText } from './plain-text.js';
import { promptNotLeaked } from './prompt-not-leaked.js';
import { quotesKept } from './quotes-kept.js';
import { smallNumbersKept } from './small-numbers-kept.js';
import { joinedLike, withFigures } from './spoken-figures.js';
import { unitOf, unitsKept } from './units-kept.js';
import { wordsKept } from './words-kept.js';

/** Checks that need no grammar. */
const GENERAL: readonly Check[] = [plainText, glossarySpelt, bannedWordingGone, lengthInBand, promptNotLeaked];
/** Checks that read English. */
const ENGLISH: readonly Check[] = [
  numbersKept,
  smallNumbersKept,
  unitsKept,
  codesKept,
  datesKept,
  negationsKept,
  namesKept,
  quotesKept,
  editedNotAnswered,
  nothingLost,
  noGap,
  wordsKept,
];

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

/** What was meant to be said: without hesitations, false starts and, where the text has put them right, slips of the tongue. */
function meant(raw: string, written: readonly Token[], english: boolean): Token[] {
  const { tokens, punctuated } = readSpokenLines(english ? withoutDashes(raw) : raw);
  if (!english) return joinLines(tokens);
  const isSlip = ({ kind, confidence }: { kind: string; confidence: number }) =>
    kind === 'correction' && confidence >= CERTAIN;
  const open = findDisfluencies(written, { language: 'en', punctuated: true }).some(isSlip);
  const disfluencies = findDisfluencies(tokens, { language: 'en', punctuated });
  return joinLines(
    writeSpokenForms(leaveOut(tokens, open ? disfluencies.filter((one) => !isSlip(one)) : disfluencies)),
  );
}

/** Compares a refined text with the raw transcript it was made from. Another language than English gets the checks that need no grammar. */
export function runChecks({ raw, refined, brandBible, systemPrompt, language }: CheckedPair): Checked {
  const english = (language ?? 'en').toLowerCase().split('-')[0] === 'en';
  const found = english ? writeSpokenForms(tokenize(withoutDashes(refined))) : tokenize(refined);
  const spelt = new GlossarySpelling(brandBible.glossary).apply(meant(raw, found, english));
  const worded = new PreferredWording(brandBible.banned).apply(spelt);
  const hyphened = hyphenedIn(brandBible);
  const opened = english ? withFigures(openForms(worded, hyphened)) : worded;
  const open = english ? withFigures(openForms(found, hyphened, rangesIn(opened))) : found;
  const [spoken, written] = [joinedLike(opened, open), joinedLike(open, opened)];
  const alignment = align(spoken.map(keyOf), written.map(keyOf));
  const comparison = { raw, refined, spoken, written, alignment, brandBible, systemPrompt };
  const checks = english ? [...ENGLISH, ...GENERAL] : GENERAL;
  const weighed = placeFindings(
    checks.flatMap((check) => check(comparison)),
    comparison,
  );
  const sorted = weighed.toSorted((a, b) => Number(b.weight === 'REJECT') - Number(a.weight === 'REJECT'));
  return { verdict: verdictOf(weighed), findings: sorted.map(withoutWeight) };
}

/** Tells a range such as `25-30` from a telephone number or a code: both of its numbers were said. */
function rangesIn(spoken: readonly Token[]): (text: string) => boolean {
  const said = new Set(numberValues(spoken).map(({ value }) => value));
  return (text) => {
    const ends = text.split('-').map((end) => end.replace(/[^\d.]/g, ''));
    return ends.every((end) => said.has(end)) && !said.has(ends.join(''));
  };
}

/** Words that differ by their ending alone are the same word to the alignment. */
function keyOf(token: Token): string {
  const word = plain(token);
  return unitOf(word) ?? (stemOf(word) || word);
}

function verdictOf(findings: readonly WeighedFinding[]): RefinementVerdict {
  if (findings.some((finding) => finding.weight === 'REJECT')) return 'REJECT';
  return findings.length > 0 ? 'REVIEW' : 'PASS';
}

function withoutWeight({ check, message, rawSpan, refinedSpan }: WeighedFinding): RefinementFinding {
  return { check, message, rawSpan, refinedSpan };
}
