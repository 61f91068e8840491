import type { Token } from '../text/tokens.js';
import { writeAddresses } from './addresses.js';
import { writeCodes } from './spelled-codes.js';
import { writeQuotes } from './spoken-quotes.js';

/** Writes what is spoken sign by sign as it is written: quotations, addresses, versions, abbreviations. The checks read both texts so. */
export function writeSpokenForms(tokens: readonly Token[]): Token[] {
  return writeCodes(writeAddresses(writeQuotes(tokens)));
}
