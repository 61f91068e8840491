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

function standsIn(quote: string, text: string): boolean {
  return plain(text).includes(plain(quote));
}

/**
 * Whether an opinion does not count, because it cannot show what it speaks of: a quotation that does not stand word for word in its stretch, or none from a
 * stretch that has words. Of what was added nothing needs to be quoted from the speech, of what was lost nothing from the text.
 */
export function isVoid({ relation, rawQuote, refinedQuote }: GivenOpinion, { said, written }: PairText): boolean {
  if (!standsIn(rawQuote, said) || !standsIn(refinedQuote, written)) return true;
  const missing = (quote: string, text: string) => plain(quote) === '' && plain(text) !== '';
  return (relation !== 'added' && missing(rawQuote, said)) || (relation !== 'lost' && missing(refinedQuote, written));
}
