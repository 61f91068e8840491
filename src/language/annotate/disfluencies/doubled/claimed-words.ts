import { isVerb } from '../../../text/parts-of-speech.js';
import { isFiniteVerb, subjectOf } from '../restart-shapes.js';
import type { Speech } from '../speech.js';
import { before, type Doubled } from './doubled-word.js';

/** Verbs that take a particle: after them `in, in March` has two. */
const PARTICLE_VERBS =
  /^(mov|c[oa]me?|com|go|goe|went|gone|get|got|gett|log|logg|sign|check|fill|put|turn|t[ao]ke?|tak|took|g[ia]ve?|giv|br[io]ng|brought|carr|hold|held|keep|kept|set|step|walk|dr[io]ve?|driv|send|sent|hand|br[eo]ak|broke|join|phon|call|dial|plug|s[ia]t|drop|pull|settl|look|wak|woke|grow|grew|show|sort|work|find|found|pick|clos|shut|stay|hang|hung|pass|stop|run|runn|ran|end|cut|cutt|fit|fitt|let|zoom|ring|rang|drag|lock|clock|opt|phas|lean|carri)(s|es|ed|ing|ped|ging|ting|ned|ied|ies|y|e)?$/;
/** After these words a particle may precede a preposition: `it is on on Monday`, `from now on on Mondays`, `put it in in one go`. */
const PARTICLE_PLACES =
  /^(it|them|him|her|me|us|you|is|was|are|were|be|been|later|early|earlier|now|then|here|there|right|way|straight)$|'(s|re)$/;
const STOPS_BY = /^(stop|pass|drop|com|com?e|came|swing|swung|stand|stood|get|got)(s|es|ed|ing|ped|ping)?$/;
export const PARTICLES = /^(in|on|up|off|out|over|down|along|by|around|back|away)$/;
/** Words that may be the object of the words before or the subject of the words after: `I like it, it is warm`. */
export const OBJECTS = /^(it|you|her|that|this|these|those|there|here|one|all|some|him|them|me|us|home)$/;
const SUBJECT_NOUN = /^(and|or|please|just|never|always|really|people|who|not|don't)$/;

export function isParticle(doubled: Doubled): boolean {
  const previous = before(doubled);
  if (doubled.speech.word(doubled.at) === 'by') return STOPS_BY.test(previous);
  return PARTICLE_VERBS.test(previous) || (!doubled.broken && PARTICLE_PLACES.test(previous));
}

/** Whether the word before is a verb here, not a noun such as `plan`: in the past, or after a subject, an auxiliary or "to". */
function governs({ speech, at }: Doubled): boolean {
  const tags = speech.tagsAt(at - 1);
  if (!isVerb(tags)) return false;
  const led = speech.word(at - 2);
  const { auxiliaries, determiners } = speech.lists!;
  if (tags!.has('PastTense')) return !determiners.has(led);
  return led === '' || led === 'to' || subjectOf(led) !== '' || auxiliaries.has(led) || SUBJECT_NOUN.test(led);
}

/** The first is the object of the word before, and the second begins a clause. */
export function isObject(doubled: Doubled): boolean {
  const { speech, at, repair } = doubled;
  // "Cut those, those oaks": the noun of both follows, and no verb of a second clause.
  const noun = speech.flowsOn(repair) && speech.tagsAt(repair + 1)?.has('Noun') === true;
  if (/^(this|these|those|some)$/.test(speech.word(at)) && noun && !isFiniteVerb(speech, repair + 2)) return false;
  const previous = before(doubled);
  if (
    previous === '' ||
    /^(that|than|as|do|does|did|can|could|will|would|shall|should|may|might|must|is|are|was|were)$/.test(previous)
  )
    return false;
  // "I think it it could": a clause follows the verb.
  if (/^(think|thinks|thought|guess|hope|hoped|suppose|reckon|wish|says|said|say)$/.test(previous)) return false;
  // "I like it, it is warm", but "like you, you know".
  if (previous === 'like') return subjectOf(speech.word(at - 2)) !== '';
  return governs(doubled) || speech.lists!.prepositions.has(previous);
}

/** Whether the word is the object or particle of the token before, so that the next one begins a clause. */
export function isClaimed(speech: Speech, at: number): boolean {
  if (speech.tongue !== 'en') return false;
  const doubled = { speech, at, repair: at + 1, broken: false };
  return (
    (PARTICLES.test(speech.word(at)) && isParticle(doubled)) || (OBJECTS.test(speech.word(at)) && isObject(doubled))
  );
}
