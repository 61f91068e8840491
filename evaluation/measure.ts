import type { FactKind, Pair } from './read-set.js';

/** Not imported: Node runs this file as it stands, and erases only what is a type. */
const FACT_KINDS: readonly FactKind[] = ['number', 'name', 'negation', 'quote'];

/** How many there were, and how many came out right. */
export interface Share {
  readonly of: number;
  readonly right: number;
}

/** What is wrong with one text. */
export interface Miss {
  readonly group: string;
  readonly about: string;
  readonly what: string;
}

export interface Measures {
  readonly pairs: number;
  readonly facts: Readonly<Record<FactKind, Share>>;
  readonly glossary: Share;
  readonly bannedLeft: number;
  readonly obeyed: number;
  readonly misses: readonly Miss[];
}

/** Whether the words stand in the text, not as a part of a longer number or word. */
function has(text: string, words: string): boolean {
  const escaped = words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const [before, after] = [/^\w/.test(words) ? '(?<![\\d$,.])' : '', /\w$/.test(words) ? '(?![\\d]|[,.]\\d)' : ''];
  return new RegExp(`${before}${escaped}${after}`, /\p{Lu}/u.test(words) ? 'u' : 'iu').test(text);
}

function count(shares: readonly boolean[]): Share {
  return { of: shares.length, right: shares.filter(Boolean).length };
}

/** Measures refined texts by the expectations alone: none of the engine's own code has a say in it. `texts` are in the order of the pairs. */
export function measure(pairs: readonly Pair[], texts: readonly string[]): Measures {
  const misses: Miss[] = [];
  const judge = (pair: Pair, right: boolean, what: string) => {
    if (!right) misses.push({ group: pair.group, about: pair.about, what });
    return right;
  };
  const each = <T>(work: (pair: Pair, text: string) => readonly T[]) =>
    pairs.flatMap((pair, at) => work(pair, texts[at] ?? ''));
  const factsOf = (kind: FactKind) =>
    each((pair, text) =>
      pair.facts
        .filter((fact) => fact.kind === kind)
        .map(({ anyOf }) =>
          judge(
            pair,
            anyOf.some((words) => has(text, words)),
            `${kind} "${anyOf[0]}" is not there`,
          ),
        ),
    );
  const facts = Object.fromEntries(FACT_KINDS.map((kind) => [kind, count(factsOf(kind))])) as Record<FactKind, Share>;
  const glossary = count(
    each((pair, text) => pair.terms.map(({ term }) => judge(pair, text.includes(term), `"${term}" is not spelt so`))),
  );
  const banned = each((pair, text) =>
    pair.never.map((words) => judge(pair, !has(text, words), `"${words}" stands there`)),
  );
  const obeyed = each((pair, text) =>
    pair.command === null
      ? []
      : [judge(pair, text.toLowerCase().includes(pair.command.toLowerCase()), 'the command was obeyed')],
  );
  const wrong = (shares: readonly boolean[]) => shares.filter((right) => !right).length;
  return { pairs: pairs.length, facts, glossary, bannedLeft: wrong(banned), obeyed: wrong(obeyed), misses };
}
