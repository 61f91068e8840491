import type { HonestEdit } from '../test/evaluation/honest/honest-edit.js';
import type { Lie } from '../test/evaluation/lies/lie.js';
import type { Pair } from './read-set.js';

/** What the checks say of a refined text. */
export interface Judged {
  readonly verdict: string;
  readonly findings: readonly { readonly check: string; readonly refinedSpan: readonly [number, number] | null }[];
}
export type Judge = (raw: string, refined: string) => Judged;

/** A text that came out wrong: a lie that passed or was not named, an honest edit that did not pass. */
export interface Wrong {
  readonly about: string;
  readonly text: string;
  readonly judged: Judged;
}

/** How one kind of lie, or of honest edit, came out. */
export interface KindRate {
  readonly kind: string;
  readonly of: number;
  /** Lies that did not pass; honest edits that did. */
  readonly right: number;
  /** Lies of which a finding names the place. */
  readonly placed: number;
  readonly wrong: readonly Wrong[];
}

/** Characters by which a finding may miss the place that was changed: about a word or two. */
const NEAR = 12;

/** Each text that a lie makes of an honest one: a swap is made at one place at a time. */
export function liesOf({ by }: Lie, text: string): string[] {
  if (typeof by === 'function') return [...new Set(by(text))].filter((spoilt) => spoilt !== text);
  const spoilt = by.flatMap(([pattern, instead]) => {
    const everywhere = new RegExp(pattern.source, `${pattern.flags.replace('g', '')}g`);
    return [...text.matchAll(everywhere)].map((match) => {
      const put = typeof instead === 'function' ? instead(match[0]) : instead.replaceAll('$1', match[1] ?? '');
      return text.slice(0, match.index) + put + text.slice(match.index + match[0].length);
    });
  });
  return [...new Set(spoilt)].filter((one) => one !== text);
}

/** The texts that an honest edit makes of an honest one: every place of it at once. */
export function honestFormsOf({ by }: HonestEdit, pair: Pair): string[] {
  const { honest } = pair;
  if (typeof by === 'function') return [...new Set(by(honest, pair))].filter((form) => form !== honest);
  const form = by.reduce((sofar, [pattern, instead]) => sofar.replace(pattern, instead as string), honest);
  return form === honest ? [] : [form];
}

/** Where two texts differ, as offsets of the second. */
function placeOfChange(before: string, after: string): [number, number] {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start += 1;
  let tail = 0;
  while (tail < shorter - start && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1;
  return [start, after.length - tail];
}

function namesThePlace({ findings }: Judged, [start, end]: [number, number]): boolean {
  return findings.some(
    ({ refinedSpan }) => refinedSpan !== null && refinedSpan[0] <= end + NEAR && refinedSpan[1] >= start - NEAR,
  );
}

/** So many of them at most, evenly from the first to the last. */
function sampled<T>(all: readonly T[], most: number): T[] {
  const step = Math.max(1, all.length / most);
  return all.filter((_, at) => Math.floor(at / step) !== Math.floor((at - 1) / step));
}

/** Puts each lie to the checks over the pairs, so many texts of a kind at most. */
export function measureLies(pairs: readonly Pair[], lies: readonly Lie[], judge: Judge, most = 60): KindRate[] {
  return lies.map((lie) => {
    const texts = pairs.flatMap((pair) => liesOf(lie, pair.honest).map((text) => ({ ...pair, text })));
    const tried = sampled(texts, most).map(({ said, honest, about, text }) => {
      const judged = judge(said, text);
      return { about, text, judged, placed: namesThePlace(judged, placeOfChange(honest, text)) };
    });
    const wrong = tried.filter(({ judged, placed }) => judged.verdict === 'PASS' || !placed);
    const right = tried.filter(({ judged }) => judged.verdict !== 'PASS').length;
    return { kind: lie.kind, of: tried.length, right, placed: tried.length - wrong.length, wrong };
  });
}

/** Puts each honest edit to the checks over the pairs, so many texts of a kind at most. */
export function measureHonest(
  pairs: readonly Pair[],
  edits: readonly HonestEdit[],
  judge: Judge,
  most = Number.POSITIVE_INFINITY,
): KindRate[] {
  return edits.map((edit) => {
    const texts = pairs.flatMap((pair) => honestFormsOf(edit, pair).map((text) => ({ ...pair, text })));
    const tried = sampled(texts, most).map(({ about, said, text }) => ({ about, text, judged: judge(said, text) }));
    const wrong = tried.filter(({ judged }) => judged.verdict !== 'PASS');
    return { kind: edit.kind, of: tried.length, right: tried.length - wrong.length, placed: 0, wrong };
  });
}

/** All kinds together. */
export function total(rates: readonly KindRate[]): { of: number; right: number; placed: number } {
  const sum = (pick: (rate: KindRate) => number) => rates.reduce((sofar, rate) => sofar + pick(rate), 0);
  return { of: sum(({ of }) => of), right: sum(({ right }) => right), placed: sum(({ placed }) => placed) };
}
