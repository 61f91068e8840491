import { range } from '../../text/tokens.js';
import type { Matching } from '../align/matching.js';
import { endsSentenceAfter, type Item, isContent, isSetOffAfter } from '../items/item.js';
import { lostRuns } from './excuse-lost.js';

/** Maximum length, in items, of a topic without a clause, and of a clause that broke off before it said anything. */
const LONGEST_TOPIC = 4;
const LONGEST_CLAUSE = 5;
const STARTS_ANEW = /^(so|well|okay|ok|right|anyway|also|na|alors|bon|pues|bueno|allora|então|bom|dus|nou)$/;
/** Words that cannot end a clause. */
const OPEN = /^(to|the|a|an|my|our|your|his|her|their|of|with|from|for|and|but|because|if|that|'s|'m|'re|gonna)$/;

function opensSentence(items: readonly Item[], at: number): boolean {
  return items[at - 1] === undefined || endsSentenceAfter(items[at - 1]!);
}

function isPlain({ figure, kind, shade }: Item): boolean {
  return figure === null && kind !== 'negation' && kind !== 'term' && shade !== 'quantifier';
}

/** "The invoices, um, so you open …": the speaker names a topic, hesitates, and begins a sentence without it. */
function isTopic(items: readonly Item[], from: number, to: number): boolean {
  const [run, next] = [items.slice(from, to), items[to]];
  if (next === undefined || run.length > LONGEST_TOPIC || run[0]!.kind !== 'light') return false;
  const hesitates = next.from > run.at(-1)!.to && isSetOffAfter(run.at(-1)!) && !endsSentenceAfter(run.at(-1)!);
  const noun =
    run.filter(isContent).length === 1 &&
    isContent(run.at(-1)!) &&
    run.every(({ kind }) => /^(light|word)$/.test(kind));
  return hesitates && noun && STARTS_ANEW.test(next.words[0] ?? '');
}

/** "It used to, in the old one …": a clause that breaks off after words without meaning of their own. */
function isOpenClause(items: readonly Item[], from: number, to: number): boolean {
  const [run, next] = [items.slice(from, to), items[to]];
  const last = run.at(-1)!;
  if (next === undefined || run.length > LONGEST_CLAUSE || !isSetOffAfter(last) || endsSentenceAfter(last))
    return false;
  return !run.some(isContent) && OPEN.test(last.words.at(-1) ?? '');
}

/** Excuses an abandoned start of a sentence. */
export function excuseAbandoned(matching: Matching): void {
  const { items } = matching.raw;
  for (const [from, to] of lostRuns(matching)) {
    if (!opensSentence(items, from) || !items.slice(from, to).every(isPlain)) continue;
    const open = range(from, to).filter((at) => matching.excusedLost[at] === null);
    if (isTopic(items, from, to) || isOpenClause(items, from, to)) matching.excuse(open, [], 'restart');
  }
}
