import { QUESTION_WORDS } from '../../annotate/disfluencies/restart-shapes.js';
import { carriesMeaning, endsSentenceAfter, type Item, isCommaNear, isContent, isSetOffAfter } from '../items/item.js';

/** Words that lead to a correction and are as often meant: they take back only what has the shape of what follows them. */
const WEAK =
  /^(no|and no|actually|rather|instead|sorry|wait|or|i mean|i meant|correction|oh|nein|ja|non|nee|não|perdón|pardon|scusa|anzi|warte|moment|ich meine|ich mein|meine ich|das heißt|je veux dire|quer dizer|quiero decir|es decir|cioè|voglio dire|ik bedoel|vielmehr|plutôt|más bien|enfin)$/;
/** After a subject with one of these, "sorry", "rather" and "wait" are meant: "she was sorry", "I would rather". */
const MEANT = /^(sorry|rather|wait|instead|correction|pardon|perdón|plutôt|anzi|scusa)$/;
/** What "I mean" leads to and what leads to it where it is a clause of its own: "I mean it", "what I mean". */
const OBJECT = /^(que|qu|dass|daß|das|dat|het|che|it|every|what|that|whether|merci)$/;
const LED_BY =
  /^(what|that|if|who|which|how|as|and|o|que|lo|isso|isto|ça|cela|das|dat|was|wat|eso|esto|ciò|che|und|y|et|e|en)$/;
/** Who says sorry puts nothing right: "say sorry", "dire pardon". */
const SAYS =
  /^(say|says|said|saying|tell|dire|dis|dit|decir|dijo|digo|dizer|disse|sagen|sagt|sagte|zeggen|zegt|zei|dico|detto)$/;
/** Words that put something else in the place of what was negated, and items back in which the negation stands. */
const CONTRAST = /^(rather|actually|instead|vielmehr|sondern|anzi|plutôt|maar)$/;
const NEGATED = 8;
/** Items of a repair in which its shape shows. */
const REPAIR = 4;
/** Words of meaning that one word of the repair may replace, whatever they are. */
const ONE_FOR_ANOTHER = 2;

/** Whether an edit term is one that is as often meant. */
export function isWeakTerm(term: string): boolean {
  return WEAK.test(term);
}

/** Whether words that may put a slip right stand where they say something else: "no contract was signed", "he was sorry", "what I mean by that". */
export function isMeant(items: readonly Item[], from: number, to: number): boolean {
  const [last, next] = [items[to - 1]!, items[to]];
  const direct = !isSetOffAfter(last) && next !== undefined && next.from === last.to;
  const before = items[from - 1];
  const led = before !== undefined && !isSetOffAfter(before) ? before : undefined;
  if (last.kind === 'negation' && direct && isContent(next) && !(led !== undefined && isContent(led))) return true;
  // "Todavía no han perdido": where speech is set off at all, a negation between words that nothing parts negates.
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
 * Whether what follows an edit term may be what its speaker put in the place of a slip: it begins alike, it has a figure or a name where the slip has one, or
 * it is a word for a word.
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

/** Items back in which a repair that begins as the slip did was said for the first time. */
const COPIED = 20;

/**
 * Whether the first words with meaning of a repair stand in the text, but for those that the slip had and the text has from there: "how many soldiers
 * came, no, how many officers". Nobody puts a slip right with what is not written.
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
