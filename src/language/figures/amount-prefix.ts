import { CURRENCY_SIGN, currencyOfSign, otherCurrencies } from './currencies.js';
import type { FigureText } from './figure-text.js';
import { BETWEEN_SIGNS, isPlus } from './spoken-signs.js';

/** The sign and currency before a number. */
export interface AmountPrefix {
  readonly negative: boolean;
  readonly currencies: readonly string[];
  /** Where the number is, and its figures without sign and currency. */
  readonly at: number;
  readonly figures: string;
}

/** Whether a spoken minus belongs to `plus or minus`, which is not a sign of the number. */
function isEitherSign(text: FigureText, at: number): boolean {
  return BETWEEN_SIGNS.test(text.word(at - 1)) && isPlus(text.language, text.word(at - 2));
}

function signed(text: FigureText, at: number): { negative: boolean; at: number } {
  const spoken = text.numbers?.minus.has(text.word(at)) || /^[-−–]$/.test(text.word(at));
  if (spoken && text.atoms[at + 1]?.joined) return { negative: !isEitherSign(text, at), at: at + 1 };
  return { negative: /^[-−]$/.test(text.atoms[at]?.before ?? ''), at };
}

/** The sign and the currency before a number: `-5`, `$5`, `US$ 5`, `EUR 5`, `minus five`. */
export function prefixAt(text: FigureText, from: number): AmountPrefix {
  const { negative, at } = signed(text, from);
  const raw = text.atoms[at]?.raw ?? '';
  const apart = currencyOfSign(raw);
  const next = text.atoms[at + 1];
  if (apart !== null && next?.joined && /^[\d.,]/.test(next.raw)) {
    return { negative, currencies: [apart, ...otherCurrencies(raw)], at: at + 1, figures: next.raw };
  }
  const minus = /^[-−+±]/.test(raw) && raw.length > 1;
  const unsigned = minus ? raw.slice(1) : raw;
  const sign = CURRENCY_SIGN.exec(unsigned)?.[0] ?? '';
  const code = sign === '' && /^[A-Z]{3}\d/.test(unsigned) ? unsigned.slice(0, 3) : sign;
  const currency = code === '' ? null : currencyOfSign(code);
  const figures = currency === null ? unsigned : unsigned.slice(code.length).replace(/^[-−]/, '');
  const inner = currency !== null && /^[-−]/.test(unsigned.slice(code.length));
  const currencies = currency === null ? [] : [currency, ...otherCurrencies(code)];
  return { negative: negative || (minus && !/[+±]/.test(raw[0]!)) || inner, currencies, at, figures };
}
