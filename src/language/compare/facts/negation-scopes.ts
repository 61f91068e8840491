import { carriesMeaning, endsSentenceAfter, type Item, isContent, isSetOffAfter } from '../items/item.js';

/** How far, in items, the word that a negation negates may be, and the maximum scope of a negation. */
export const HEAD_REACH = 6;
export const SCOPE = 9;
/** Negations that negate only what follows them. */
const FORWARD = /^(no|without|nor|neither|kein|keine|keinen|keinem|keiner|ohne|sin|sans|senza|sem|zonder|geen)$/;
/** Words that open another clause. */
const CLAUSE =
  /^(and|but|or|because|so|if|when|while|although|though|unless|which|who|where|until|since|after|before|then|und|aber|oder|weil|wenn|y|pero|porque|et|mais|parce|e|ma|però|mas|en|maar|omdat)$/;

/** Whether the negation follows what it negates: "205 is not | there's a leak". */
function endsItsClause(items: readonly Item[], at: number): boolean {
  const next = items[at + 1];
  if (next === undefined || isSetOffAfter(items[at]!)) return true;
  const subject = next.kind === 'pronoun' || /^(there|that|this)$/.test(next.words[0] ?? '');
  const question = items[at - 1]?.kind !== 'auxiliary' || items[at - 2] === undefined || !isContent(items[at - 2]!);
  return subject && !question;
}

/** Words that only stress a repeated negation: "nie, wirklich nie". */
const STRESS =
  /^(really|ever|absolutely|wirklich|absolut|echt|vraiment|absolument|realmente|verdaderamente|davvero|proprio|mesmo)$/;

/** "Don't, please don't": where a negation starts again before anything was negated; -1 if it does not. */
export function begunAgain(items: readonly Item[], at: number): number {
  if (!isSetOffAfter(items[at]!)) return -1;
  for (let next = at + 1; next < items.length && next < at + 5; next += 1) {
    if (items[next]!.kind === 'negation') return items[next]!.key === items[at]!.key ? next : -1;
    const stress = STRESS.test(items[next]!.words[0] ?? '');
    if ((isContent(items[next]!) && !stress) || CLAUSE.test(items[next]!.words[0] ?? '')) return -1;
  }
  return -1;
}

/** The words that a negation negates: the next content word of its clause, or else the last one before it. */
export function headsOf(items: readonly Item[], at: number): number[] {
  const again = begunAgain(items, at);
  if (again >= 0) return headsOf(items, again);
  const heads: number[] = [];
  for (let next = at + 1; next < items.length && next <= at + HEAD_REACH && !endsItsClause(items, at); next += 1) {
    if (next > at + 1 && isSetOffAfter(items[next - 1]!)) break;
    if (carriesMeaning(items[next]!)) heads.push(next);
    if (isContent(items[next]!)) return heads;
  }
  for (let before = at - 1; before >= 0 && before >= at - HEAD_REACH; before -= 1) {
    const { after, words, kind } = items[before]!;
    if (/[.!?…,;:\n—–]/u.test(after) || CLAUSE.test(words[0] ?? '') || kind === 'pronoun') break;
    if (isContent(items[before]!)) return [...heads, before];
  }
  return heads;
}

/** For each item the negations that hold over it. */
export function scopes(items: readonly Item[]): Map<number, number[]> {
  const scope = new Map<number, number[]>();
  for (const [at, item] of items.entries()) {
    if (item.kind !== 'negation' && !isNegative(item)) continue;
    const over = [at];
    const end = contrastEnd(items, at);
    for (
      let next = at + 1;
      next < items.length && next <= at + SCOPE && !endsClause(items, next - 1, next);
      next += 1
    ) {
      if (next >= end) break;
      over.push(next);
    }
    // "1,840, not 1,480" and "of not doing it": the words before "not" are not negated.
    const forward = FORWARD.test(item.words[0] ?? '') || items[at - 1]?.kind === 'preposition';
    const contrast = forward || (items[at - 1] !== undefined && isContent(items[at - 1]!) && !endsItsClause(items, at));
    for (
      let before = at - 1;
      !contrast &&
      before >= 0 &&
      before >= at - SCOPE &&
      !isSetOffAfter(items[before]!) &&
      !endsClause(items, before, before + 1);
      before -= 1
    )
      over.push(before);
    for (const one of over) scope.set(one, [...(scope.get(one) ?? []), at]);
  }
  return scope;
}

/** Maximum length, in items, of the other side of a contrast after a comma: "don't ring, knock." */
const OTHER_SIDE = 2;

/**
 * Where the scope of a negation ends before the alternative: "not 180, 150" and "don't ring, knock." end at the comma. The number of items
 * for any other.
 */
export function contrastEnd(items: readonly Item[], at: number): number {
  const none = items.length;
  if (!/^(not|nicht|kein\w*|pas|no|non|não|niet|geen)$/.test(items[at]?.words[0] ?? '')) return none;
  const comma = items.findIndex((item, one) => one > at && one <= at + SCOPE && isSetOffAfter(item));
  if (comma < 0 || endsSentenceAfter(items[comma]!)) return none;
  const [before, next] = [items[at - 1], items[at + 1]];
  const fragment = (before === undefined || isSetOffAfter(before)) && next !== undefined && next.figure !== null;
  const rest = items.slice(comma + 1, comma + 1 + 2 * OTHER_SIDE);
  const last = rest.findIndex(endsSentenceAfter);
  // "Non è il ginocchio, è la caviglia": the same verb again, and the alternative.
  const verb = items[at + 1]?.kind === 'auxiliary' && rest[0]?.key === items[at + 1]!.key;
  const short = last >= 0 && (last < OTHER_SIDE || verb);
  return fragment || short ? comma + 1 : none;
}

function isNegative({ kind, words, key }: Item): boolean {
  return (
    kind === 'shade' && /(^| )(not|no|never|hardly|few|rarely)( |$)/.test(`${words.join(' ')} ${key.split(':')[1]}`)
  );
}

function endsClause(items: readonly Item[], last: number, next: number): boolean {
  if (endsSentenceAfter(items[last]!) || /[;:]/.test(items[last]!.after)) return true;
  return isSetOffAfter(items[last]!)
    ? CLAUSE.test(items[next]!.words[0] ?? '') || items[next]!.kind === 'pronoun'
    : /^(and|but|because|unless|although|und|aber|sondern|weil|y|pero|sino|porque|et|mais|car|e|ma|però|perché|mas|en|maar|want|omdat)$/.test(
        items[next]!.words[0] ?? '',
      );
}
