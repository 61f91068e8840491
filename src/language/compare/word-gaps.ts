import { align } from '../text/alignment.js';
import { plain } from '../text/tokens.js';
import type { Comparison } from './check.js';
import { contracted, NUMBER, type WordItem, wordItems } from './word-items.js';

/** Words of the speech and of the text that have no partner, between two words that have. */
export interface WordGap {
  readonly lost: readonly WordItem[];
  readonly added: readonly WordItem[];
  /** Indices into the items where the gap begins. */
  readonly from: number;
  readonly fromWritten: number;
}

/** The words of both texts, and where they differ. */
export interface WordComparison {
  readonly said: readonly WordItem[];
  readonly written: readonly WordItem[];
  readonly gaps: readonly WordGap[];
  /** Pairs of the same word, as indices. */
  readonly pairs: readonly (readonly [number, number])[];
}

/** Words around an addition in which hesitation is looked for. */
const AROUND = 3;

/** What is added without what was said there after all: hesitation that was left out of the comparison. */
function withoutKept(
  added: readonly WordItem[],
  raw: string,
  said: readonly WordItem[],
  [from, to]: readonly [number, number],
): readonly WordItem[] {
  const around = said.slice(Math.max(0, from - AROUND), to + AROUND);
  const start = from > AROUND ? around[0]?.start : 0;
  const end = said[to + AROUND] === undefined ? raw.length : around.at(-1)?.end;
  const heard = raw
    .slice(start, end)
    .toLowerCase()
    .replaceAll('’', "'")
    .split(/[^\p{L}\p{N}']+/u);
  const left = new Map<string, number>();
  const count = (word: string, by: number) => left.set(word, (left.get(word) ?? 0) + by);
  for (const word of heard.flatMap((one) => contracted(one, ''))) count(word, 1);
  for (const { word } of around) count(word, -1);
  return added.filter(({ word }) => {
    const kept = (left.get(word) ?? 0) > 0;
    if (kept) count(word, -1);
    return !kept;
  });
}

/** Compares word by word: numbers pair with numbers whatever their value. */
export function compareWords({ raw, spoken, written: tokens }: Comparison): WordComparison {
  const [said, written] = [wordItems(spoken), wordItems(tokens)];
  const { partners } = align(
    said.map(({ key }) => key),
    written.map(({ key }) => key),
  );
  const gaps: WordGap[] = [];
  const pairs: [number, number][] = [];
  let [from, fromWritten] = [0, 0];
  for (let at = 0; at <= said.length; at += 1) {
    const partner = at === said.length ? written.length : partners[at]!;
    if (partner < 0) continue;
    if (at > from || partner > fromWritten) {
      const lost = said.slice(from, at);
      const added = written.slice(fromWritten, partner);
      const fresh = lost.length > 0 || added.length === 0 ? added : withoutKept(added, raw, said, [from, at]);
      gaps.push({ lost, added: fresh, from, fromWritten });
    }
    if (at < said.length) pairs.push([at, partner]);
    [from, fromWritten] = [at + 1, partner + 1];
  }
  return { said, written, gaps: gaps.filter((gap) => gap.lost.length + gap.added.length > 0), pairs };
}

/** The words as they were, in order, for a comparison of stretches. */
export function rowOf(items: readonly WordItem[]): string {
  return items.map(({ key, value }) => (key === NUMBER ? `${NUMBER}${value}` : key)).join(' ');
}

/** Whether the speaker breaks off after the stretch, or has stuttered into it: "and the the budget the price". */
export function isHesitant({ raw, spoken }: Comparison, first: WordItem, last: WordItem): boolean {
  const [before, after] = [spoken[first.at - 1], spoken[last.at + 1]];
  const [into, out] = [
    raw.slice(before?.end ?? 0, spoken[first.at]!.start),
    raw.slice(last.end, after?.start ?? raw.length),
  ];
  const stutter = new RegExp(`(^|\\W)${plain(spoken[first.at]).replace(/\W/g, '.')}\\W`, 'i').test(into);
  return stutter || /…|—|\.\.\.|--|\b(um+|uh+|er+m?)\b/i.test(out);
}
