import { plain, type Token } from '../text/tokens.js';
import { DETERMINERS } from '../text/word-classes.js';
import { type Sentence, sentencesOf, withParagraphs } from './sentence-ranges.js';

/** A text of fewer words is one paragraph. */
const LEAST_WORDS = 75;
/** Good length of a paragraph in words, and its maximum in sentences. */
const SHORT = 28;
const LONG = 105;
const MOST_SENTENCES = 6;
/** Maximum length of a candidate paragraph in sentences: bounds the time. */
const REACH = 14;
/** How many sentences on each side are compared. */
const WINDOW = 3;
/** Maximum length of a sentence that cannot be a paragraph of its own, in words. */
const FRAGMENT = 3;
/** How likely these words are to open a paragraph. */
const OPENERS: readonly (readonly [RegExp, number])[] = [
  [/^(so|now|anyway|finally|meanwhile|next|first|second|third|lastly|okay|ok|today|yesterday|later) /, 1.6],
  [/^(one thing|the other|another thing|the next|the last|the first|as for|on the other|for next|all right)\b/, 1.6],
  [/^(and|but) now\b/, 0.2],
  [/^(and|but) (then|when|if|after|before|at|in|on|also|finally|as)\b/, 1.1],
  [/^(when|after|before|in|on|at|during) /, 0.8],
  [/^(and|but) (the|my|our|we|i|your|his|her|their)\b/, 0.6],
  [/^(then|look|please) /, 0.6],
  [/^(the|my|our|your|his|her|their|these|there|we|i) ?/, 0.3],
  [
    /^(it|it's|he|he's|she|she's|they|they're|that|that's|this|those|which|because|or|not|nor|same|also|too|who|whose|its) ?/,
    -1.4,
  ],
];

function openingOf({ words }: Sentence): number {
  const text = `${words.slice(0, 3).join(' ')} `;
  return OPENERS.find(([pattern]) => pattern.test(text))?.[1] ?? 0.2;
}

function contentOf(sentences: readonly Sentence[]): Set<string> {
  const words = sentences.flatMap((sentence) => sentence.words);
  return new Set(
    words.filter((word) => word.length > 3 && !DETERMINERS.has(word)).map((word) => word.replace(/('s|s)$/, '')),
  );
}

/** How well a sentence may open a paragraph: by its first words, and by how few words it shares with the sentences before. */
function breakBefore(tokens: readonly Token[], sentences: readonly Sentence[], at: number): number {
  const [sentence, before] = [sentences[at]!, sentences[at - 1]!];
  if (before.asks && before.words.length > 1 && !sentence.asks) return -3;
  if (sentence.words.length <= FRAGMENT) return -2;
  const [past, next] = [
    contentOf(sentences.slice(Math.max(0, at - WINDOW), at)),
    contentOf(sentences.slice(at, at + WINDOW)),
  ];
  const shared = [...next].filter((word) => past.has(word)).length;
  const cohesion = shared / Math.max(1, Math.min(past.size, next.size));
  const pause = tokens[sentence.from]!.gap === '\n' ? 0.4 : 0;
  return openingOf(sentence) + pause + 0.8 - Math.min(2, 4 * cohesion);
}

/** The cost of a paragraph: for being too short or too long. */
function costOf(words: number, sentences: number): number {
  const short = words < SHORT ? (SHORT - words) / 8 : 0;
  const long = words > LONG ? (words - LONG) / 12 : 0;
  const many = sentences > MOST_SENTENCES ? 1.2 * (sentences - MOST_SENTENCES) : 0;
  const few = sentences < 2.5 && words < 45 ? 0.8 : 0;
  return 1.2 + short + long + many + few;
}

/** Where the paragraphs of one stretch begin: the cut with the lowest cost. */
function cutsOf(tokens: readonly Token[], sentences: readonly Sentence[]): number[] {
  const total = sentences.reduce((sum, { words }) => sum + words.length, 0);
  if (total < LEAST_WORDS || sentences.length < 4) return [];
  const best: number[] = [0];
  const cut: number[] = [0];
  for (let to = 1; to <= sentences.length; to += 1) {
    best[to] = Number.NEGATIVE_INFINITY;
    let [words, count] = [0, 0];
    for (let from = to - 1; from >= Math.max(0, to - REACH); from -= 1) {
      words += sentences[from]!.words.length;
      count += sentences[from]!.words.length <= FRAGMENT ? 0.4 : 1;
      const worth = best[from]! + (from === 0 ? 0 : breakBefore(tokens, sentences, from)) - costOf(words, count);
      if (worth > best[to]!) [best[to], cut[to]] = [worth, from];
    }
  }
  const starts: number[] = [];
  for (let at = cut[sentences.length]!; at > 0; at = cut[at]!) starts.push(sentences[at]!.from);
  return starts;
}

/** Splits text into paragraphs of three to six sentences where the topic changes. Existing paragraphs stay; a short text is one paragraph. */
export function setParagraphs(tokens: readonly Token[]): Token[] {
  const sentences = sentencesOf(tokens);
  const starts: number[] = [];
  let stretch: Sentence[] = [];
  for (const sentence of sentences) {
    if (tokens[sentence.from]!.gap === '\n\n') {
      starts.push(...cutsOf(tokens, stretch));
      stretch = [];
    }
    stretch.push(sentence);
  }
  starts.push(...cutsOf(tokens, stretch));
  return withParagraphs(tokens, starts);
}

/** Whether a text already has paragraphs. */
export function hasParagraphs(tokens: readonly Token[]): boolean {
  return tokens.some(({ gap, text }, at) => at > 0 && gap === '\n\n' && (text !== '' || plain(tokens[at]) === ''));
}
