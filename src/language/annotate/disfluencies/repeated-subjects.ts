import type { DisfluencyRule, Found } from './disfluency-rule.js';
import { isFiniteVerb, nounPhraseBefore, SUBORDINATES, subjectOf } from './restart-shapes.js';
import type { Speech } from './speech.js';

/** `the waiting list is, it's about a month`: the subject and verb are complete, and a pronoun and verb repeat them. */
function verbAgain(speech: Speech, at: number): Found | null {
  const word = speech.word(at);
  const contracted = /^(it|she|he|they)'(s|re)$/.exec(word);
  const verb = contracted === null ? speech.word(at + 1) : contracted[2] === 's' ? 'is' : 'are';
  const length = contracted === null ? 2 : 1;
  if (contracted === null && !/^(it|she|he|they)$/.test(word)) return null;
  if (
    !/^(is|was|are|were|has|had|just)$/.test(verb) ||
    speech.isBroken(at + length - 1) ||
    !speech.flowsOn(at + length - 1)
  )
    return null;
  let before = at - 1;
  if (
    speech.isBroken(at - 2) &&
    speech.isBroken(at - 1) &&
    /^(honestly|frankly|obviously|basically|actually|really|clearly)$/.test(speech.word(at - 1))
  )
    before -= 1;
  while (before > 0 && speech.isHesitation(before)) before -= 1;
  if (speech.word(before) !== verb || !speech.flowsOn(before) || !(speech.isBroken(before) || before < at - 1))
    return null;
  const start = speech.sentenceStart(before, 7);
  const stretch = speech.words.slice(start, before);
  if (
    stretch.length < 2 ||
    subjectOf(stretch.at(-1)!) !== '' ||
    stretch.slice(1).some((item) => SUBORDINATES.test(item))
  )
    return null;
  const tail = { from: at + length, to: at + length + 1 };
  return { confidence: 0.92, reparandum: { from: at, to: at + length }, interregnum: null, repair: tail };
}

/** The first place of a pronoun that the speaker repeats: `teams, they don't, they don't`, `Ruth, she, um, she had`. */
function firstTime(speech: Speech, at: number): number {
  let first = at;
  for (;;) {
    let before = first - 1;
    while (speech.isHesitation(before)) before -= 1;
    if (speech.word(before) === speech.word(at)) first = before;
    else if (speech.word(before) === speech.word(at + 1) && speech.word(before - 1) === speech.word(at))
      first = before - 1;
    else return first;
  }
}

/** `my sister Ruth, she had a boat`: a subject repeated as a pronoun (left dislocation). The editor removes the pronoun. */
function pronounAgain(speech: Speech, at: number): Found | null {
  const pronoun = speech.word(at);
  if (!/^(he|she|they)$/.test(pronoun) || speech.isBroken(at)) return null;
  if (!isFiniteVerb(speech, at + 1) || speech.isBroken(at + 1)) return null;
  const first = firstTime(speech, at);
  if (speech.tokens[first - 1]?.after !== ',') return null;
  const from = nounPhraseBefore(speech, first);
  if (from < 0) return null;
  const plural = /(s|people|children|men|women|folk)$/.test(speech.word(first - 1));
  if (plural !== (pronoun === 'they') && !/^\p{Lu}/u.test(speech.tokens[first - 1]!.text)) return null;
  return {
    confidence: 0.9,
    reparandum: { from: at, to: at + 1 },
    interregnum: null,
    repair: { from: at + 1, to: at + 2 },
  };
}

export const SUBJECT_RULES: readonly DisfluencyRule[] = [
  {
    rule: 'repeated verb',
    kind: 'restart',
    languages: ['en'],
    example: 'en',
    fires: ["So the queue is, it's about a mile long.", 'So the queue is about a mile long.'],
    spares: "I know what the matter is, it's the pump.",
    find: verbAgain,
  },
  {
    rule: 'subject repeated as a pronoun',
    kind: 'restart',
    languages: ['en'],
    example: 'en',
    fires: ['My brother Paul, he had a boat.', 'My brother Paul had a boat.'],
    spares: 'The next morning, they had left.',
    find: pronounAgain,
  },
];
