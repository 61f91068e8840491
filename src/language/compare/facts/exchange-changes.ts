import type { Lexicon } from '../../lexicons/lexicon.js';
import { range } from '../../text/tokens.js';
import type { Matching } from '../align/matching.js';
import type { Exchange } from '../align/moves.js';
import { type Change, shown } from '../finding.js';
import { inOneSet } from './closed-sets.js';

/** Items between the two sides of a contrast or a comparison. */
const CONTRAST = 8;
const THAN = /^(than|als|dan|que|di|do)$/;

/** Figures, names and closed sets are facts, and so is what a contrast is about; other words that change places alter the meaning. */
export function exchangeChanges(matching: Matching, lexicon: Lexicon | null, exchanges: readonly Exchange[]): Change[] {
  const { raw } = matching;
  return exchanges.map((exchange): Change => {
    const { said, written } = exchange;
    const texts = said.map((at) => shown(raw.annotated.text, raw.items, [at]));
    matching.excuse(said, written, 'exchanged');
    const fact = areFacts(matching, lexicon, exchange) || isContrast(matching, exchange);
    const message = `"${texts[0]}" and "${texts[1]}" have changed places.`;
    return { check: fact ? 'figures' : 'exchanged', grade: fact ? 'REJECT' : 'REVIEW', message, said, written };
  });
}

function areFacts({ raw, refined }: Matching, lexicon: Lexicon | null, { said, written }: Exchange): boolean {
  const [one, two] = [raw.items[said[0]]!, raw.items[said[1]]!];
  if (one.figure !== null && two.figure !== null) return true;
  const named = [said[0], said[1]].every((at, side) => raw.items[at]!.name || refined.items[written[side]!]!.name);
  return named || inOneSet(lexicon, one.words, two.words);
}

/** "The fridge, not the freezer" and "more women than men": a "not" or "than" stands in its place between what was exchanged. */
function isContrast({ raw, partners }: Matching, { said, written }: Exchange): boolean {
  const [from, to] = [Math.min(...said), Math.max(...said)];
  if (to - from > CONTRAST) return false;
  const [first, last] = [Math.min(...written), Math.max(...written)];
  return range(from + 1, to).some((at) => {
    const { kind, words } = raw.items[at]!;
    const partner = partners[at]!;
    return (kind === 'negation' || THAN.test(words[0] ?? '')) && partner > first && partner < last;
  });
}
