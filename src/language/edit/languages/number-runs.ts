import { FigureText } from '../../figures/figure-text.js';
import type { Token } from '../../text/tokens.js';

/** A number in words. Token indices, `to` exclusive. */
export interface WordNumber {
  readonly from: number;
  readonly to: number;
  /** Plain decimal notation. */
  readonly value: string;
  readonly ordinal: boolean;
}

/** The numbers in words among some tokens, in order. A number that ends within a token does not count. */
export function wordNumbers(tokens: readonly Token[], language: string): WordNumber[] {
  const text = new FigureText(tokens, language);
  const found: WordNumber[] = [];
  for (let atom = 0; atom < text.atoms.length; ) {
    const match = text.spoken(atom);
    const end = atom + (match?.length ?? 1);
    const whole =
      text.atoms[end]?.token !== text.atoms[end - 1]!.token && text.atoms[atom - 1]?.token !== text.atoms[atom]!.token;
    if (match !== null && whole) {
      const { value, ordinal } = match;
      found.push({ from: text.atoms[atom]!.token, to: text.atoms[end - 1]!.token + 1, value, ordinal });
    }
    atom = end;
  }
  return found;
}
