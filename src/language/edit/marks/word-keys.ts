/** Endings that tell the kind of a word that the model does not know. */
const ENDINGS = ['ing', 'ed', 'ly', 'tion', 'ness', 'ment', 'er', 'est', 's', 'al', 'ic', 'ous', 'able', 'y'];
const UNKNOWN = 7000;
/** Words of this rank and above are their own kind; the others have the kind of their ending. */
const FREQUENT = 500;
const FINITE =
  /^(am|is|are|was|were|have|has|had|do|does|did|can|could|will|would|shall|should|may|might|must|.*n't|i'm|i've|i'd|i'll|(we|they|you)'(re|ve|d|ll)|(he|she|it|that|there|what|who|where|here|how|let)'(s|d|ll))$/;
const SUBJECT = /^(i|we|he|she|they)$/;

/** The words of a text as numbers: what the features of the model are made of. Places outside the text read as 0. */
export interface WordKeys {
  /** The word, or the ending of a word that is not known. */
  readonly words: Int32Array;
  /** The word if it is frequent, otherwise its ending. */
  readonly kinds: Int32Array;
  /** 1 where the word is, or may be, the finite verb of a clause. */
  readonly finite: Uint8Array;
}

/** 32 bits of FNV-1a. */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash | 0;
}

function endingOf(word: string): number {
  const ending = ENDINGS.findIndex((end) => word.length > end.length + 2 && word.endsWith(end));
  return ending < 0 ? 20 : 2 + ending;
}

/** @param ranks the words that the model knows, each with its rank from 0 */
export function keysOf(units: readonly string[], ranks: ReadonlyMap<string, number>): WordKeys {
  const words = new Int32Array(units.length);
  const kinds = new Int32Array(units.length);
  const finite = new Uint8Array(units.length);
  for (const [at, unit] of units.entries()) {
    const rank = ranks.get(unit);
    const ending = endingOf(unit);
    words[at] = rank === undefined ? UNKNOWN + ending : hashOf(unit);
    kinds[at] = rank !== undefined && rank < FREQUENT ? hashOf(unit) : ending;
    const verb = FINITE.test(unit) || (at > 0 && SUBJECT.test(units[at - 1]!) && unit.length > 1);
    finite[at] = verb ? 1 : 0;
  }
  return { words, kinds, finite };
}
