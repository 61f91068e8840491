import { QUESTION_WORDS } from '../../annotate/disfluencies/restart-shapes.js';
import { carriesMeaning, endsSentenceAfter, type Item, isCommaNear, isContent, isSetOffAfter } from '../items/item.js';

/** Ambiguous edit terms: they retract only words whose structure matches the words that follow. */
const WEAK =
  /^(no|and no|actually|rather|instead|sorry|wait|or|i mean|i meant|correction|oh|nein|ja|non|nee|não|perdón|pardon|scusa|anzi|warte|moment|ich meine|ich mein|meine ich|das heißt|je veux dire|quer dizer|quiero decir|es decir|cioè|voglio dire|ik bedoel|vielmehr|plutôt|más bien|enfin)$/;
/** After a subject with one of these, "sorry", "rather" and "wait" are literal: "she was sorry", "I would rather". */
const MEANT = /^(sorry|rather|wait|instead|correction|pardon|perdón|plutôt|anzi|scusa)$/;
/** Words after, and before, an "I mean" that is a clause of its own: "I mean it", "what I mean". */
const OBJECT = /^(que|qu|dass|daß|das|dat|het|che|it|every|what|that|whether|merci)$/;
const LED_BY =
  /^(what|that|if|who|which|how|as|and|o|que|lo|isso|isto|ça|cela|das|dat|was|wat|eso|esto|ciò|che|und|y|et|e|en)$/;
/** An apology corrects nothing: "say sorry", "dire pardon". */
const SAYS =
  /^(say|says|said|saying|tell|dire|dis|dit|decir|dijo|digo|dizer|disse|sagen|sagt|sagte|zeggen|zegt|zei|dico|detto)$/;
/** Words that introduce the alternative to a negated word, and how far back, in items, the negation may be. */
const CONTRAST = /^(rather|actually|instead|vielmehr|sondern|anzi|plutôt|maar)$/;
const NEGATED = 8;
/** How many items of a repair show its structure. */
const REPAIR = 4;
/** How many content words of any kind one word of the repair may replace. */
const ONE_FOR_ANOTHER = 2;

/** Whether an edit term is ambiguous. */
export function isWeakTerm(term: string): boolean {
  return WEAK.test(term);
}

/** Whether a possible edit term has another meaning here: "no contract was signed", "he was sorry", "what I mean by that". */
export function isMeant(items: readonly Item[], from: number, to: number): boolean {
  const [last, next] = [items[to - 1]!, items[to]];
  const direct = !isSetOffAfter(last) && next !== undefined && next.from === last.to;
  const before = items[from - 1];
  const led = before !== undefined && !isSetOffAfter(before) ? before : undefined;
  if (last.kind === 'negation' && direct && isContent(next) && !(led !== undefined && isContent(led))) return true;
  // "Todavía no han perdido": in punctuated speech, a negation that nothing sets off really negates.
  const inside = direct && led !== undefined && to - from === 1 && isCommaNear(items, from, to);
  if (last.kind === 'negation' && inside && next.kind !== 'negation') return true;
  if (isContrast(items, from)) return true;
  if (isWeakTerm(wordsOf(items, from, to)) && to - from > 1)
    return (direct && OBJECT.test(next.words[0] ?? '')) || LED_BY.test(led?.words.at(-1) ?? '');
  if (led === undefined || to - from > 1 || !MEANT.test(last.words[0] ?? '')) return false;
  const subject = items[from - 2];
  const said = subject !== undefined && (subject.kind === 'pronoun' || isContent(subject));
  return SAYS.test(led.words[0] ?? '') || (said && (led.kind === 'auxiliary' || led.shade === 'modal'));
}

function wordsOf(items: readonly Item[], from: number, to: number): string {
  return items
    .slice(from, to)
    .flatMap(({ words }) => words)
    .join(' ');
}

/** "not tired, rather happy": the alternative follows the negated word. */
function isContrast(items: readonly Item[], from: number): boolean {
  if (!CONTRAST.test(items[from]!.words[0] ?? '')) return false;
  for (let at = from - 1; at >= Math.max(0, from - NEGATED) && !endsSentenceAfter(items[at]!); at -= 1)
    if (items[at]!.kind === 'negation') return true;
  return false;
}

/**
 * Whether the words after an edit term may be the repair of a slip: both begin alike, both have a figure or a name, or
 * one word replaces one word.
 */
export function putsRight(items: readonly Item[], slip: readonly number[], to: number): boolean {
  const repair = items.slice(to, to + REPAIR);
  const said = slip.map((at) => items[at]!);
  const [first, begins] = [said[0], repair[0]];
  if (first === undefined || begins === undefined) return true;
  const asks = (some: readonly Item[]) => some.some(({ words }) => QUESTION_WORDS.test(words[0] ?? ''));
  if (asks(said) && asks(repair)) return true;
  if (first.key === begins.key || (first.kind === begins.kind && !isContent(first))) return true;
  const keys = new Set(repair.filter(carriesMeaning).map(({ key }) => key));
  if (said.some((item) => carriesMeaning(item) && keys.has(item.key))) return true;
  if (said.some(({ figure }) => figure !== null) && repair.some(({ figure }) => figure !== null)) return true;
  if (said.some(({ name }) => name) && repair.slice(0, 2).some(({ name }) => name)) return true;
  const words = said.filter(carriesMeaning).length;
  return words <= ONE_FOR_ANOTHER && repair.slice(0, 2).some(isContent) && begins.kind !== 'pronoun';
}

/** How far back, in items, the slip with the same beginning as the repair may be. */
const COPIED = 20;

/**
 * Whether the text has the first content words of a repair, except those that it already has from the slip: "how many soldiers
 * came, no, how many officers". A repair that the text lacks does not excuse the loss of the slip.
 */
export function repairStands(items: readonly Item[], partners: readonly number[], to: number): boolean {
  const kept = new Set(
    items
      .slice(Math.max(0, to - COPIED), to)
      .flatMap(({ key }, step) => (partners[Math.max(0, to - COPIED) + step]! >= 0 ? [key] : [])),
  );
  for (let at = to; at < Math.min(items.length, to + 2 * REPAIR); at += 1) {
    if (partners[at]! < 0 && kept.has(items[at]!.key)) continue;
    if (carriesMeaning(items[at]!) || items[at]!.kind === 'negation') return partners[at]! >= 0;
  }
  return partners.slice(to, to + REPAIR).some((partner) => partner >= 0);
}
