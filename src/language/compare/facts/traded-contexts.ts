import type { Lexicon } from '../../lexicons/lexicon.js';
import type { Matching } from '../align/matching.js';
import { type Change, shown } from '../finding.js';
import { carriesMeaning, endsSentenceAfter, type Item, isContent, isSetOffAfter } from '../items/item.js';
import { inOneSet } from './closed-sets.js';
import { areOpposites, hasOpposite } from './opposite-changes.js';

/** How many words to either side of a mention are its context. */
const CONTEXT = 3;
/** How far, in items, two words that swapped places may be apart, and a mention from the place where it was said. */
const APART = 25;
const REACH = 40;
/** By how many words of context two mentions must fit the place of the other one better than their own. */
const LEAST = { fact: 2, word: 4 };
/** Prepositions that name the agent of a passive: "he asked me" and "I was asked by him" mean the same. */
const AGENT = /^(by|von|por|par|da|dal|dalla|door)$/;

/** Languages in which an object may stand before its verb: "den Mann biss der Hund". */
const FREE_ORDER = /^(de|nl)/;

/** One mention of a word, with the words before and after it within its clause. */
interface Mention {
  readonly at: number;
  readonly key: string;
  readonly context: readonly string[];
}

type Mentions = ReadonlyMap<string, readonly Mention[]>;

/** "Zwei Personen über die Leiter und eine durchs Treppenhaus": the article counts. */
const ONE = /^(ein|eine|einen|einer|eines|un|una|uno|une|um|uma|one|een|één)$/;
const ONE_KEY = '#1';

function keyOf(item: Item): string {
  return item.kind === 'light' && ONE.test(item.words[0] ?? '') ? ONE_KEY : item.key;
}

function weighs(item: Item, lexicon: Lexicon | null): boolean {
  return carriesMeaning(item) || /^(pronoun|negation)$/.test(item.kind) || hasOpposite(lexicon, item.words);
}

type Ends = (item: Item) => boolean;

/** The words before and after an item, each with its side, up to where its clause ends. */
function contextOf(items: readonly Item[], at: number, lexicon: Lexicon | null, ends: Ends): string[] {
  return ([-1, 1] as const).flatMap((step) => {
    const side: string[] = [];
    for (let one = at + step; one >= 0 && one < items.length && side.length < CONTEXT; one += step) {
      if (ends(items[Math.min(one, one - step)]!)) break;
      if (weighs(items[one]!, lexicon) || items[one]!.kind === 'preposition') side.push(`${step} ${items[one]!.key}`);
    }
    return side;
  });
}

function mentionsIn(items: readonly Item[], lexicon: Lexicon | null): Mentions {
  const mentions = items.flatMap((item, at): Mention[] => {
    if (!weighs(item, lexicon) && keyOf(item) !== ONE_KEY) return [];
    const clause = contextOf(items, at, lexicon, isSetOffAfter);
    // "She never does; I, always": a word between commas has its sentence around it.
    const context = clause.length > 0 ? clause : contextOf(items, at, lexicon, endsSentenceAfter);
    return [{ at, key: keyOf(item), context }];
  });
  return Map.groupBy(mentions, ({ key }) => key);
}

/** For each place of a list of partners, the next place that has a partner; -1 for none. */
function nextPaired(partners: readonly number[]): number[] {
  const next = new Array<number>(partners.length).fill(-1);
  for (let at = partners.length - 2; at >= 0; at -= 1) next[at] = partners[at + 1]! >= 0 ? at + 1 : next[at + 1]!;
  return next;
}

/** Spoken items with the commas and stops that the text has between the same words. */
function withWrittenBreaks({ raw, refined, partners, partnersOfWritten }: Matching): Item[] {
  const [next, nextWritten] = [nextPaired(partners), nextPaired(partnersOfWritten)];
  return raw.items.map((item, at) => {
    const written = refined.items[partners[at]!];
    if (written === undefined || item.after.trim() !== '' || !isSetOffAfter(written)) return item;
    const follows = next[at]! >= 0 && partners[next[at]!] === nextWritten[partners[at]!];
    return follows ? { ...item, after: written.after } : item;
  });
}

/** The place in the speech of each written item, or of the nearest one before it that was said. */
function spokenPlaces({ partnersOfWritten }: Matching): number[] {
  let place = 0;
  return partnersOfWritten.map((partner) => (place = partner >= 0 ? partner : place));
}

/** How many words of its context a written mention shares with the best of some spoken ones, words renamed as they are written. */
function shared(written: Mention, spoken: readonly Mention[], place: number, renamed: (key: string) => string): number {
  const shares = ({ at, context }: Mention) =>
    Math.abs(at - place) > REACH
      ? 0
      : context.filter((word) => {
          const [side, key] = word.split(/ (.*)/su);
          return written.context.includes(`${side} ${renamed(key!)}`);
        }).length;
  return Math.max(...spoken.map(shares));
}

/** Within this many items of its place a pronoun was said in the form that is written. */
const NEAR = 10;

/** Whether two pronouns have their spoken forms: "ihm hab ich gesagt" is "ich hab ihm gesagt", "er hat mir gesagt" is not. */
function haveSpokenForms({ raw, refined }: Matching, ats: readonly number[], places: readonly number[]): boolean {
  return ats.every((at) => {
    const near = raw.items.slice(Math.max(0, places[at]! - NEAR), places[at]! + NEAR);
    return near.some(({ words }) => words.join(' ') === refined.items[at]!.words.join(' '));
  });
}

/** Whether two words are the two of a kind: figures, names, persons, opposites, members of a closed set. */
function areOfOneKind(lexicon: Lexicon | null, one: Item, other: Item): boolean {
  const counts = [one, other].map((item) => item.figure !== null || keyOf(item) === ONE_KEY);
  if (counts.includes(true)) return !counts.includes(false) && (one.figure ?? other.figure) !== null;
  if (one.kind === 'pronoun' || other.kind === 'pronoun') return one.kind === other.kind;
  if (one.name && other.name) return true;
  return inOneSet(lexicon, one.words, other.words) || areOpposites(lexicon, one.words, other.words);
}

/** How well two words that are of no one kind must fit each other's places: Infinity where they may change places around one verb. */
function leastOfWords({ refined }: Matching, first: number, last: number): number {
  const [one, other] = [refined.items[first]!, refined.items[last]!];
  if (!isPlainWord(one) || !isPlainWord(other)) return Infinity;
  const between = refined.items.slice(first + 1, last).filter(isContent).length;
  return FREE_ORDER.test(refined.annotated.language ?? '') && between < 2 ? Infinity : LEAST.word;
}

function isPlainWord(item: Item): boolean {
  return isContent(item) && item.figure === null && !item.name;
}

/** Whether two written words may change places without a change of meaning: in "Ruth and Daniel", and with the agent of a passive. */
function mayTrade(items: readonly Item[], first: number, last: number): boolean {
  const agent = [first, last].some((at) => {
    if (items[at]!.figure !== null) return false;
    const before = items[at - 1]?.kind === 'light' ? items[at - 2] : items[at - 1];
    return AGENT.test(before?.words[0] ?? '');
  });
  return agent || (items[first]!.figure === null && items.slice(first + 1, last).every(({ kind }) => kind === 'light'));
}

interface Loose {
  readonly mention: Mention;
  /** How many words of its context it shares with a mention of its own word. */
  readonly own: number;
}

/** The words of a text that stand in another context than they were said in. */
function looseMentions(said: Mentions, written: Mentions, places: readonly number[]): Loose[] {
  const loose = [...written.values()].flat().flatMap((mention): Loose[] => {
    const spoken = said.get(mention.key);
    const own = spoken === undefined ? Infinity : shared(mention, spoken, places[mention.at]!, (word) => word);
    return own < mention.context.length ? [{ mention, own }] : [];
  });
  return loose.toSorted((a, b) => a.mention.at - b.mention.at);
}

/**
 * Words that swapped places, found by their contexts: "from red to green" as "from green to red", "he said to me" as "I said to him". Each of the
 * two stands among the words that were said around the other one.
 */
export function tradedContexts(matching: Matching, lexicon: Lexicon | null): Change[] {
  const { refined } = matching;
  const [said, written] = [mentionsIn(withWrittenBreaks(matching), lexicon), mentionsIn(refined.items, lexicon)];
  const places = spokenPlaces(matching);
  const loose = looseMentions(said, written, places);
  /** By how many words two mentions fit each other's places better than their own; 0 where they did not trade them. */
  const gainOf = (one: Loose, other: Loose): number => {
    const [{ key, at }, { key: otherKey, at: otherAt }] = [one.mention, other.mention];
    if (otherKey === key || mayTrade(refined.items, at, otherAt)) return 0;
    const items = [refined.items[at]!, refined.items[otherAt]!] as const;
    if (items[0].kind === 'pronoun' && haveSpokenForms(matching, [at, otherAt], places)) return 0;
    const renamed = (word: string) => (word === key ? otherKey : word === otherKey ? key : word);
    const gain = shared(one.mention, said.get(otherKey)!, places[at]!, renamed) - one.own;
    const gained = shared(other.mention, said.get(key)!, places[otherAt]!, renamed) - other.own;
    const least = areOfOneKind(lexicon, ...items) ? LEAST.fact : leastOfWords(matching, at, otherAt);
    return gain > 0 && gained > 0 && gain + gained >= least ? gain + gained : 0;
  };
  return loose.flatMap((one, index): Change[] => {
    const near: { readonly at: number; readonly gain: number }[] = [];
    for (let next = index + 1; next < loose.length && loose[next]!.mention.at - one.mention.at <= APART; next += 1)
      near.push({ at: loose[next]!.mention.at, gain: gainOf(one, loose[next]!) });
    const [best] = near.toSorted((a, b) => b.gain - a.gain);
    if (best === undefined || best.gain === 0) return [];
    const items = [one.mention.at, best.at];
    const texts = items.map((at) => shown(refined.annotated.text, refined.items, [at]));
    const message = `"${texts[0]}" and "${texts[1]}" have changed places.`;
    return [{ check: 'exchanged', grade: 'REJECT', message, said: items.map((at) => places[at]!), written: items }];
  });
}
