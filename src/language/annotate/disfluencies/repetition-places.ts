import { canBeFinite } from '../../text/parts-of-speech.js';
import type { Doubled } from './doubled/doubled-word.js';
import { DOUBLED_WORDS } from './doubled/doubled-words.js';
import type { Repetition } from './immediate-repetition.js';
import type { Speech } from './speech.js';

/** Words that speakers double on purpose, to stress, call, greet or answer. */
const STRESSED: Readonly<Record<string, RegExp>> = {
  en: /^(very|really|too|far|much|more|many|long|big|old|good|well|no|yes|yeah|yep|nope|never|always|ever|please|thank|thanks|come|go|wow|oh|ha|ok|okay|right|bye|hello|hi|hey|wait|stop|look|help|sorry|run|again)$/,
  de: /^(sehr|ganz|so|viel|weit|lange|nein|ja|doch|nie|immer|bitte|danke|komm|na|oh|gut|schön|richtig|echt|hallo|tschüss)$/,
  fr: /^(très|bien|trop|si|non|oui|jamais|toujours|allez|merci|oh|ah|bon|beaucoup|vraiment|tout|loin|longtemps)$/,
  es: /^(muy|más|tan|mucho|muchos|sí|nunca|siempre|bueno|bien|gracias|vamos|ay|oh|todo|poco)$/,
  it: /^(molto|molta|molti|tanto|no|sì|mai|sempre|grazie|dai|oh|poco)$/,
  pt: /^(muito|muita|mais|tão|sim|nunca|sempre|obrigado|vamos|oh|ah|tudo)$/,
  pl: /^(bardzo|dużo|tak|nie|już|no|dobrze|zawsze|nigdy|długo|chodź|halo|cześć|dziękuję|proszę|daleko|dalej|ciągle|więcej|raz|cicho|powoli)$/,
  ru: /^(очень|много|да|нет|ну|всегда|никогда|долго|давай|привет|спасибо|далеко|ещё|еще|больше|тихо|ладно|хорошо|вот|всё|все|чуть|едва|только|мама|давно)$/,
  sv: /^(mycket|väldigt|jätte|ja|nej|aldrig|alltid|länge|hej|tack|långt|mer|många|gamla|bra|kom|nå|så)$/,
  tr: /^(çok|evet|hayır|yavaş|hadi|hızlı|tamam|uzun|daha|büyük|küçük|sık|ayrı|tek|zaman|güzel|sıcak|selam|merhaba|yok|var|peki|kat|kapı|adım|ara)$/,
  nl: /^(heel|zeer|veel|zo|nee|ja|nooit|altijd|kom|dank|oh|goed|ver|lang|echt|steeds)$/,
};
/** Whether the words that speakers of the language double for effect are listed. */
export function hasStressed(speech: Speech): boolean {
  return Object.hasOwn(STRESSED, speech.tongue);
}

/** Further words that speakers never double for effect: they only introduce the next word. */
const LEADING: Readonly<Record<string, RegExp>> = {
  en: /'(s|m|re|ve|ll|d|t)$|^(just|because|let's|nobody|nothing|why|how|where)$/,
  de: /^(dann|da|also|hier|deshalb|damals)$/,
  nl: /^(dan|dus|daar|toen)$/,
  fr: /^(c'est|c'était|j'ai|j'avais|j'étais|qu'il|qu'on|qu'elle|n'est|alors|puis|jusqu'(à|au|aux|en)|d'un|d'une|lorsqu'(il|elle|on))$/,
  es: /^(entonces|luego|porque|cuando|ahora)$/,
  it: /^(c'è|c'era|poi|perché|quando|allora|adesso|ora)$/,
  pt: /^(então|depois|porque|quando|agora)$/,
};
function kindOf(table: Readonly<Record<string, RegExp>>, speech: Speech, at: number): boolean {
  return table[speech.tongue]?.test(speech.word(at)) ?? false;
}

/** Whether the speaker doubles the word for stress, as a call or as an answer. */
export function isStressed(speech: Speech, at: number): boolean {
  return kindOf(STRESSED, speech, at);
}

const CALLS =
  /^(no|yes|yeah|please|thank|thanks|come|go|oh|bye|hello|hi|hey|good|look|wait|stop|sorry|help|run|happy|never|very)$/;

/** Whether the speaker doubles the phrase as a call, a wish or an answer: `thank you, thank you`. */
export function isCalled(speech: Speech, { at, length }: Repetition): boolean {
  if (speech.tongue === 'en') return CALLS.test(speech.word(at));
  return isStressed(speech, at) && (length < 2 || !isClosedClass(speech, at + length - 1));
}

const DOUBLED = Map.groupBy(DOUBLED_WORDS, ({ language }) => language);

/** Whether grammar or stress requires the doubled word here. */
export function isMeantTwice(doubled: Doubled): boolean {
  const word = doubled.speech.word(doubled.at);
  const cases = DOUBLED.get(doubled.speech.tongue) ?? [];
  return cases.some(({ words, meant }) => words.test(word) && meant(doubled));
}

/** A word of a closed class: speakers never double it for effect. */
export function isClosedClass(speech: Speech, at: number): boolean {
  const { lists } = speech;
  const word = speech.word(at);
  if (lists === null) return false;
  const classes = [lists.determiners, lists.prepositions, lists.conjunctions, lists.auxiliaries, lists.pronouns];
  if (classes.some((words) => words.has(word)) || lists.negations.has(word)) return true;
  return kindOf(LEADING, speech, at);
}

/** Whether a phrase that ends with such words is incomplete. */
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

/** Whether a verb follows the words, so that the repeated words are its subject. */
export function isFollowedByVerb(speech: Speech, at: number): boolean {
  return speech.lists?.auxiliaries.has(speech.word(at)) === true || canBeFinite(speech.tagsAt(at));
}
