import type { Gap } from '../../text/alignment.js';
import type { Matching } from '../align/matching.js';
import { endsSentenceAfter, type Item, isSetOffAfter } from '../items/item.js';
import { isLikened } from './excuse-annotated.js';

/** Prepositions that an editor may exchange: none of them reverses a direction. */
const NEAR_PREPOSITIONS = /^(in|on|at|of|into|onto|within|upon|during)$/;
/** Markers that have a meaning unless punctuation sets them off: "the right one". */
const MEANT = /^(right|see|look|listen|say|left)$/;
const OPENS = /^(so|also|donc|pues|entonces|quindi|dunque|então|dus)$/;
const AND = /^(and|und|y|e|et|en)$/;
const OR = /^(or|oder|o|ou|of)$/;
/** Within this many items, the speech must have the pronoun that the text inserts. */
const PERSON_REACH = 25;

function startsClause(items: readonly Item[], at: number): boolean {
  const before = items[at - 1];
  return before === undefined || isSetOffAfter(before) || /^(and|but|so)$/.test(before.words[0] ?? '');
}

function followsNegation(items: readonly Item[], at: number): boolean {
  return (
    items[at - 1]?.kind === 'negation' || (items[at - 1]?.kind === 'auxiliary' && items[at - 2]?.kind === 'negation')
  );
}

/** The "like" of "we played in like small clubs": in unpunctuated speech, any "like" that is not a verb. */
function isIdleLike(items: readonly Item[], at: number, punctuated: boolean): boolean {
  const before = items[at - 1];
  const verb =
    before?.kind === 'negation' ||
    before?.shade === 'modal' ||
    (before?.kind === 'pronoun' && before.key !== 'person:it');
  return !punctuated && !verb;
}

/** Whether nothing but markers stands before an item in its sentence: "Sì, dunque, la riunione …". */
function opensSpeech(items: readonly Item[], at: number): boolean {
  const before = items[at - 1];
  if (before === undefined || endsSentenceAfter(before)) return true;
  return /^(marker|idle)$/.test(before.kind) && isSetOffAfter(before) && opensSpeech(items, at - 1);
}

/** Whether a spoken word may be dropped without a loss. */
function mayGo(items: readonly Item[], at: number, punctuated: boolean): boolean {
  const item = items[at]!;
  const word = item.words[0] ?? '';
  if (isLikened(items, [at]) && !(isSetOffAfter(item) && at > 0 && isSetOffAfter(items[at - 1]!))) return false;
  if (word === 'like' && item.kind === 'word' && isIdleLike(items, at, punctuated)) return true;
  if (word === 'like' && item.kind === 'word')
    return items[at + 1]?.kind === 'figure' || (isSetOffAfter(item) && (at === 0 || isSetOffAfter(items[at - 1]!)));
  if (item.kind === 'idle') return !followsNegation(items, at);
  if (item.kind === 'marker') {
    return !MEANT.test(word) || isSetOffAfter(item) || (startsClause(items, at) && punctuated) || !punctuated;
  }
  // "Donc on a vendu": at the start of a sentence it is an opener, not a conclusion.
  if (item.key === 'cause:therefore' && OPENS.test(word)) return opensSpeech(items, at);
  if (item.key === 'order:now' || item.key === 'hedge:sort of') {
    return isSetOffAfter(item) && startsClause(items, at);
  }
  return item.kind === 'light' || item.kind === 'auxiliary' || item.kind === 'pronoun' || item.kind === 'preposition';
}

/** Whether a written word may be added without a new meaning. */
function mayCome(matching: Matching, at: number): boolean {
  const { raw, refined } = matching;
  const item = refined.items[at]!;
  if (item.kind !== 'pronoun')
    return /^(light|auxiliary|preposition|marker)$/.test(item.kind) || /^(also|please)$/.test(item.words[0] ?? '');
  const before =
    matching.partnersOfWritten.slice(Math.max(0, at - PERSON_REACH), at + 1).findLast((partner) => partner >= 0) ?? 0;
  const around = raw.items.slice(Math.max(0, before - PERSON_REACH), before + PERSON_REACH);
  return item.key === 'person:it' || around.some(({ key }) => key === item.key);
}

/** "and" in place of "or": an alternative becomes both. */
function turnsChoice(gone: readonly Item[], come: readonly Item[]): boolean {
  const has = (items: readonly Item[], links: RegExp) => items.some(({ words }) => links.test(words[0] ?? ''));
  return (has(gone, AND) && has(come, OR)) || (has(gone, OR) && has(come, AND));
}

/** Whether words of a kind replace others of that kind that mean something else. */
function conflict(lost: readonly Item[], added: readonly Item[], kind: Item['kind']): boolean {
  const [gone, come] = [lost, added].map((items) => items.filter((item) => item.kind === kind)) as [Item[], Item[]];
  if (gone.length === 0 || come.length === 0) return false;
  if (kind === 'preposition') return ![...gone, ...come].every(({ words }) => NEAR_PREPOSITIONS.test(words[0] ?? ''));
  if (kind === 'light') return turnsChoice(gone, come);
  if (kind !== 'auxiliary') return gone.every(({ key }) => come.every((other) => other.key !== key));
  const tense = (items: readonly Item[]) => new Set(items.map(({ form }) => (form === 'past' ? 'past' : 'present')));
  const [before, after] = [tense(gone), tense(come)];
  return [...before].every((one) => !after.has(one));
}

/** Excuses articles, links, auxiliaries and markers that an editor removes or inserts, unless one replaces another with a different meaning. */
export function excuseLight(matching: Matching, gap: Gap): void {
  const { raw, refined } = matching;
  const [lost, added] = [matching.lostIn(gap), matching.addedIn(gap)];
  if (lost.length + added.length === 0) return;
  const [gone, come] = [lost.map((at) => raw.items[at]!), added.map((at) => refined.items[at]!)];
  const hard = new Set(
    (['pronoun', 'preposition', 'auxiliary', 'light'] as const).filter((kind) => conflict(gone, come, kind)),
  );
  const free = ({ kind }: Item) => !hard.has(kind as 'pronoun');
  const mayGoAt = (at: number) => free(raw.items[at]!) && mayGo(raw.items, at, raw.annotated.punctuated);
  matching.excuse(
    lost.filter(mayGoAt),
    added.filter((at) => free(refined.items[at]!) && mayCome(matching, at)),
    'no meaning of its own',
  );
}
