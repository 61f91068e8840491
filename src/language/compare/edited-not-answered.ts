import { phraseWords } from '../text/phrases.js';
import { plain, type Token } from '../text/tokens.js';
import { type Check, spanOf, type WeighedFinding } from './check.js';
import { isContentWord, stemOf } from './content-words.js';

/** How assistants begin when they talk about a text instead of giving it. */
const OPENING =
  /^\W*(sure|certainly|of course|absolutely|okay,? here|here('s| is| are)|i('m| am) (sorry|unable|happy)|sorry, (but )?i|i (cannot|can't|can not) (help|assist|do|comply)|as an (ai|assistant)|the (edited|refined|corrected) (text|transcript)|(edited|refined|corrected) (text|transcript)|happy to help|great question)\b/i;
/** Shares of words that nobody said, from which it looks like an answer and from which it is one. */
const DOUBTFUL = 0.25;
const ANSWERED = 0.5;
/** Fewer new words than this prove nothing. */
const FEWEST = 3;

function opening(raw: string, refined: string): WeighedFinding[] {
  const match = OPENING.exec(refined);
  const said =
    match !== null && raw.toLowerCase().includes(match[0].toLowerCase().replace(/^\W+/, '').split(/\W/)[0] ?? '');
  if (match === null || (said && OPENING.test(raw.replace(/^(\s*(um|uh|so|well)\b)+/i, '')))) return [];
  const message = `The text begins "${match[0].trim()}" as an answer does, and nobody said it.`;
  return [{ check: 'answered', message, rawSpan: null, refinedSpan: [0, match[0].length], weight: 'REJECT' }];
}

/** The longest stretch that holds the new words, as one span. */
function stretch(tokens: readonly Token[]): [number, number] {
  return spanOf({ start: tokens[0]!.start, end: tokens.at(-1)!.end });
}

/** The text is made of the words that were said: it does not answer, obey or comment on them. */
export const editedNotAnswered: Check = ({ raw, refined, spoken, written, brandBible }) => {
  const allowed = [
    ...brandBible.glossary.flatMap(({ term }) => phraseWords(term)),
    ...brandBible.banned.flatMap((entry) => phraseWords(entry.preferred ?? '')),
  ];
  const said = new Set([...spoken.map(plain), ...allowed].flatMap((word) => [word, ...word.split('-')]).map(stemOf));
  const content = written.filter(isContentWord);
  const fresh = content.filter((token) => !said.has(stemOf(plain(token))));
  const share = fresh.length / Math.max(1, content.length);
  const findings = opening(raw, refined);
  if (fresh.length < FEWEST || share < DOUBTFUL) return findings;
  const message = `${fresh.length} of ${content.length} words that carry meaning were never said.`;
  const weight = share >= ANSWERED ? 'REJECT' : 'REVIEW';
  return [...findings, { check: 'answered', message, rawSpan: null, refinedSpan: stretch(fresh), weight }];
};
