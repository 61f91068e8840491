import type { Lexicon } from '../../lexicons/lexicon.js';
import { range } from '../../text/tokens.js';
import { excuseCodeParts, matchJoinedWords } from '../align/joined-words.js';
import type { Matching } from '../align/matching.js';
import { findExchanges, matchMoves } from '../align/moves.js';
import { excuseSameMeaning } from '../align/same-meaning.js';
import { closedSetChanges } from '../facts/closed-sets.js';
import { matchDateParts } from '../facts/date-parts.js';
import { exchangeChanges, turnedContrasts } from '../facts/exchange-changes.js';
import { figureChanges } from '../facts/figure-changes.js';
import { excuseFiguresSaidAgain, preferFullFigures } from '../facts/figures-said-again.js';
import { keptSlips } from '../facts/kept-slips.js';
import { lostFigures } from '../facts/lost-figures.js';
import { nameChanges } from '../facts/name-changes.js';
import { negationChanges } from '../facts/negation-changes.js';
import { oppositeChanges } from '../facts/opposite-changes.js';
import {
  crossedFacts,
  crossedSubjects,
  exchangedFigures,
  mergedNames,
  movedSentences,
  roleChanges,
} from '../facts/order-changes.js';
import { personChanges } from '../facts/person-changes.js';
import { quotationChanges, replacedInQuotations } from '../facts/quotation-changes.js';
import { tradedContexts } from '../facts/traded-contexts.js';
import { turnedClauses } from '../facts/turned-clauses.js';
import { turnedSides } from '../facts/turned-sides.js';
import { undoneCorrections } from '../facts/undone-corrections.js';
import { unitChanges } from '../facts/unit-changes.js';
import type { Change } from '../finding.js';
import { asksForMarks, headingsOf } from '../neutral/format.js';
import type { BrandFacts } from '../verdict.js';
import { excuseAbandoned } from './abandoned-starts.js';
import { excuseAnnotated } from './excuse-annotated.js';
import { excuseBegun } from './excuse-begun.js';
import { excuseCorrections } from './excuse-corrections.js';
import { excuseDictated, excusePlusOfNumbers, excuseSpokenSigns } from './excuse-dictated.js';
import { excuseEnumeration } from './excuse-enumeration.js';
import { excuseLight } from './excuse-light.js';
import { excuseDisfluencies } from './excuse-lost.js';
import { tenseChanges } from './form-changes.js';
import { excuseNearlySaidAgain } from './said-nearly-again.js';
import { sentencePairs } from './sentence-pairs.js';
import { differencesOf, wordingChanges } from './wording.js';

/** Within this many items after a heading, the text has the words of the heading. */
const HEADED = 25;

/** Headings that the brand requires consist of words of the text and need not have been said. */
function excuseHeadings(matching: Matching, brand: BrandFacts, refined: string): void {
  const headings = headingsOf(refined, brand);
  const said = new Set(matching.raw.items.map(({ key }) => key));
  for (const [start, end] of headings) {
    restoreBody(matching, start, end);
    const inside = range(0, matching.refined.items.length).filter((at) => {
      const item = matching.refined.items[at]!;
      return item.start >= start && item.end <= end && matching.partnersOfWritten[at]! < 0;
    });
    matching.excuse(
      [],
      inside.filter((at) => said.has(matching.refined.items[at]!.key) || matching.refined.items[at]!.kind !== 'word'),
      'heading',
    );
  }
}

/** Words that are both in a heading and in the text are paired in the text. */
function restoreBody(matching: Matching, start: number, end: number): void {
  const { items } = matching.refined;
  const free = range(0, items.length).filter((at) => matching.partnersOfWritten[at]! < 0 && items[at]!.start >= end);
  for (const [at, item] of items.entries()) {
    const said = matching.partnersOfWritten[at]!;
    if (said < 0 || item.start < start || item.end > end) continue;
    const body = free.find((other) => other - at <= HEADED && items[other]!.key === item.key);
    if (body === undefined) continue;
    matching.partnersOfWritten[at] = -1;
    matching.pair(said, body);
  }
}

/** The facts that changed, by kind. The order matters: later checks ignore what an earlier one found. */
function factChanges(matching: Matching, lexicon: Lexicon | null, moved: ReadonlySet<number>): Change[] {
  return [
    ...oppositeChanges(matching, lexicon),
    ...figureChanges(matching, matching.raw.annotated.language),
    ...lostFigures(matching, lexicon),
    ...unitChanges(matching),
    ...closedSetChanges(matching, lexicon),
    ...negationChanges(matching),
    ...personChanges(matching),
    ...nameChanges(matching),
    ...mergedNames(matching),
    ...roleChanges(matching, moved),
    ...crossedFacts(matching, moved),
    ...exchangedFigures(matching, moved),
    ...crossedSubjects(matching),
    ...movedSentences(matching, moved),
    ...turnedSides(matching),
    ...tradedContexts(matching, lexicon),
    ...turnedClauses(matching),
    ...turnedContrasts(matching),
    ...replacedInQuotations(matching),
    ...quotationChanges(matching),
    ...keptSlips(matching),
    ...undoneCorrections(matching, lexicon),
  ];
}

/** Compares the meaning of the two texts step by step: the same in other words, changed facts, remaining differences. */
export function compareMeaning(
  matching: Matching,
  lexicon: Lexicon | null,
  brand: BrandFacts,
  refined: string,
): Change[] {
  excuseHeadings(matching, brand, refined);
  preferFullFigures(matching);
  excuseAnnotated(matching);
  matchJoinedWords(matching);
  excuseCodeParts(matching);
  matchDateParts(matching, lexicon);
  const exchanges = exchangeChanges(matching, lexicon, findExchanges(matching));
  excuseSameMeaning(matching, lexicon);
  const moved = matchMoves(matching);
  excuseAnnotated(matching);
  excuseCorrections(matching, lexicon);
  excuseDisfluencies(matching, lexicon);
  if (lexicon !== null) {
    excuseNearlySaidAgain(matching);
    excuseAbandoned(matching);
  }
  excuseDictated(matching, lexicon);
  if (asksForMarks(brand)) excuseEnumeration(matching);
  const facts = [...exchanges, ...factChanges(matching, lexicon, moved)];
  // Figures that correct others already have their partners here.
  excuseAnnotated(matching);
  excuseFiguresSaidAgain(matching);
  excuseSpokenSigns(matching);
  excusePlusOfNumbers(matching);
  if (lexicon !== null) excuseBegun(matching);
  for (const gap of matching.gaps) excuseLight(matching, gap);
  const tenses = tenseChanges(matching).map(([said, written]) => ({ said: [said], written: [written] }));
  const differences = [...differencesOf(matching), ...tenses];
  // Without the words of a language a slip cannot be told from an omission: the check does not run, and a second opinion decides.
  return lexicon === null ? facts : [...facts, ...wordingChanges(matching, differences, sentencePairs(matching))];
}
