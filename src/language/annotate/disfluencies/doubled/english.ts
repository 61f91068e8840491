import { canBeFinite } from '../../../text/parts-of-speech.js';
import { subjectOf } from '../restart-shapes.js';
import { isObject, isParticle, OBJECTS, PARTICLES } from './claimed-words.js';
import { after, before, type Doubled, type DoubledWord, hasBefore } from './doubled-word.js';

const ASKS = /^(what|who|how|where|why|when|which|all|whatever|whoever|wherever)$|^(what|who|how|where)'s$/;
/** After the subject of a question the second verb is a stutter: `what time is is it`. */
const SUBJECT = /^(i|we|he|she|they|it|you|there|this|that)$/;
const ARTICLES = /^(the|a|an|my|our|your|his|her|their|its|every|each|some|any|no)$/;

/** How many words of a sentence are searched for verbs. */
const FARTHEST_VERB = 16;

function hasTwoVerbs({ speech, repair }: Doubled): boolean {
  let verbs = 0;
  for (let at = repair + 2; at < repair + FARTHEST_VERB && speech.flowsOn(at - 1); at += 1) {
    const verb = speech.lists!.auxiliaries.has(speech.word(at)) || canBeFinite(speech.tagsAt(at));
    if (/^(who|which|that|and|but|so|because)$/.test(speech.word(at))) return false;
    if (verb && !speech.lists!.auxiliaries.has(speech.word(at - 1))) verbs += 1;
  }
  return verbs > 1;
}

/** The second `that` is a demonstrative or a subject: not before an article, a subject or a preposition. */
function isThatThat(doubled: Doubled): boolean {
  const next = after(doubled);
  if (doubled.broken) return false;
  // "That that letter came is a miracle": one verb for the clause, one for its sentence.
  if (before(doubled) === '' && !(doubled.speech.tagsAt(doubled.repair + 1)?.has('Noun') && hasTwoVerbs(doubled)))
    return false;
  return !(
    ARTICLES.test(next) ||
    SUBJECT.test(next) ||
    subjectOf(next) !== '' ||
    /^(in|on|at|for|with|if|when|these|those)$/.test(next)
  );
}

function isClauseVerb(doubled: Doubled): boolean {
  return hasBefore(doubled, ASKS) && !(SUBJECT.test(after(doubled)) && !SUBJECT.test(before(doubled)));
}

/** A clause ends with the auxiliary, and a question begins with it: `if you can can you send it`. */
function isAskedAgain(doubled: Doubled): boolean {
  return subjectOf(after(doubled)) !== '' && (subjectOf(before(doubled)) !== '' || before(doubled) === 'to');
}

/** `so so good`; no adjective or adverb follows in `so so come at noon`. */
function isSoSo(doubled: Doubled): boolean {
  const next = after(doubled);
  if (next === '' || /^(much|many|few|little|long|far|often)$/.test(next)) return !doubled.broken || next !== '';
  if (subjectOf(next) !== '' || ARTICLES.test(next)) return false;
  const tags = doubled.speech.tagsAt(doubled.repair + 1);
  return tags !== undefined && (tags.has('Adjective') || tags.has('Adverb') || tags.has('PastTense'));
}

/** `had had`; after a comma only where a clause ends with the first and a participle follows: `all we had, had gone`. */
function isHadHad(doubled: Doubled): boolean {
  if (doubled.broken) return doubled.speech.tagsAt(doubled.repair + 1)?.has('PastTense') === true;
  return !/^(has|have|having)$|'(s|ve|d)$/.test(before(doubled));
}

export const ENGLISH_DOUBLED: readonly DoubledWord[] = [
  {
    rule: 'past perfect of have',
    language: 'en',
    words: /^had$/,
    meant: isHadHad,
    stays: 'She had had the shop for years.',
    stutters: ['She had, had the shop for years.', 'She had the shop for years.'],
  },
  {
    rule: 'that that',
    language: 'en',
    words: /^that$/,
    meant: isThatThat,
    stays: 'I told them that that bridge was closed.',
    stutters: ['I told them that that the bridge was closed.', 'I told them that the bridge was closed.'],
  },
  {
    rule: 'verb of a clause and of its sentence',
    language: 'en',
    words: /^(is|was|are|were|has|have|does|did|do)$/,
    meant: isClauseVerb,
    stays: 'What it is is an old water mill.',
    stutters: ['The trouble is is the pump leaks.', 'The trouble is the pump leaks.'],
  },
  {
    rule: 'do that stresses do',
    language: 'en',
    words: /^(do|does|did|have)$/,
    meant: (doubled) =>
      SUBJECT.test(before(doubled)) && !SUBJECT.test(after(doubled)) && doubled.speech.word(doubled.at) !== 'have',
    stays: 'We do do weddings.',
    stutters: ['Do do you know the way?', 'Do you know the way?'],
  },
  {
    rule: 'auxiliary of a clause and of a question',
    language: 'en',
    words: /^(can|could|will|would|should|do|did|are|have|may)$/,
    meant: isAskedAgain,
    stays: 'if you can can you send the list',
    stutters: ['and can can you send the list', 'and can you send the list'],
  },
  {
    rule: 'particle and preposition',
    language: 'en',
    words: PARTICLES,
    meant: isParticle,
    stays: 'They moved in in the spring.',
    stutters: ['They painted it all in in the spring.', 'They painted it all in the spring.'],
  },
  {
    rule: 'object and subject',
    language: 'en',
    words: OBJECTS,
    meant: (doubled) => !/^th(at|ere)$/.test(doubled.speech.word(doubled.at)) && isObject(doubled),
    stays: 'I like it it is warm.',
    stutters: ['And it it keeps for a week.', 'And it keeps for a week.'],
  },
  {
    rule: 'double negation',
    language: 'en',
    words: /^not$/,
    meant: (doubled) => !doubled.broken && /^(is|are|was|were|am|be)$|'(s|m|re)$/.test(before(doubled)),
    stays: "It's not not true.",
    stutters: ['They did not not answer.', 'They did not answer.'],
  },
  {
    rule: 'score',
    language: 'en',
    words: /^(nil|love)$/,
    meant: (doubled) =>
      !doubled.broken &&
      (doubled.speech.word(doubled.at) === 'nil' ||
        /^(it's|at|is|was|still|score|stands|stood)$/.test(before(doubled))),
    stays: 'It is still nil nil at half time.',
    stutters: ['They won by two goals to nil, um, nil after all.', 'They won by two goals to nil after all.'],
  },
  {
    rule: 'so that stresses',
    language: 'en',
    words: /^so$/,
    meant: isSoSo,
    stays: 'The soup was so so good.',
    stutters: ['So so they closed the road.', 'So they closed the road.'],
  },
  {
    rule: 'now that soothes',
    language: 'en',
    words: /^now$/,
    meant: (doubled) => subjectOf(after(doubled)) === '' && !ARTICLES.test(after(doubled)),
    stays: 'Now, now, nobody is angry.',
    stutters: ['And now now there is a queue.', 'And now there is a queue.'],
  },
  {
    rule: 'there that comforts',
    language: 'en',
    words: /^there$/,
    meant: (doubled) =>
      !/^(is|was|are|were|has|have|will|would|might|must)$/.test(after(doubled)) ||
      /^(from|near|to|up|out|over|down|in|back|is|was|are|were|been|go|goes|went|gone|going|come|came|live|lived|stay|stayed|get|got)$/.test(
        before(doubled),
      ),
    stays: 'There, there, it will heal.',
    stutters: ['When the war ended there, there were no jobs.', 'When the war ended there were no jobs.'],
  },
  {
    rule: 'sounds and pet names of things',
    language: 'en',
    words:
      /^(ha|hee|ho|bla|blah|bye|knock|tick|choo|woof|moo|quack|baa|beep|ding|boom|bang|tut|tsk|yum|chop|hear|hush|hip|night|ta|la|na|boo|cha|yo|win|pee|poo|wee|aye|chin|hop|can|tom|tuk|etc|cetera|twinkle|duran|pago|bora|walla|sing|baden|wagga)$/,
    meant: (doubled) =>
      !/^(can|sing|hear|night|tick|win)$/.test(doubled.speech.word(doubled.at)) || subjectOf(after(doubled)) === '',
    stays: 'It went beep beep all night.',
    stutters: ['It went past, um, past the house.', 'It went past the house.'],
  },
  {
    rule: 'one thing or the other',
    language: 'en',
    words: /^\p{L}+$/u,
    meant: (doubled) =>
      doubled.broken &&
      /^(and|or)$/.test(after(doubled)) &&
      !doubled.speech.lists!.prepositions.has(doubled.speech.word(doubled.at)),
    stays: 'Tomorrow, tomorrow or next week?',
    stutters: ['Tomorrow, tomorrow we leave.', 'Tomorrow we leave.'],
  },
  {
    rule: 'adjective that stresses',
    language: 'en',
    words:
      /^(tiny|small|little|huge|hot|cold|dark|slow|fast|hard|deep|high|low|sad|happy|strong|great|nice|beautiful|quick|quickly|slowly|close|rich|poor|bad|wide|thin|thick|loud|quiet|sweet|white|dear|silly|strange|thick|rough|lovely|wonderful|terrible|early|late|only|soon|all)$/,
    meant: (doubled) =>
      doubled.broken || !/^(all|only|early|late|soon|close|hard|fast|high|low)$/.test(doubled.speech.word(doubled.at)),
    stays: 'It was a dark, dark night.',
    stutters: ['There were only only two left.', 'There were only two left.'],
  },
];
