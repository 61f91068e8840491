import type { Token } from '../../text/tokens.js';
import type { Disfluency, Filler } from '../annotation.js';
import { CORRECTION_RULES } from './corrections.js';
import { type DisfluencyRule, type Found, holdsIn } from './disfluency-rule.js';
import { FILLER_RULES } from './fillers.js';
import { CONTRACTION_RULES } from './repeated-contractions.js';
import { NUMBER_RULES } from './repeated-numbers.js';
import { SUBJECT_RULES } from './repeated-subjects.js';
import { REPETITION_RULES } from './repetitions.js';
import { RESTART_RULES } from './restarts.js';
import { Speech } from './speech.js';

export const DISFLUENCY_RULES: readonly DisfluencyRule[] = [
  ...FILLER_RULES,
  ...REPETITION_RULES,
  ...NUMBER_RULES,
  ...RESTART_RULES,
  ...SUBJECT_RULES,
  ...CONTRACTION_RULES,
  ...CORRECTION_RULES,
];

function annotated(rule: DisfluencyRule, found: Found, language: string | null): Filler | Disfluency {
  const { confidence, reparandum, interregnum, repair } = found;
  const about = {
    confidence,
    rule: rule.rule,
    language: rule.languages === 'neutral' ? 'neutral' : (language ?? 'neutral'),
  };
  if (repair === null || rule.kind === 'filler') return { ...about, kind: 'filler', ...reparandum };
  return { ...about, kind: rule.kind, from: reparandum.from, to: repair.to, reparandum, interregnum, repair };
}

/**
 * Hesitations, idle phrases, repetitions, restarts and self-corrections in speech, by their first token, the longer first. They may
 * overlap: the repair of one is the reparandum of the next in `the, um, the, the camp`. An editor may remove the range of a filler, or the reparandum and
 * interregnum of the others; for a subject that is repeated as a pronoun, the pronoun is the reparandum. Tables of rules define each kind.
 */
export function findDisfluencies(
  tokens: readonly Token[],
  { language, punctuated }: { readonly language: string | null; readonly punctuated: boolean },
): (Filler | Disfluency)[] {
  const speech = new Speech(tokens, language, punctuated);
  const rules = DISFLUENCY_RULES.filter((rule) => holdsIn(rule, speech));
  // A quotation keeps its wording; only stutters and noises belong to the person who quotes it.
  const quotable = rules.filter(({ kind, rule }) => kind === 'repetition' || rule === 'hesitation');
  const all: (Filler | Disfluency)[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    if (speech.word(at) === '' || speech.isVerbatim(at)) continue;
    for (const rule of tokens[at]!.quoted ? quotable : rules) {
      const found = rule.find(speech, at);
      if (found !== null) all.push(annotated(rule, found, speech.tongue));
    }
  }
  return all.toSorted((a, b) => a.from - b.from || b.to - a.to);
}
