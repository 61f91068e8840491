import type { RefinementFinding } from '../../jobs/results/refinement.js';
import type { Span } from './paragraphs.js';

/** Longest quotation in a question, in UTF-16 units. */
const LONGEST_QUOTE = 200;

function quoted(text: string, span: Span | null): string | null {
  const words =
    span === null
      ? ''
      : text
          .slice(...span)
          .trim()
          .replace(/\s+/g, ' ');
  if (words === '') return null;
  return `"${words.length > LONGEST_QUOTE ? `${words.slice(0, LONGEST_QUOTE)}…` : words}"`;
}

/** A finding as a question to the model that wrote the text: it may be wrong, so it gives no order. */
export function questionOf({ message, rawSpan, refinedSpan }: RefinementFinding, raw: string, refined: string): string {
  const [said, written] = [quoted(raw, rawSpan), quoted(refined, refinedSpan)];
  if (said !== null && written !== null)
    return `The transcript says ${said}, your text says ${written}. Does that mean the same? (${message})`;
  if (said !== null) return `${said} was said. Does your text say it? (${message})`;
  if (written !== null) return `Your text says ${written}. Was that said? (${message})`;
  return `Is this so? ${message}`;
}
