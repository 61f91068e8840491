import type { WordKeys } from './word-keys.js';

/** The number of bits of a feature. */
const MASK = (1 << 22) - 1;
/** More than a gap ever has. */
export const MOST_FEATURES = 72;

/** The start of the sentence and of the clause that a gap may end, and whether each has a verb. */
export interface Progress {
  /** The first unit of the sentence. */
  readonly from: number;
  /** The first unit after its last comma; `from` without one. */
  readonly clause: number;
  /** Whether the sentence, and the clause, already have a finite verb. */
  readonly sentenceVerb: boolean;
  readonly clauseVerb: boolean;
}

function mix(template: number, a: number, b = 0, c = 0, d = 0): number {
  let hash = Math.imul(template + 1, 0x9e3779b1);
  hash = Math.imul(hash ^ a, 0x85ebca6b);
  hash ^= hash >>> 13;
  hash = Math.imul(hash ^ b, 0xc2b2ae35);
  hash ^= hash >>> 15;
  hash = Math.imul(hash ^ c, 0x27d4eb2f);
  hash ^= hash >>> 13;
  hash = Math.imul(hash ^ d, 0x165667b1);
  return (hash ^ (hash >>> 16)) & MASK;
}

/** Lengths in buckets: exact up to seven words, then 8, 12, 16, 24 and 32. */
function step(length: number): number {
  if (length < 8) return length;
  return length < 12 ? 8 : length < 16 ? 9 : length < 24 ? 10 : length < 32 ? 11 : 12;
}

/** Writes the n-grams of words around the gap before a unit, for n from one to four. */
function addWords({ words }: WordKeys, at: number, into: Int32Array): number {
  const [a3, a2, a1] = [words[at - 3] ?? 0, words[at - 2] ?? 0, words[at - 1] ?? 0];
  const [b0, b1, b2, b3] = [words[at] ?? 0, words[at + 1] ?? 0, words[at + 2] ?? 0, words[at + 3] ?? 0];
  let count = 0;
  into[count++] = mix(0, 0);
  into[count++] = mix(1, a3);
  into[count++] = mix(2, a2);
  into[count++] = mix(3, a1);
  into[count++] = mix(4, b0);
  into[count++] = mix(5, b1);
  into[count++] = mix(6, b2);
  into[count++] = mix(7, b3);
  into[count++] = mix(8, a2, a1);
  into[count++] = mix(9, a1, b0);
  into[count++] = mix(10, b0, b1);
  into[count++] = mix(11, b1, b2);
  into[count++] = mix(12, a2, a1, b0);
  into[count++] = mix(13, a1, b0, b1);
  into[count++] = mix(14, b0, b1, b2);
  into[count++] = mix(15, a3, a2, a1);
  into[count++] = mix(16, b0, b1, b2, b3);
  into[count++] = mix(17, a2, a1, b0, b1);
  into[count++] = mix(18, a1, b1);
  return count;
}

/** Writes the features of the word classes around the gap, and of a word among the classes of its neighbours. */
function addKinds({ words, kinds }: WordKeys, at: number, into: Int32Array, before: number): number {
  const [a2, a1, b0, b1] = [words[at - 2] ?? 0, words[at - 1] ?? 0, words[at] ?? 0, words[at + 1] ?? 0];
  const [k3, k2, k1] = [kinds[at - 3] ?? 0, kinds[at - 2] ?? 0, kinds[at - 1] ?? 0];
  const [c0, c1, c2, c3] = [kinds[at] ?? 0, kinds[at + 1] ?? 0, kinds[at + 2] ?? 0, kinds[at + 3] ?? 0];
  let count = before;
  into[count++] = mix(19, k1, b0);
  into[count++] = mix(20, a1, c0);
  into[count++] = mix(21, k1, c0);
  into[count++] = mix(22, k1, b0, b1);
  into[count++] = mix(23, k1, c0, c1);
  into[count++] = mix(24, b0, c1);
  into[count++] = mix(25, k2, k1, c0, c1);
  into[count++] = mix(26, k2, k1, b0);
  into[count++] = mix(27, k2, k1, c0);
  into[count++] = mix(28, c0, c1);
  into[count++] = mix(29, c0, b1);
  into[count++] = mix(30, k1, c0, b1);
  into[count++] = mix(31, a1, c0, c1);
  into[count++] = mix(32, k3, k2, k1, c0);
  into[count++] = mix(33, c0, c1, c2);
  into[count++] = mix(34, k1, c0, c1, c2);
  into[count++] = mix(35, c0, c1, c2, c3);
  into[count++] = mix(36, a2, k1, c0);
  into[count++] = mix(37, b0, c1, c2);
  into[count++] = mix(38, k2, k1);
  return count;
}

/** Writes the features of the sentence so far and of the next verb: its first words, its length, whether it has a verb. */
function addProgress(keys: WordKeys, at: number, progress: Progress, into: Int32Array, before: number): number {
  const { from, clause } = progress;
  const [s0, s1] = [keys.words[from] ?? 0, keys.words[from + 1] ?? 0];
  const [b0, b1] = [keys.words[at] ?? 0, keys.words[at + 1] ?? 0];
  const [k1, k0, kn] = [keys.kinds[at - 1] ?? 0, keys.kinds[at] ?? 0, keys.kinds[at + 1] ?? 0];
  const [ahead, behind] = [keys.ahead[at] ?? 0, keys.behind[at] ?? 0];
  const verbs = (progress.sentenceVerb ? 2 : 0) + (progress.clauseVerb ? 1 : 0);
  const [length, inClause, parted] = [step(at - from), step(at - clause), clause > from ? 1 : 0];
  const c0 = keys.words[clause] ?? 0;
  let count = before;
  into[count++] = mix(40, length, verbs);
  into[count++] = mix(41, s0, verbs);
  into[count++] = mix(42, s0, length);
  into[count++] = mix(43, s0, s1, verbs);
  into[count++] = mix(44, b0, length, verbs);
  into[count++] = mix(45, b0, b1, verbs);
  into[count++] = mix(46, s0, b0, verbs);
  into[count++] = mix(47, parted, inClause, verbs);
  into[count++] = mix(48, c0, b0, parted, verbs);
  into[count++] = mix(49, k1, k0, verbs);
  into[count++] = mix(50, s0, s1, length);
  into[count++] = mix(51, c0, inClause, parted, verbs);
  into[count++] = mix(52, b0, kn, verbs);
  into[count++] = mix(53, ahead, behind, verbs);
  into[count++] = mix(54, ahead, k1, k0);
  into[count++] = mix(55, behind, k1, k0);
  into[count++] = mix(56, ahead, b0, verbs);
  into[count++] = mix(57, ahead, c0, behind);
  into[count++] = mix(58, k0, kn, ahead, verbs);
  return count;
}

/** Writes the features of the gap before a unit. @returns how many */
export function featuresAt(keys: WordKeys, at: number, progress: Progress, into: Int32Array): number {
  return addProgress(keys, at, progress, into, addKinds(keys, at, into, addWords(keys, at, into)));
}
