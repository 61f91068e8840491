/** A piece of text that becomes a token; `glued`: it follows the piece before it without a blank. */
export interface Segment {
  readonly piece: string;
  readonly index: number;
  readonly glued: boolean;
}

/** Scripts that write no blank between words. */
const NO_BLANKS =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const WORDS = new Intl.Segmenter('ja', { granularity: 'word' });
const OPENS = /^[\p{Ps}\p{Pi}"']+$/u;
/** A figure with the signs of its scale, unit, date or time: `3月9日`, `25万円`, `3時40分`. It stays one word. */
const FIGURE = /(?:\p{Nd}+(?:[.,:]\p{Nd}+)*(?:時間|[千万億亿兆年月日時时点分秒円元度%％])*)+/gu;

interface Piece {
  piece: string;
  readonly index: number;
}

/** The figures of a stretch and the words between them, punctuation as pieces of its own. */
function* wordsOf(stretch: string): Generator<Piece & { readonly isWord: boolean }> {
  let from = 0;
  const between = function* (to: number) {
    for (const { segment, index, isWordLike } of WORDS.segment(stretch.slice(from, to))) {
      yield { piece: segment, index: from + index, isWord: isWordLike === true };
    }
  };
  for (const match of stretch.matchAll(FIGURE)) {
    yield* between(match.index);
    yield { piece: match[0], index: match.index, isWord: true };
    from = match.index + match[0].length;
  }
  yield* between(stretch.length);
}

/**
 * The words of a stretch without blanks. In most scripts it is one word; where words are not set apart Unicode's word segmentation cuts it (UAX 29
 * with ICU's dictionaries), punctuation clinging to the word that it belongs to.
 */
export function segmentsOf(stretch: string): Segment[] {
  if (!NO_BLANKS.test(stretch)) return [{ piece: stretch, index: 0, glued: false }];
  const segments: Piece[] = [];
  let opening = '';
  for (const { piece, index, isWord } of wordsOf(stretch)) {
    const last = segments.at(-1);
    if (isWord) {
      segments.push({ piece: opening + piece, index: index - opening.length });
      opening = '';
    } else if (last !== undefined && opening === '' && !OPENS.test(piece)) last.piece += piece;
    else opening += piece;
  }
  const last = segments.at(-1);
  if (last === undefined) return [{ piece: stretch, index: 0, glued: false }];
  last.piece += opening;
  return segments.map((segment, at) => ({ ...segment, glued: at > 0 }));
}
