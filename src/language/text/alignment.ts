/** Cells of the table that is filled for one gap: five hundred words against five hundred, a millisecond. */
const LARGEST_TABLE = 250_000;
/** A word that is more frequent than this in either text cannot be an anchor. */
const RARE = 3;
/** The same for three consecutive words: if both texts have them equally often, the occurrences most likely correspond in order. */
const RARE_THREES = 50;

/** The corresponding words of two texts. The indices of both sides increase. */
export interface Alignment {
  /** For each word of the first text the index of its partner, -1 for none. */
  readonly partners: readonly number[];
  /** The place in the second text of the word at an index of the first, with or without a partner. */
  placeOf(index: number): number;
}

/** From and to in the first text, from and to in the second. */
type Stretch = readonly [number, number, number, number];

function places(words: readonly string[]): Map<string, number[]> {
  const found = new Map<string, number[]>();
  words.forEach((word, at) => {
    const list = found.get(word);
    if (list === undefined) found.set(word, [at]);
    else list.push(at);
  });
  return found;
}

/** The longest chain of pairs that increases on both sides, of words that are rare and equally frequent in both texts. */
function anchorsOf(a: readonly string[], b: readonly string[], most: number): [number, number][] {
  const inB = places(b);
  const pairs: [number, number][] = [];
  for (const [word, at] of places(a)) {
    const others = inB.get(word) ?? [];
    if (word === '' || at.length > most || at.length !== others.length) continue;
    for (const [step, index] of at.entries()) pairs.push([index, others[step]!]);
  }
  pairs.sort((one, other) => one[0] - other[0]);
  const tails: number[] = [];
  const before: number[] = [];
  pairs.forEach(([, place], at) => {
    let [low, high] = [0, tails.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (pairs[tails[middle]!]![1] < place) low = middle + 1;
      else high = middle;
    }
    before[at] = low > 0 ? tails[low - 1]! : -1;
    tails[low] = at;
  });
  const chain: [number, number][] = [];
  for (let at = tails.at(-1) ?? -1; at >= 0; at = before[at]!) chain.push(pairs[at]!);
  return chain.reverse();
}

/** Each word with the two that follow it: frequent words form rare triples. */
function threes(words: readonly string[]): string[] {
  return words.map((word, at) =>
    at + 2 < words.length && word !== '' ? `${word} ${words[at + 1]} ${words[at + 2]}` : '',
  );
}

/** Aligns two stretches between the words that are rare in them, and what is between those the same way. */
function divide(a: readonly string[], b: readonly string[], gap: Stretch, partners: number[]) {
  const [from, to, fromB, toB] = gap;
  const [partA, partB] = [a.slice(from, to), b.slice(fromB, toB)];
  const inThrees = anchorsOf(threes(partA), threes(partB), RARE_THREES);
  const anchors = inThrees.length > 0 ? inThrees : anchorsOf(partA, partB, RARE);
  if (anchors.length === 0) return;
  let [atA, atB] = [from, fromB];
  for (const [nextA, nextB] of [...anchors, [to - from, toB - fromB] as [number, number]]) {
    fill(a, b, [atA, from + nextA, atB, fromB + nextB], partners);
    if (nextA < to - from) partners[from + nextA] = fromB + nextB;
    [atA, atB] = [from + nextA + 1, fromB + nextB + 1];
  }
}

/** Longest common subsequence of two stretches, written into `partners`. */
function fill(a: readonly string[], b: readonly string[], gap: Stretch, partners: number[]) {
  let [from, to, fromB, toB] = gap;
  while (from < to && fromB < toB && a[from] === b[fromB]) partners[from++] = fromB++;
  while (from < to && fromB < toB && a[to - 1] === b[toB - 1]) partners[--to] = --toB;
  const [rows, columns] = [to - from, toB - fromB];
  if (rows === 0 || columns === 0) return;
  if (rows * columns > LARGEST_TABLE) {
    divide(a, b, [from, to, fromB, toB], partners);
    return;
  }
  const table = new Uint16Array((rows + 1) * (columns + 1));
  for (let row = rows - 1; row >= 0; row -= 1) {
    for (let column = columns - 1; column >= 0; column -= 1) {
      const at = row * (columns + 1) + column;
      table[at] =
        a[from + row] === b[fromB + column]
          ? table[at + columns + 2]! + 1
          : Math.max(table[at + columns + 1]!, table[at + 1]!);
    }
  }
  for (let row = 0, column = 0; row < rows && column < columns; ) {
    const at = row * (columns + 1) + column;
    if (a[from + row] === b[fromB + column]) partners[from + row++] = fromB + column++;
    else if (table[at + columns + 1]! >= table[at + 1]!) row += 1;
    else column += 1;
  }
}

/**
 * Aligns two texts word by word: rare words first, then the longest common run of words between them. A stretch that is too long
 * for that and has no rare word in common stays without partners.
 */
export function align(a: readonly string[], b: readonly string[]): Alignment {
  const partners: number[] = new Array(a.length).fill(-1);
  fill(a, b, [0, a.length, 0, b.length], partners);
  return { partners, placeOf: (index) => placeIn(partners, b.length, index) };
}

/** The partner, or as far after the last partner as the word is after that one's, but not beyond the next partner. */
function placeIn(partners: readonly number[], length: number, index: number): number {
  if ((partners[index] ?? -1) >= 0) return partners[index]!;
  let left = index - 1;
  while (left >= 0 && partners[left]! < 0) left -= 1;
  let right = index + 1;
  while (right < partners.length && partners[right]! < 0) right += 1;
  const low = left < 0 ? 0 : partners[left]! + 1;
  const high = right >= partners.length ? length : partners[right]!;
  const share = (index - left - 1) / Math.max(1, right - left - 1);
  return Math.min(Math.max(0, length - 1), low + Math.floor(share * Math.max(0, high - low)));
}

/** The words of either text between two partners, all without a partner. Indices, `to` exclusive. */
export interface Gap {
  readonly from: number;
  readonly to: number;
  readonly fromWritten: number;
  readonly toWritten: number;
}

/** Every gap in an alignment, in order. `writtenLength`: the number of words of the second text. */
export function gapsOf({ partners }: Pick<Alignment, 'partners'>, writtenLength: number): Gap[] {
  const gaps: Gap[] = [];
  let [from, fromWritten] = [0, 0];
  for (let at = 0; at <= partners.length; at += 1) {
    const partner = at === partners.length ? writtenLength : partners[at]!;
    if (partner < 0) continue;
    if (at > from || partner > fromWritten) gaps.push({ from, to: at, fromWritten, toWritten: partner });
    [from, fromWritten] = [at + 1, partner + 1];
  }
  return gaps;
}
