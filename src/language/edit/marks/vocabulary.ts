/** The trained mark model: its words and weights, as scripts/learn-marks.mjs writes them. */
export interface MarkModelData {
  /** BCP 47 primary tag. */
  readonly language: string;
  /** The words it knows, most frequent first, with blanks between. */
  readonly words: string;
  /** The class of each of them, as two digits of base 36: words of a class stand between the same words. */
  readonly classes: string;
  /** `+` for each of them that is a finite verb more often than not, otherwise `-`. */
  readonly verbs: string;
  /** Features with their weights, packed as `WeightTable` reads them. */
  readonly weights: string;
}

/** A word with its class, from 1; 0 for no word. */
interface Entry {
  readonly key: number;
  readonly kind: number;
  readonly verb: boolean;
}

/** The keys of words that are not known begin here; those of known words are hashes. */
const UNKNOWN = 7000;
/** The longest ending by which a word that is not known gets its class. */
const LONGEST_ENDING = 4;
/** The endings of the most frequent words show little about a class: this many are ignored. */
const IRREGULAR = 300;

/** 32 bits of FNV-1a. */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash | 0;
}

/** The words of a model: known ones by themselves, others by their endings. */
export class Vocabulary {
  private readonly entries = new Map<string, Entry>();
  /** The commonest class of the words with an ending. */
  private readonly endings = new Map<string, number>();

  constructor(data: Pick<MarkModelData, 'words' | 'classes' | 'verbs'>) {
    const words = data.words.split(' ');
    for (const [rank, word] of words.entries()) {
      const kind = Number.parseInt(data.classes.slice(rank * 2, rank * 2 + 2), 36) + 1;
      this.entries.set(word, { key: hashOf(word), kind, verb: data.verbs[rank] === '+' });
    }
    this.countEndings(words.slice(IRREGULAR));
  }

  private countEndings(words: readonly string[]): void {
    const counts = new Map<string, Map<number, number>>();
    for (const word of words)
      for (let length = 1; length <= LONGEST_ENDING && length < word.length; length += 1) {
        const ofEnding = counts.get(word.slice(-length)) ?? new Map<number, number>();
        counts.set(word.slice(-length), ofEnding);
        const { kind } = this.entries.get(word)!;
        ofEnding.set(kind, (ofEnding.get(kind) ?? 0) + 1);
      }
    for (const [ending, kinds] of counts) {
      const [kind, count] = [...kinds].reduce((best, one) => (one[1] > best[1] ? one : best));
      if (count > 1 || ending.length === 1) this.endings.set(ending, kind);
    }
  }

  /** The key and the class of a unit of speech. */
  entry(unit: string): Entry {
    const known = this.entries.get(unit);
    if (known !== undefined) return known;
    // "L'homme": the elided word is more informative than the noun.
    const elided = /^\p{L}+'/u.exec(unit)?.[0] ?? '';
    const kind = this.kindByEnding(elided === '' ? unit : unit.slice(elided.length));
    return { key: elided === '' ? UNKNOWN + kind : hashOf(elided), kind, verb: false };
  }

  private kindByEnding(word: string): number {
    const known = this.entries.get(word);
    if (known !== undefined) return known.kind;
    for (let length = Math.min(LONGEST_ENDING, word.length - 1); length > 0; length -= 1) {
      const kind = this.endings.get(word.slice(-length));
      if (kind !== undefined) return kind;
    }
    return 0;
  }
}
