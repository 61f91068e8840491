import { readdirSync, readFileSync } from 'node:fs';

/** A transcript with the text that an editor would publish. */
export interface EditedPair {
  /** The file it stands in, without its ending. */
  readonly group: string;
  readonly about: string;
  readonly language: string;
  readonly said: string;
  readonly published: string;
}

/** The sentence ends of texts beside those that were published. */
export interface SentenceEnds {
  /** Sentences that were published, and end in the texts too. */
  readonly right: number;
  readonly published: number;
  /** Ends of the texts where none was published. */
  readonly wrong: number;
}

const FOLDER = new URL('./edited/', import.meta.url);

function readBlock(group: string, block: string): EditedPair {
  const [about = '', ...lines] = block.trim().split('\n');
  const one = (name: string) => {
    const found = lines.find((line) => line.startsWith(`${name}: `));
    if (found === undefined) throw new Error(`${group}.txt, "${about}": "${name}:" is missing`);
    return found.slice(name.length + 2);
  };
  const published = one('published').replaceAll(' ¶ ', '\n\n');
  return { group, about, language: one('language'), said: one('said'), published };
}

/** Every transcript of `evaluation/edited` with its published text. */
export function readEditedTexts(): EditedPair[] {
  const files = readdirSync(FOLDER).filter((name) => name.endsWith('.txt'));
  return files.toSorted().flatMap((name) => {
    const blocks = readFileSync(new URL(name, FOLDER), 'utf8').split(/^## /mu).slice(1);
    return blocks.map((block) => readBlock(name.replace('.txt', ''), block));
  });
}

interface Words {
  readonly words: string[];
  /** Indices of the words that a sentence ends with. */
  readonly ends: Set<number>;
}

function wordsOf(text: string): Words {
  const words: string[] = [];
  const ends = new Set<number>();
  for (const piece of text.split(/\s+/u)) {
    const word = piece.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
    if (word !== '') words.push(word);
    if (/[.!?…]["”»’)]*$/u.test(piece) && words.length > 0 && !/^(?:mr|mrs|dr|\d+)$/u.test(word))
      ends.add(words.length - 1);
  }
  return { words, ends };
}

/** For each word of one text the same word of the other, by the longest common row of words. */
function matched(one: readonly string[], other: readonly string[]): Map<number, number> {
  const best = Array.from({ length: one.length + 1 }, () => new Uint16Array(other.length + 1));
  for (let a = one.length - 1; a >= 0; a -= 1)
    for (let b = other.length - 1; b >= 0; b -= 1)
      best[a]![b] = one[a] === other[b] ? best[a + 1]![b + 1]! + 1 : Math.max(best[a + 1]![b]!, best[a]![b + 1]!);
  const pairs = new Map<number, number>();
  for (let a = 0, b = 0; a < one.length && b < other.length; ) {
    if (one[a] === other[b]) pairs.set(a++, b++);
    else if (best[a + 1]![b]! >= best[a]![b + 1]!) a += 1;
    else b += 1;
  }
  return pairs;
}

/** Compares where the sentences of an edited text end with where they end in the published one. Words that only one of them has do not count. */
export function compareEnds(published: string, edited: string): SentenceEnds {
  const [wanted, got] = [wordsOf(published), wordsOf(edited)];
  const pairs = matched(wanted.words, got.words);
  const back = new Map([...pairs].map(([from, to]) => [to, from]));
  const known = [...wanted.ends].filter((end) => pairs.has(end));
  return {
    right: known.filter((end) => got.ends.has(pairs.get(end)!)).length,
    published: known.length,
    wrong: [...got.ends].filter((end) => back.has(end) && !wanted.ends.has(back.get(end)!)).length,
  };
}
