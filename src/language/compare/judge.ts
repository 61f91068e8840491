import { LRUCache } from 'lru-cache';
import { annotate } from '../annotate/annotate.js';
import type { AnnotatedText } from '../annotate/annotation.js';
import { lexiconOf } from '../lexicons/lexicons.js';
import { readTurns, withoutLabels } from '../text/turns.js';
import { Matching } from './align/matching.js';
import { sideOf } from './align/side.js';
import { coverageOf } from './coverage.js';
import { speakerChanges, type TurnsOfTexts } from './facts/speaker-changes.js';
import { ItemReader } from './items/read-items.js';
import { compareMeaning } from './meaning/compare-meaning.js';
import { labelsAskedFor, withoutListNumbers } from './neutral/format.js';
import { neutralFindings } from './neutral/neutral-findings.js';
import { pairsOf } from './pairs.js';
import { placed, withRawPlaces } from './placed.js';
import type { TextsToJudge } from './texts-to-judge.js';
import type { Finding, Judgement, Verdict } from './verdict.js';

export type { TextsToJudge };

const HEAVIEST = { REJECT: 0, REVIEW: 1, NOTE: 2 };

/** Transcripts that are kept annotated: a trial or a repair compares the same one with several texts. */
const MOST_KEPT = 4;
const transcripts = new LRUCache<string, AnnotatedText>({ max: MOST_KEPT });

/** A transcript read once, whatever texts it is compared with. */
function annotatedTranscript(raw: string, language: string | null): AnnotatedText {
  const key = `${language} ${raw}`;
  const kept = transcripts.get(key);
  if (kept !== undefined) return kept;
  const annotated = annotate(raw, language);
  transcripts.set(key, annotated);
  return annotated;
}

/** Compares a refined text with its transcript. Pure: the same texts give the same judgement. */
export function judge(given: TextsToJudge): Judgement {
  const { texts, turns } = spokenAlone(given);
  const { raw, refined, brand } = texts;
  const { language, coverage } = coverageOf(texts);
  const lexicon = lexiconOf(language);
  const reader = new ItemReader(lexicon, brand);
  const [said, written] = [annotatedTranscript(raw, language), annotate(refined, language)];
  const matching = new Matching(sideOf(said, reader.read(said)), sideOf(written, reader.read(written)));
  // In this order: the comparison of meaning finds the partners of words that moved.
  const meaning = compareMeaning(matching, lexicon, brand, refined);
  const changes = [...speakerChanges(matching, turns), ...meaning];
  const findings = [...withRawPlaces(neutralFindings(texts, matching), raw, matching), ...placed(changes, matching)];
  const sorted = findings.toSorted((a, b) => HEAVIEST[a.grade] - HEAVIEST[b.grade]);
  const verdict = verdictOf(sorted, lexicon !== null);
  return { verdict, coverage, findings: sorted, pairs: pairsOf(matching, sorted, lexicon !== null) };
}

/** The texts without the labels of speakers, which are not speech, and the speaker of each turn. */
function spokenAlone(texts: TextsToJudge): { readonly texts: TextsToJudge; readonly turns: TurnsOfTexts } {
  const { speakers = [] } = texts;
  const turns = { raw: readTurns(texts.raw, speakers), refined: readTurns(texts.refined, speakers) };
  const raw = withoutLabels(texts.raw, turns.raw);
  const refined = withoutAskedLabels(raw, withoutLabels(texts.refined, turns.refined), texts.brand);
  return { texts: { ...texts, raw, refined: withoutListNumbers(refined, texts.brand) }, turns };
}

/** Labels that the brand requires and that are not in the speech. */
function withoutAskedLabels(raw: string, refined: string, brand: TextsToJudge['brand']): string {
  const labels = labelsAskedFor(brand).filter((label) => !raw.includes(`${label}:`));
  return labels.length === 0 ? refined : withoutLabels(refined, readTurns(refined, labels));
}

/** The verdict that follows from findings. If the language has no rules, no finding does not mean no fault. */
export function verdictOf(findings: readonly Finding[], covered: boolean): Verdict {
  if (findings.some(({ grade }) => grade === 'REJECT')) return 'REJECT';
  if (findings.some(({ grade }) => grade === 'REVIEW')) return 'REVIEW';
  return covered ? 'PASS' : 'UNCHECKED';
}
