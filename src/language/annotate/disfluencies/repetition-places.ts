import { canBeFinite, isVerb } from '../../text/parts-of-speech.js';
import { startsSentence } from '../../text/tokens.js';
import type { Speech } from './speech.js';

/** Words that are said twice on purpose: they stress, call, greet or answer. */
const STRESSED: Readonly<Record<string, RegExp>> = {
  en: /^(very|really|so|too|far|much|more|many|long|big|old|good|well|no|yes|yeah|yep|nope|never|always|ever|please|thank|thanks|come|go|wow|oh|ha|ok|okay|right|bye|hello|hi|hey|now|there|wait|stop|look|help|sorry|run|again)$/,
  de: /^(sehr|ganz|so|viel|weit|lange|nein|ja|doch|nie|immer|bitte|danke|komm|na|oh|gut|schön|richtig|echt|hallo|tschüss)$/,
  fr: /^(très|bien|trop|si|non|oui|jamais|toujours|allez|merci|oh|ah|bon|beaucoup|vraiment|tout|loin|longtemps)$/,
  es: /^(muy|más|tan|mucho|muchos|no|sí|nunca|siempre|bueno|bien|gracias|vamos|ay|oh|todo|poco)$/,
  it: /^(molto|tanto|più|così|no|sì|mai|sempre|bene|grazie|dai|oh|ah|piano|poco|quasi|via|subito)$/,
  pt: /^(muito|mais|tão|não|sim|nunca|sempre|bem|obrigado|vamos|oh|ah|logo|pouco|quase|tudo)$/,
  nl: /^(heel|zeer|veel|zo|nee|ja|nooit|altijd|kom|dank|oh|goed|ver|lang|echt|steeds)$/,
};
/** Function words that stand twice in good sentences, also without a comma: `had had`, `dass sie sie sah`, `nous nous`. */
const DOUBLED: Readonly<Record<string, RegExp>> = {
  en: /^(had|that|is|her|his|it|you|do|did|in|on|up|out|over|by|no|not|this|there|here|what|who|be|one|so|all|some|any|has|as|than|does|down|off|through|off|yes|those|these|was|have|may|might)$/,
  de: /^(der|die|das|den|dem|sie|ihr|es|wir|ihnen|was|in|an|auf|mit|zu|ein|eine|war|haben|werden|worden|sein|seine|dass|nach|aus|ab|vor)$/,
  fr: /^(nous|vous|elle|elles|lui|eux|le|la|les|que|en|y|leur)$/,
  es: /^(que|se|la|lo|le|los|las|no)$/,
  it: /^(che|lei|noi|voi|loro|si|ci|la|lo|le|non)$/,
  pt: /^(que|se|nos|ele|ela|a|o|os|as|não)$/,
  nl: /^(die|dat|het|zij|ze|u|we|wij|hij|in|op|aan|uit|zijn|was|er)$/,
};
/** Function words that begin a clause after a comma as well: `die, die das wissen`, `nous, nous pensons`. Never certain, comma or not. */
const TURNED: Readonly<Record<string, RegExp>> = {
  de: /^(der|die|das|den|dem|was|wer|sie|ihr)$/,
  fr: /^(nous|vous|elle|elles|lui|eux)$/,
  es: /^(él|ella|nosotros|ellos|ellas|lo|la|los|las)$/,
  it: /^(lei|noi|voi|loro|lui)$/,
  pt: /^(ele|ela|nós|eles|elas)$/,
  nl: /^(die|dat|zij|wij|hij)$/,
};
/** Further words that nobody repeats for effect: they only lead on. */
const LEADING: Readonly<Record<string, RegExp>> = {
  en: /'(s|m|re|ve|ll|d|t)$|^(just|because|let's|nobody|nothing|why|how|where)$/,
  de: /^(dann|da|also|hier|deshalb|damals)$/,
  nl: /^(dan|dus|daar|toen)$/,
  fr: /^(c'est|c'était|j'ai|j'avais|j'étais|qu'il|qu'on|qu'elle|n'est|alors|puis)$/,
  es: /^(entonces|luego|porque|cuando)$/,
  it: /^(c'è|c'era|poi|perché|quando|allora)$/,
  pt: /^(então|depois|porque|quando)$/,
};
/** Prepositions that stand twice only where the first belongs to a verb (`come in in the morning`). */
const PLACES = /^(in|on|over|by|down|off|through)$/;
/** Objects of the words before them as often as subjects of those after: `I like it, it is warm`. */
const OBJECTS = /^(it|you|her|that|this|these|those|there|here|what|who|one|all|some|him|them|me|us|home)$/;
/** Verbs that take a particle: after them `in, in March` has two. */
const PARTICLE_VERBS =
  /^(mov|c[oa]me?|com|go|goe|went|gone|get|got|gett|log|logg|sign|check|fill|put|turn|t[ao]ke?|tak|took|g[ia]ve?|giv|br[io]ng|brought|carr|hold|held|keep|kept|set|step|walk|dr[io]ve?|driv|send|sent|hand|br[eo]ak|broke|join|phon|call|dial|plug|s[ia]t|drop|pull|settl|look|wak|woke|grow|grew|show|sort|work|find|found|pick|clos|shut)(s|es|ed|ing|ped|ging|ting|ned|ied|ies|y|e)?$/;
const PARTICLES = /^(in|on|up|off|out|over|down|through|along|by|about|around|back|away)$/;

function kindOf(table: Readonly<Record<string, RegExp>>, speech: Speech, at: number): boolean {
  return table[speech.tongue]?.test(speech.word(at)) ?? false;
}

/** Whether the word is said twice for stress, as a call or as an answer. */
export function isStressed(speech: Speech, at: number): boolean {
  if (speech.word(at) === 'so' && isStutteredHere(speech, at)) return false;
  return kindOf(STRESSED, speech, at);
}

/** Whether a phrase that begins so is called, wished or answered, and said again for that: `thank you, thank you`. */
export function isCalled(speech: Speech, at: number): boolean {
  const calls =
    /^(no|yes|yeah|please|thank|thanks|come|go|oh|bye|hello|hi|hey|good|look|wait|stop|sorry|help|run|happy|never|very)$/;
  return speech.tongue === 'en' ? calls.test(speech.word(at)) : isStressed(speech, at);
}

/** `on on the third`, where no verb before takes the first; `that that worries me` at the start of a sentence. */
function isStutteredHere(speech: Speech, at: number): boolean {
  if (speech.tongue !== 'en') return false;
  if (speech.word(at) === 'that') return startsSentence(speech.tokens, at) && speech.punctuated;
  // "so so somebody has to", where "so so good" stresses.
  if (speech.word(at) === 'so')
    return /^(i|we|he|she|they|it|somebody|someone|everybody|there|the)$/.test(speech.word(at + 2));
  if (!PLACES.test(speech.word(at)) || at === 0) return false;
  const before = speech.word(at - 1);
  if (
    isVerb(speech.tagsAt(at - 1)) ||
    PARTICLE_VERBS.test(before) ||
    /^(it|them|him|her|me|us|you|is|was|are)$/.test(before)
  )
    return false;
  return speech.lists!.determiners.has(speech.word(at + 2));
}

/** Whether good sentences have the word twice in a row. */
export function isDoubled(speech: Speech, at: number): boolean {
  if (isStutteredHere(speech, at)) return false;
  return kindOf(DOUBLED, speech, at);
}

/** Whether the word may begin a clause of its own after itself: `die, die das wissen`, but not `Der, der Umsatz`. */
export function isTurned(speech: Speech, at: number): boolean {
  const noun = speech.tongue === 'de' && /^\p{Lu}/u.test(speech.tokens[at + 2]?.text ?? '');
  if (noun && speech.opensClause(at) && /^(der|die|das|den|dem)$/.test(speech.word(at))) return false;
  return kindOf(TURNED, speech, at);
}

/** A word of a closed class: nobody repeats it for effect. */
export function isClosedClass(speech: Speech, at: number): boolean {
  const { lists } = speech;
  const word = speech.word(at);
  if (lists === null) return false;
  const classes = [lists.determiners, lists.prepositions, lists.conjunctions, lists.auxiliaries, lists.pronouns];
  if (classes.some((words) => words.has(word)) || lists.negations.has(word)) return true;
  return kindOf(LEADING, speech, at);
}

/** Whether the token before makes the word its object or particle, so that the next one begins anew. */
export function isClaimed(speech: Speech, at: number): boolean {
  if (speech.tongue !== 'en') return false;
  const [before, word] = [speech.word(at - 1), speech.word(at)];
  if (before === '' || speech.isBroken(at - 1)) return false;
  if (PARTICLES.test(word) && PARTICLE_VERBS.test(before)) return true;
  const leads =
    (isVerb(speech.tagsAt(at - 1)) || speech.lists!.prepositions.has(before)) && !/^(that|than|as|like)$/.test(before);
  return OBJECTS.test(word) && leads;
}

/** Whether words such as these break off: nothing can end with them. */
export function breaksOff(speech: Speech, last: number): boolean {
  const { lists } = speech;
  const word = speech.word(last);
  if (lists === null) return false;
  if ([lists.determiners, lists.prepositions, lists.conjunctions, lists.auxiliaries].some((words) => words.has(word)))
    return true;
  if (speech.tongue !== 'en') return false;
  return (
    /'(s|m|re|ve|ll|d)$/.test(word) ||
    /n't$/.test(word) ||
    /^(i|we|he|she|they|who|which|not|no|very|really|just|also|only|even|please|still|never|every|each|less|more|most|then)$/.test(
      word,
    )
  );
}

/** Whether a verb follows the words, so that what was said again is its subject. */
export function isFollowedByVerb(speech: Speech, at: number): boolean {
  return speech.lists?.auxiliaries.has(speech.word(at)) === true || canBeFinite(speech.tagsAt(at));
}
