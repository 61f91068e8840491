import { endsSentenceAfter, type Item, isContent, isSetOffAfter } from '../items/item.js';

/** Items after a negation in which the word that it negates stands, and over which a negation holds at most. */
const HEAD_REACH = 6;
const SCOPE = 9;
/** Words that begin another clause. */
const CLAUSE =
  /^(and|but|or|because|so|if|when|while|although|though|unless|which|who|where|until|since|after|before|then|und|aber|oder|weil|wenn|y|pero|porque|et|mais|parce|e|ma|però|mas|en|maar|omdat)$/;
/** Words that negate in their own way: with one of them beside it a lost "not" may be kept in other words. */
const IN_OTHER_WORDS =
  /^(fail|lack|refus|avoid|without|unabl|impos|unlik|hardly|barely|scarc|rarely|seldom|prevent|deni|deny|miss|stop|instead|absent|except|unless|forget|unknown|reject|declin|doubt|sin|ohne|sans|senza|sem|zonder)/;
/** Items to either side in which such a word counts. */
const BESIDE = 5;

/** What became of a negation. `kept`: what it negates is negated in the other text. `moved`: the other text negates something else instead. */
export interface Polarity {
  readonly at: number;
  readonly outcome: 'kept' | 'gone' | 'moved' | 'open';
  /** The item of the other text that is not negated there, -1 for none. */
  readonly head: number;
}

/** Whether the negation follows what it negates: "205 is not | there's a leak". */
function endsItsClause(items: readonly Item[], at: number): boolean {
  const next = items[at + 1];
  if (next === undefined || isSetOffAfter(items[at]!)) return true;
  const subject = next.kind === 'pronoun' || /^(there|that|this)$/.test(next.words[0] ?? '');
  const question = items[at - 1]?.kind !== 'auxiliary' || items[at - 2] === undefined || !isContent(items[at - 2]!);
  return subject && !question;
}

/** The words that a negation negates: the next that carries meaning in its clause, or else the last one before it. */
function headsOf(items: readonly Item[], at: number): number[] {
  const again = isSetOffAfter(items[at]!)
    ? items.slice(at + 1, at + 5).findIndex(({ kind, key }) => kind === 'negation' && key === items[at]!.key)
    : -1;
  if (again >= 0) return headsOf(items, at + 1 + again);
  const heads: number[] = [];
  for (let next = at + 1; next < items.length && next <= at + HEAD_REACH && !endsItsClause(items, at); next += 1) {
    if (next > at + 1 && isSetOffAfter(items[next - 1]!)) break;
    if (isContent(items[next]!) || items[next]!.kind === 'shade') heads.push(next);
    if (isContent(items[next]!)) return heads;
  }
  for (let before = at - 1; before >= 0 && before >= at - HEAD_REACH; before -= 1) {
    if (isSetOffAfter(items[before]!)) break;
    if (isContent(items[before]!)) return [...heads, before];
  }
  return heads;
}

/** For each item the negations that hold over it. */
function scopes(items: readonly Item[]): Map<number, number[]> {
  const scope = new Map<number, number[]>();
  for (const [at, item] of items.entries()) {
    if (item.kind !== 'negation' && !isNegative(item)) continue;
    const over = [at];
    for (let next = at + 1; next < items.length && next <= at + SCOPE && !endsClause(items, next - 1, next); next += 1)
      over.push(next);
    // "1,840, not 1,480": what stands before a negation that follows it at once is not negated.
    const contrast = items[at - 1] !== undefined && isContent(items[at - 1]!) && !endsItsClause(items, at);
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

function isNegative({ kind, words, key }: Item): boolean {
  if (kind === 'shade')
    return /(^| )(not|no|never|hardly|few|rarely)( |$)/.test(`${words.join(' ')} ${key.split(':')[1]}`);
  return kind === 'word' && words[0] === 'no';
}

function endsClause(items: readonly Item[], last: number, next: number): boolean {
  if (endsSentenceAfter(items[last]!) || /[;:]/.test(items[last]!.after)) return true;
  return isSetOffAfter(items[last]!)
    ? CLAUSE.test(items[next]!.words[0] ?? '') || items[next]!.kind === 'pronoun'
    : /^(but|because|unless|although)$/.test(items[next]!.words[0] ?? '');
}

function hasOtherWords(items: readonly Item[], around: number): boolean {
  for (const step of [1, -1]) {
    for (let at = around; at >= 0 && at < items.length && Math.abs(at - around) <= BESIDE; at += step) {
      if (step === 1 ? at > around && endsSentenceAfter(items[at - 1]!) : at < around && endsSentenceAfter(items[at]!))
        break;
      if (IN_OTHER_WORDS.test(items[at]!.words[0] ?? '')) return true;
    }
  }
  return false;
}

/**
 * What became of each negation of a text in the other one.
 * @param partners the partner of each of its items in the other text, -1 for none
 */
export function polarities(items: readonly Item[], others: readonly Item[], partners: readonly number[]): Polarity[] {
  const scope = scopes(others);
  const claimed = new Set<number>();
  const found = items.flatMap((item, at): (Polarity & { heads: number[] })[] => {
    if (item.kind !== 'negation') return [];
    const pairs = headsOf(items, at)
      .map((head) => ({ head, other: partners[head]! }))
      .filter(({ other }) => other >= 0);
    const heads = pairs.map(({ other }) => other);
    const negations = heads.flatMap((head) => scope.get(head) ?? []);
    const partner = partners[at]!;
    for (const negation of negations) claimed.add(negation);
    if (negations.length > 0) return [{ at, outcome: 'kept', head: -1, heads }];
    const beside = pairs.some(({ head, other }) => Math.abs(other - partner) <= 3 && head > at === other > partner);
    if (partner >= 0 && (heads.length === 0 || beside)) {
      claimed.add(partner);
      return [{ at, outcome: 'kept', head: -1, heads }];
    }
    return [{ at, outcome: heads.length === 0 ? 'open' : 'gone', head: heads[0] ?? -1, heads }];
  });
  return found.map(({ heads, ...polarity }): Polarity => {
    if (polarity.outcome !== 'gone') return polarity;
    const figure = heads.some((head) => others[head]!.figure !== null);
    const near = heads.some((head) => hasOtherWords(others, head) || (!figure && unclaimedNear(others, head, claimed)));
    return near ? { ...polarity, outcome: 'moved' } : polarity;
  });
}

/** Whether a negation of the same sentence negates nothing that was negated before. */
function unclaimedNear(items: readonly Item[], head: number, claimed: ReadonlySet<number>): boolean {
  for (const step of [1, -1]) {
    for (let at = head; at >= 0 && at < items.length && Math.abs(at - head) <= SCOPE; at += step) {
      if (step === 1 ? at > head && endsSentenceAfter(items[at - 1]!) : at < head && endsSentenceAfter(items[at]!))
        break;
      if (items[at]!.kind === 'negation' && !claimed.has(at)) return true;
    }
  }
  return false;
}
