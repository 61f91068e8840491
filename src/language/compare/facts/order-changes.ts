import { range } from '../../text/tokens.js';
import type { Matching } from '../align/matching.js';
import type { Side } from '../align/side.js';
import { type Change, shown } from '../finding.js';
import { type Item, isContent, isSetOffAfter } from '../items/item.js';

/** From this many content words on, a sentence in another place is a thought that moved. */
const THOUGHT = 2;
/** The share of a sentence that must be elsewhere. */
const MOST = 0.7;
/** Prepositions that may replace each other without a change of direction. */
const NEAR_PREPOSITIONS = /^(in|on|at|of|into|onto|within|upon|during|by|for|with|about)$/;

function roleOf(items: readonly Item[], at: number): string | null {
  const before = items[at - 1];
  if (before === undefined || isSetOffAfter(before)) return null;
  const led = before.kind === 'light' || before.name ? items[at - 2] : before;
  const word = led?.words[0] ?? '';
  return led?.kind === 'preposition' && !NEAR_PREPOSITIONS.test(word) ? word : null;
}

/** Figures and names that moved behind another preposition: "from 1914 to 1918" and "from 1918 to 1914". */
export function roleChanges(matching: Matching, moved: ReadonlySet<number>): Change[] {
  const { raw, refined, partners } = matching;
  return [...moved].flatMap((at): Change[] => {
    const partner = partners[at]!;
    const item = raw.items[at]!;
    if (partner < 0 || !(item.figure !== null || item.kind === 'term' || refined.items[partner]!.name)) return [];
    const [before, after] = [roleOf(raw.items, at), roleOf(refined.items, partner)];
    if (before === null || after === null || before === after) return [];
    const text = shown(refined.annotated.text, refined.items, [partner]);
    const message = `"${before} ${text}" was said where the text has "${after} ${text}".`;
    return [
      {
        check: 'exchanged',
        grade: item.figure === null ? 'REVIEW' : 'REJECT',
        message,
        said: [at],
        written: [partner],
      },
    ];
  });
}

/** The words for `&`. */
const AND = /^(and|und|et|y|e|en)$/;

/** Whether the text has "&" between two names where the speech has a word for it: "Marks & Spencer". */
function isAmpersand(refined: Side, at: number, between: readonly Item[]): boolean {
  const link = refined.annotated.text.slice(refined.items[at]!.end, refined.items[at + 1]!.start);
  return link.trim() === '&' && between.every(({ kind, words }) => kind === 'noise' || AND.test(words.join(' ')));
}

/** Names that are adjacent in the text but not in the speech: two people became one. */
export function mergedNames(matching: Matching): Change[] {
  const { raw, refined, partnersOfWritten } = matching;
  return refined.items.flatMap((item, at): Change[] => {
    const next = refined.items[at + 1];
    if (!item.name || !next?.name || item.kind === 'term' || next.kind === 'term' || isSetOffAfter(item)) return [];
    const [one, other] = [partnersOfWritten[at]!, partnersOfWritten[at + 1]!];
    // "The AA Millikan, no sorry, the AA Michelson": the first name was said before both.
    const before = raw.items[other - 1]?.key === item.key;
    if (one < 0 || other < 0 || other === one + 1 || before) return [];
    const between = raw.items.slice(Math.min(one, other) + 1, Math.max(one, other));
    // "Nat, Nat King": between them is a part of the name that the speaker started twice.
    const again = new Set([raw.items[one]!.key, raw.items[other]!.key]);
    const apart = between.some(({ kind, key }) => /^(word|term|light)$/.test(kind) && !again.has(key));
    if (other > one && (!apart || isAmpersand(refined, at, between))) return [];
    const message = `"${shown(refined.annotated.text, refined.items, [at, at + 1])}" is written together, but was not said together.`;
    return [{ check: 'names', grade: 'REJECT', message, said: [one, other], written: [at, at + 1] }];
  });
}

/** How far back, in items, the agent of an action may be, and how far apart two agents. */
const DONE = 5;
const APART = 15;

/** The agent of an item: the nearest person or name before it, with nothing between that separates them; null for none. */
function subjectOf(items: readonly Item[], at: number): string | null {
  for (let one = at - 1; one >= Math.max(0, at - DONE) && !isSetOffAfter(items[one]!); one -= 1) {
    const { kind, key, name } = items[one]!;
    if (name || (kind === 'pronoun' && key !== 'person:it')) return key;
  }
  return null;
}

/** "He cooked the meals, I did the books" as "I cooked the meals, he did the books": two actions swapped agents. */
export function crossedSubjects({ raw, refined, partners }: Matching): Change[] {
  const others = partners.flatMap((written, at) => {
    if (written < 0 || !isContent(raw.items[at]!) || raw.items[at]!.name) return [];
    const [said, text] = [subjectOf(raw.items, at), subjectOf(refined.items, written)];
    return said === null || text === null || said === text ? [] : [{ at, written, said, text }];
  });
  return others.flatMap((one, index): Change[] => {
    const other = others.slice(index + 1).find(({ said, text }) => said === one.text && text === one.said);
    if (other === undefined || other.at - one.at > APART) return [];
    const [first, last] = [one.at, other.at].map((at) => shown(raw.annotated.text, raw.items, [at]));
    const message = `The text swaps what was said of two persons with "${first}" and "${last}".`;
    return [
      { check: 'exchanged', grade: 'REVIEW', message, said: [one.at, other.at], written: [one.written, other.written] },
    ];
  });
}

/** Whether a whole written sentence of several words moved: "Thank you for having me." */
function movedWhole({ refined, partnersOfWritten }: Matching, moved: ReadonlySet<number>, sentence: number): boolean {
  const inside = range(0, refined.items.length).filter((at) => refined.sentences[at] === sentence);
  const said = inside.map((at) => partnersOfWritten[at]!).filter((at) => at >= 0);
  return inside.length > THOUGHT && said.length > 0 && said.every((at) => moved.has(at));
}

/** Maximum distance, in items, between two facts that may have swapped places. */
const BETWEEN = 4;

function isLink({ kind }: Item): boolean {
  return kind === 'preposition' || kind === 'light';
}

/** The items of a side in a range. */
function textOf({ annotated, items }: Side, first: number, last: number): string {
  return annotated.text.slice(items[first]!.start, items[last]!.end);
}

/** Figures and names that swapped places around the same words: "from 200 to 300" and "from 300 to 200". */
export function crossedFacts({ raw, refined, partners }: Matching, moved: ReadonlySet<number>): Change[] {
  const facts = range(0, partners.length).filter((at) => {
    const item = raw.items[at]!;
    const written = refined.items[partners[at]!];
    // The first word of a sentence may be a name as well.
    const capital = item.kind === 'word' && /^\p{Lu}/u.test(refined.annotated.text.slice(written?.start));
    return written !== undefined && (item.figure !== null || item.kind === 'term' || capital);
  });
  return facts.slice(1).flatMap((at, index): Change[] => {
    const before = facts[index]!;
    const [first, last] = [partners[at]!, partners[before]!];
    if (first > last || at - before > BETWEEN + 1 || !(moved.has(at) || moved.has(before))) return [];
    // A name of two words is on one side with both words.
    const keys = (items: readonly Item[]) => items.flatMap(({ key, name }) => (name ? [] : [key])).join(' ');
    const between = raw.items.slice(before + 1, at);
    // "Three to two" is written 3:2 or 3–2, and the word between is a sign.
    const score = last === first + 1 && /^\S+$/u.test(textOf(refined, first, last)) && between.every(isLink);
    if (!score && keys(between) !== keys(refined.items.slice(first + 1, last))) return [];
    const counted = raw.items[at + 1];
    const free = counted === undefined || isSetOffAfter(raw.items[at]!) || !isContent(counted);
    if (between.length === 0 && isSetOffAfter(refined.items[first]!) && free) return [];
    const texts = [before, at].map((one) => shown(raw.annotated.text, raw.items, [one]));
    const message = `"${texts[0]}" and "${texts[1]}" have changed places.`;
    const grade = score || between.some(({ kind }) => kind === 'preposition') ? 'REJECT' : 'REVIEW';
    return [{ check: 'exchanged', grade, message, said: [before, at], written: [first, last] }];
  });
}

/** Maximum distance, in items, between two figures that may have swapped places. */
const FARTHEST = 25;

/** Whether the text has between two figures only the words that were said between them, perhaps twice. */
function isSameBetween(items: readonly Item[], inside: readonly number[], between: readonly Item[]): boolean {
  const said = new Set(inside.map((at) => items[at]!.key));
  const written = between.filter((item) => isContent(item) || item.kind === 'preposition');
  return written.length > 0 && written.every(({ key }) => said.has(key)) && said.size === written.length;
}

/** How many words must have stayed for two other words to have swapped places around them. */
const STAYED = 2;

/** Whether two figures, or two words, swapped places around words that stayed. */
function tradedPlaces({ raw, refined, partners }: Matching, first: number, last: number): boolean {
  const [one, other] = [raw.items[first]!, raw.items[last]!];
  const figures = one.figure !== null && other.figure !== null;
  if (!figures && (one.kind !== 'word' || other.kind !== 'word')) return false;
  const weighs = (item: Item) => isContent(item) || item.kind === 'preposition';
  const inside = range(first + 1, last).filter((at) => weighs(raw.items[at]!));
  const kept = inside.map((at) => partners[at]!).filter((at) => at >= 0);
  const [from, to] = [partners[last]!, partners[first]!];
  if (kept.length === 0) return figures && isSameBetween(raw.items, inside, refined.items.slice(from + 1, to));
  return (figures || kept.length >= STAYED) && kept.every((at) => at > from && at < to);
}

/** Items that swapped places around words that stayed: "the one reads 4, the other one 2" with 2 and 4. Figures are facts. */
export function exchangedFigures(matching: Matching, moved: ReadonlySet<number>): Change[] {
  const { raw, partners } = matching;
  const all = range(0, partners.length).filter((at) => partners[at]! >= 0 && isContent(raw.items[at]!));
  return all.flatMap((first, index): Change[] => {
    const last = all
      .slice(index + 1, index + 1 + FARTHEST)
      .find(
        (at) =>
          at - first <= FARTHEST &&
          partners[at]! < partners[first]! &&
          (moved.has(first) || moved.has(at)) &&
          tradedPlaces(matching, first, at),
      );
    if (last === undefined) return [];
    const texts = [first, last].map((at) => shown(raw.annotated.text, raw.items, [at]));
    const message = `"${texts[0]}" and "${texts[1]}" have changed places.`;
    const grade = raw.items[first]!.figure === null ? 'REVIEW' : 'REJECT';
    return [{ check: 'exchanged', grade, message, said: [first, last], written: [partners[first]!, partners[last]!] }];
  });
}

/** Sentences that moved: the order of events may have changed. */
export function movedSentences(matching: Matching, moved: ReadonlySet<number>): Change[] {
  const { raw, refined, partnersOfWritten } = matching;
  const bySentence = new Map<number, number[]>();
  for (const at of range(0, refined.items.length)) {
    const sentence = refined.sentences[at]!;
    if (isContent(refined.items[at]!)) bySentence.set(sentence, [...(bySentence.get(sentence) ?? []), at]);
  }
  return [...bySentence.values()].flatMap((content): Change[] => {
    const elsewhere = content.filter((at) => moved.has(partnersOfWritten[at]!));
    const share = content.length > THOUGHT ? MOST : 1;
    const least = movedWhole(matching, moved, refined.sentences[content[0]!]!) ? 1 : THOUGHT;
    if (elsewhere.length < least || elsewhere.length < content.length * share) return [];
    const said = elsewhere.map((at) => partnersOfWritten[at]!);
    const message = `"${shown(raw.annotated.text, raw.items, said)}" was moved from the place where it was said.`;
    return [{ check: 'order', grade: 'REVIEW', message, said, written: elsewhere }];
  });
}
