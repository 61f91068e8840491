import { carriesMeaning, endsSentenceAfter, type Item, isContent, isSetOffAfter } from '../items/item.js';

/** Items after a negation in which the word that it negates stands, and over which a negation holds at most. */
const HEAD_REACH = 6;
const SCOPE = 9;
/** Negations that negate only what follows them. */
const FORWARD = /^(no|without|nor|neither|kein|keine|keinen|keinem|keiner|ohne|sin|sans|senza|sem|zonder|geen)$/;
/** Words that begin another clause. */
const CLAUSE =
  /^(and|but|or|because|so|if|when|while|although|though|unless|which|who|where|until|since|after|before|then|und|aber|oder|weil|wenn|y|pero|porque|et|mais|parce|e|ma|però|mas|en|maar|omdat)$/;
/** Words that negate in their own way: with one of them beside it a lost "not" may be kept in other words. */
const IN_OTHER_WORDS =
  /^(fail|lack|refus|avoid|unabl|impos|unlik|scarc|prevent|deni|reject|declin|doubt)|^(without|hardly|barely|rarely|seldom|deny|miss|missed|misses|stop|stopped|instead|rather|absent|except|unless|forget|forgot|unknown|sin|ohne|sans|senza|sem|zonder)$/;
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

/** What only stresses a negation that is said again: "nie, wirklich nie". */
const STRESS =
  /^(really|ever|absolutely|wirklich|absolut|echt|vraiment|absolument|realmente|verdaderamente|davvero|proprio|mesmo)$/;

/** "Don't, please don't": where a negation is begun again before anything was negated; -1 where it is not. */
function begunAgain(items: readonly Item[], at: number): number {
  if (!isSetOffAfter(items[at]!)) return -1;
  for (let next = at + 1; next < items.length && next < at + 5; next += 1) {
    if (items[next]!.kind === 'negation') return items[next]!.key === items[at]!.key ? next : -1;
    const stress = STRESS.test(items[next]!.words[0] ?? '');
    if ((isContent(items[next]!) && !stress) || CLAUSE.test(items[next]!.words[0] ?? '')) return -1;
  }
  return -1;
}

/** The words that a negation negates: the next that carries meaning in its clause, or else the last one before it. */
function headsOf(items: readonly Item[], at: number): number[] {
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
function scopes(items: readonly Item[]): Map<number, number[]> {
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
    // "1,840, not 1,480" and "of not doing it": what stands before is not negated.
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

/** Items after a comma that are all there is of the other side of a contrast: "don't ring, knock." */
const OTHER_SIDE = 2;

/**
 * Where a negation ends that is followed by what is so instead: "not 180, 150" and "don't ring, knock." end at the comma. The number of items
 * for any other.
 */
function contrastEnd(items: readonly Item[], at: number): number {
  const none = items.length;
  if (!/^(not|nicht|kein\w*|pas|no|non|não|niet|geen)$/.test(items[at]?.words[0] ?? '')) return none;
  const comma = items.findIndex((item, one) => one > at && one <= at + SCOPE && isSetOffAfter(item));
  if (comma < 0 || endsSentenceAfter(items[comma]!)) return none;
  const [before, next] = [items[at - 1], items[at + 1]];
  const fragment = (before === undefined || isSetOffAfter(before)) && next !== undefined && next.figure !== null;
  const rest = items.slice(comma + 1, comma + 1 + 2 * OTHER_SIDE);
  const last = rest.findIndex(endsSentenceAfter);
  // "Non è il ginocchio, è la caviglia": the same verb again, and what is so instead.
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

/** Whether words that negate in their own way stand beside an item and were not said so. */
function hasOtherWords(items: readonly Item[], inverse: readonly number[], around: number): boolean {
  for (const step of [1, -1]) {
    for (let at = around; at >= 0 && at < items.length && Math.abs(at - around) <= BESIDE; at += step) {
      if (step === 1 ? at > around && endsSentenceAfter(items[at - 1]!) : at < around && endsSentenceAfter(items[at]!))
        break;
      if (inverse[at]! < 0 && IN_OTHER_WORDS.test(items[at]!.words[0] ?? '')) return true;
    }
  }
  return false;
}

/**
 * What became of each negation of a text in the other one.
 * @param partners the partner of each of its items in the other text, -1 for none
 * @param inverse the same for the items of the other text
 */
export function polarities(
  items: readonly Item[],
  others: readonly Item[],
  partners: readonly number[],
  inverse: readonly number[],
): Polarity[] {
  const outcomes = new Outcomes(items, others, partners, inverse);
  const found = items.flatMap((item, at) => (item.kind === 'negation' ? [outcomes.of(at)] : []));
  return found.map(({ heads, ...polarity }): Polarity => {
    if (polarity.outcome !== 'gone') return polarity;
    const figure = heads.some((head) => others[head]!.figure !== null);
    if (heads.some((head) => isEllipticAfter(others, head))) return { ...polarity, outcome: 'moved' };
    const near = heads.some(
      (head) => hasOtherWords(others, inverse, head) || (!figure && unclaimedNear(others, head, outcomes.claimed)),
    );
    return near ? { ...polarity, outcome: 'moved' } : polarity;
  });
}

/** The negations of one text, read in order: each takes negations of the other text, so that none counts twice. */
class Outcomes {
  /** Negations of the other text that a negation of this one was found in. */
  readonly claimed = new Set<number>();
  private readonly taken = new Set<string>();
  private readonly scope: ReadonlyMap<number, number[]>;

  constructor(
    private readonly items: readonly Item[],
    private readonly others: readonly Item[],
    private readonly partners: readonly number[],
    private readonly inverse: readonly number[],
  ) {
    this.scope = scopes(others);
  }

  of(at: number): Polarity & { readonly heads: number[] } {
    const again = begunAgain(this.items, at);
    // What became of it is told by the one that begins it again.
    if (this.partners[at]! < 0 && again >= 0) return { at, outcome: 'kept', head: -1, heads: [] };
    const pairs = headsOf(this.items, at)
      .map((head) => ({ head, other: this.partners[head]! }))
      .filter(({ other }) => other >= 0);
    const heads = pairs.map(({ other }) => other);
    const negations = heads.flatMap((head) => this.scope.get(head) ?? []);
    const partner = this.partners[at]!;
    const marks = negations.map((one) => `${one} ${heads.join(' ')}`);
    const doubled = partner < 0 && negations.length > 0 && marks.every((mark) => this.taken.has(mark));
    for (const negation of negations) this.claimed.add(negation);
    for (const mark of marks) this.taken.add(mark);
    // "never without" where "never with" was said: both negate the same word, and one of them is new.
    if (doubled) return { at, outcome: 'gone', head: heads[0]!, heads: [] };
    if (partner < 0 && this.belongsToAnother(at, negations))
      return { at, outcome: 'moved', head: heads[0]!, heads: [] };
    if (negations.length > 0) return { at, outcome: 'kept', head: -1, heads };
    if (partner >= 0 && (heads.length === 0 || this.isBeside(pairs, at, partner))) {
      this.claimed.add(partner);
      return { at, outcome: 'kept', head: -1, heads };
    }
    return { at, outcome: heads.length === 0 ? 'open' : 'gone', head: heads[0] ?? -1, heads };
  }

  /** "not that we can't" and "that we can't": the negation in the other text is the partner of another one. */
  private belongsToAnother(at: number, negations: readonly number[]): boolean {
    return (
      this.items[at]!.words[0] === 'not' && negations.length > 0 && negations.every((one) => this.inverse[one]! >= 0)
    );
  }

  private isBeside(pairs: readonly { head: number; other: number }[], at: number, partner: number): boolean {
    const end = contrastEnd(this.others, partner);
    const near = pairs.filter(({ other }) => other < end && isOneThought(this.others, partner, other));
    return near.some(({ head, other }) => head > at === other > partner);
  }
}

/** "The chart says he's diabetic, but he isn't": a negation later in the sentence that negates what was named before. */
function isEllipticAfter(items: readonly Item[], head: number): boolean {
  for (let at = head + 1; at < items.length && at <= head + SCOPE && !endsSentenceAfter(items[at - 1]!); at += 1) {
    if (items[at]!.kind === 'negation' && items[at - 1]!.kind === 'auxiliary' && isSetOffAfter(items[at]!)) return true;
  }
  return false;
}

/** Whether two items stand close together in one sentence. */
function isOneThought(items: readonly Item[], one: number, other: number): boolean {
  const [from, to] = [Math.min(one, other), Math.max(one, other)];
  return to - from <= HEAD_REACH && !items.slice(from, to).some(({ after }) => /[.!?…]/u.test(after));
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
