import type { Token } from '../text/tokens.js';
import { writeAddresses } from './addresses.js';
import { writeCodes } from './spelled-codes.js';
import { writeQuotes } from './spoken-quotes.js';

/** Writes what is spoken sign by sign as it is written: quotations, addresses, versions, abbreviations. The checks read both texts so. */
export function writeSpokenForms(tokens: readonly Token[]): Token[] {
  const written = writeCodes(writeAddresses(writeQuotes(tokens), 'en'));
  // What has been joined may be what a form beside it was waiting for. Each further round makes the text shorter.
  return written.length < tokens.length ? writeSpokenForms(written) : written;
}
