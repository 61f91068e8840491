import type { DisfluencyRule, Found } from './disfluency-rule.js';
import { isClaimed } from './doubled/claimed-words.js';
import { interregnumAt } from './edit-terms.js';
import { breaksOff } from './repetition-places.js';
import { isFiniteVerb, isModal, QUESTION_WORDS, SUBORDINATES, subjectOf } from './restart-shapes.js';
import type { Speech } from './speech.js';

/** Maximum length of an abandoned beginning, in words. */
const LONGEST = 5;
/** Words that may precede the repeated beginning: `there are, officially there are`. */
const INSERTED = 2;

function restart(from: number, to: number, repair: number, end: number, confidence: number): Found {
  const interregnum = repair > to ? { from: to, to: repair } : null;
  return { confidence, reparandum: { from, to }, interregnum, repair: { from: repair, to: end } };
}

/** A break after the token: where speech continues after it and its hesitations, and whether there are any hesitations. */
function breakAfter(speech: Speech, last: number): { next: number; hesitates: boolean } | null {
  if (!speech.flowsOn(last)) return null;
  const next = interregnumAt(speech, last + 1)?.to ?? last + 1;
  const hesitates = next > last + 1;
  return (hesitates || speech.isBroken(last)) && next < speech.tokens.length ? { next, hesitates } : null;
}

/** `he would, he'd say`, `I thought we, I thought first half we were`: the same subject, and the abandoned words are an incomplete clause. */
function sameSubject(speech: Speech, at: number): Found | null {
  const subject = subjectOf(speech.word(at));
  if (subject === '' || isClaimed(speech, at)) return null;
  for (let last = at; last < at + LONGEST; last += 1) {
    if (last > at && speech.isBroken(last - 1)) return null;
    const gap = breakAfter(speech, last);
    // "He says that he, he carried it", "he says he, he'd carry it": only the last word is repeated.
    const [end, next] = [speech.word(last), speech.word(gap?.next ?? last)];
    if (gap !== null && last > at && (end === next || (end !== '' && subjectOf(next) === end))) continue;
    if (gap === null || speech.lists!.conjunctions.has(speech.word(last))) continue;
    // "I told her, I said": an object ends the clause.
    if (!gap.hesitates && speech.word(last) === 'her' && isClaimed(speech, last)) continue;
    if (!(breaksOff(speech, last) || isBegun(speech, at, last, gap.next))) continue;
    for (let repair = gap.next; repair <= gap.next + INSERTED; repair += 1) {
      if (subjectOf(speech.word(repair)) !== subject) {
        if (repair > gap.next && speech.isBroken(repair)) break;
        continue;
      }
      if (repair > gap.next && speech.word(repair + last - at) !== speech.word(last)) break;
      return restart(at, last + 1, gap.next, repair + 1, sureOf(speech, at, last, repair, gap.hesitates));
    }
  }
  return null;
}

/** `it's now, it's showing`: begun with an adverb, and begun again without it. */
function isBegun(speech: Speech, at: number, last: number, next: number): boolean {
  const adverb = /^(now|all|about|actually|basically|probably|always|kind|sort)$/.test(speech.word(last));
  return last === at + 1 && adverb && /'(s|re|m)$/.test(speech.word(at)) && speech.word(next) === speech.word(at);
}

function sureOf(speech: Speech, at: number, last: number, repair: number, hesitates: boolean): number {
  // "If you can, you should", "I thought he would, he said so": such a clause is complete.
  const whole = speech.lists!.auxiliaries.has(speech.word(last)) || last === at;
  const waits = SUBORDINATES.test(speech.word(at - 1)) || !speech.opensClause(at);
  if (waits && whole && !hesitates) return 0.5;
  const next = speech.word(repair + 1);
  return isModal(speech.word(last)) && isModal(next) && speech.word(last) !== next ? 0.5 : 0.93;
}

/** `that's, um, it's about an hour`. */
function otherSubject(speech: Speech, at: number): Found | null {
  const shape = /^(it|that|this|there|he|she|what)'s$/;
  const gap = shape.test(speech.word(at)) ? breakAfter(speech, at) : null;
  if (gap === null || !shape.test(speech.word(gap.next)) || speech.word(at) === speech.word(gap.next)) return null;
  return restart(at, at + 1, gap.next, gap.next + 1, 0.93);
}

/** `his father was, um, his father had`: two words or more are repeated, and the abandoned words are an incomplete clause. */
function sameBeginning(speech: Speech, at: number): Found | null {
  for (let last = at + 2; last < at + LONGEST + 1; last += 1) {
    if (speech.isBroken(last - 1) || speech.isBroken(at)) return null;
    const gap = breakAfter(speech, last);
    if (gap === null || !breaksOff(speech, last) || speech.lists!.conjunctions.has(speech.word(last))) continue;
    const same = [0, 1].every(
      (step) => speech.word(at + step) !== '' && speech.word(at + step) === speech.word(gap.next + step),
    );
    const subordinate = SUBORDINATES.test(speech.word(at - 1)) || SUBORDINATES.test(speech.word(at));
    if (same && !/\d/.test(speech.word(at)))
      return restart(at, last + 1, gap.next, gap.next + 2, subordinate && !gap.hesitates ? 0.5 : 0.93);
  }
  return null;
}

/** `the first, their first attack`: another article, and the same word after it. */
function otherArticle(speech: Speech, at: number): Found | null {
  const { determiners } = speech.lists!;
  if (!/^(the|a|an|this|that)$/.test(speech.word(at)) || speech.isBroken(at)) return null;
  const gap = breakAfter(speech, at + 1);
  if (gap === null || !determiners.has(speech.word(gap.next)) || speech.word(gap.next) === speech.word(at)) return null;
  const same =
    speech.word(at + 1) === speech.word(gap.next + 1) && speech.flowsOn(gap.next + 1) && !speech.isBroken(gap.next + 1);
  return same ? restart(at, at + 2, gap.next, gap.next + 2, 0.92) : null;
}

/** `the, exactly, the second one`: the word between them is kept. */
function aroundWord(speech: Speech, at: number): Found | null {
  const { determiners } = speech.lists!;
  if (
    !determiners.has(speech.word(at)) ||
    !speech.isBroken(at) ||
    !speech.isBroken(at + 1) ||
    speech.word(at + 2) !== speech.word(at)
  )
    return null;
  const between =
    speech.flowsOn(at) &&
    speech.flowsOn(at + 1) &&
    /^(exactly|yes|obviously|sorry|please|well|honestly|precisely|okay)$/.test(speech.word(at + 1));
  return between
    ? { confidence: 0.9, reparandum: { from: at, to: at + 1 }, interregnum: null, repair: { from: at + 2, to: at + 3 } }
    : null;
}

/** `does anyone, is anyone against`. */
function turnedAuxiliary(speech: Speech, at: number): Found | null {
  const { auxiliaries } = speech.lists!;
  if (!auxiliaries.has(speech.word(at)) || speech.isBroken(at) || !speech.opensClause(at)) return null;
  const gap = breakAfter(speech, at + 1);
  if (gap === null || !auxiliaries.has(speech.word(gap.next)) || speech.word(gap.next) === speech.word(at)) return null;
  const same = speech.word(at + 1) === speech.word(gap.next + 1) && speech.lists!.pronouns.has(speech.word(at + 1));
  const anyone =
    /^(any|some|every|no)(one|body|thing)$/.test(speech.word(at + 1)) &&
    speech.word(at + 1) === speech.word(gap.next + 1);
  return same || anyone ? restart(at, at + 2, gap.next, gap.next + 2, 0.92) : null;
}

/** `Which is what is the name`: a question that the speaker starts and at once rephrases. */
function questionAgain(speech: Speech, at: number): Found | null {
  if (!QUESTION_WORDS.test(speech.word(at)) || speech.sentenceStart(at, 3) !== at) return null;
  for (let last = at; last < at + 4; last += 1) {
    if (last > at && (!speech.flowsOn(last - 1) || QUESTION_WORDS.test(speech.word(last)))) return null;
    if (!speech.flowsOn(last)) return null;
    const next = speech.afterHesitations(last + 1);
    if (!QUESTION_WORDS.test(speech.word(next))) continue;
    if (!isFiniteVerb(speech, next + 1) && speech.word(next) !== 'how' && next === last + 1) return null;
    const open = breaksOff(speech, last) && last > at;
    if (next === last + 1 && !open) return null;
    return restart(at, last + 1, next, next + 1, open ? 0.93 : 0.9);
  }
  return null;
}

export const RESTART_RULES: readonly DisfluencyRule[] = [
  {
    rule: 'same subject',
    kind: 'restart',
    languages: ['en'],
    example: 'en',
    fires: ["But she would, she'd call every night.", "But she'd call every night."],
    spares: 'If you can, you should come.',
    find: sameSubject,
  },
  {
    rule: 'other subject',
    kind: 'restart',
    languages: ['en'],
    example: 'en',
    fires: ["And that's, um, it's about an hour.", "And it's about an hour."],
    spares: "That's mine. It's about an hour away.",
    find: otherSubject,
  },
  {
    rule: 'same beginning',
    kind: 'restart',
    languages: 'lexicon',
    example: 'en',
    fires: ['Their mother was, um, their mother had the key.', 'Their mother had the key.'],
    spares: 'Their mother was tired, their mother had the key.',
    find: sameBeginning,
  },
  {
    rule: 'other article',
    kind: 'restart',
    languages: ['en'],
    example: 'en',
    fires: ['They won with the last, their last throw.', 'They won with their last throw.'],
    spares: 'They took the car, their car.',
    find: otherArticle,
  },
  {
    rule: 'article around a word',
    kind: 'restart',
    languages: ['en'],
    example: 'en',
    fires: ['You take the red and the, exactly, the green one.', 'You take the red and, exactly, the green one.'],
    spares: 'You take the red, the blue, the green one.',
    find: aroundWord,
  },
  {
    rule: 'auxiliary changed',
    kind: 'restart',
    languages: ['en'],
    example: 'en',
    fires: ['Does anyone, is anyone cold?', 'Is anyone cold?'],
    spares: 'Does anyone know? Is anyone cold?',
    find: turnedAuxiliary,
  },
  {
    rule: 'question asked anew',
    kind: 'restart',
    languages: ['en'],
    example: 'en',
    fires: ['Which is what is the name of the river?', 'What is the name of the river?'],
    spares: 'Who knows what is in the river?',
    find: questionAgain,
  },
];
