import type { GivenOpinion, PairText } from './verifier.js';

/** Quotation marks and dashes in one form, blanks as one: servers and models change these, and they change no word. */
function plain(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[‘’‚‛`´]/g, "'")
    .replace(/[“”„‟«»]/g, '"')
    .replace(/[‐-―]/g, '-')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Letters of a quotation that are no accident; a stretch that is shorter is quoted whole. */
const LEAST_QUOTED = 8;

/** Whether a stretch was quoted word for word, and enough of it to have been read. A stretch without words needs no quotation. */
function isQuoted(quote: string, text: string): boolean {
  const [words, stretch] = [plain(quote), plain(text)];
  if (stretch === '') return words === '';
  return stretch.includes(words) && words.length >= Math.min(LEAST_QUOTED, stretch.length);
}

/**
 * Whether an opinion does not count, because it gives no evidence: a quotation that is not word for word in its stretch, or none from a
 * stretch that has words. Of what was added nothing needs to be quoted from the speech, of what was lost nothing from the text.
 */
export function isVoid({ relation, rawQuote, refinedQuote }: GivenOpinion, { said, written }: PairText): boolean {
  const saidIsFree = relation === 'added' && plain(rawQuote) === '';
  const writtenIsFree = relation === 'lost' && plain(refinedQuote) === '';
  return !(saidIsFree || isQuoted(rawQuote, said)) || !(writtenIsFree || isQuoted(refinedQuote, written));
}
