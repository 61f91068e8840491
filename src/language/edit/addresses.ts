import { joinedFigures } from '../figures/joined-figures.js';
import type { Token } from '../text/tokens.js';
import { joinTokens } from './joined-tokens.js';

/** An address in its written form. Other rules do not change it. */
export const ADDRESS = /^(?:https?:\/\/)?(?:[a-z0-9._+-]+@)?(?:[a-z0-9-]+\.)+[a-z]{2,}(?:\/[a-z0-9/_-]*)?$/;

/**
 * Writes spoken mail and web addresses, versions and international telephone numbers as such: `john dot smith at example dot com` is
 * `john.smith@example.com`. An address is written only if it is complete and its first and last word are certain.
 */
export function writeAddresses(tokens: readonly Token[], language: string | null): Token[] {
  return joinTokens(tokens, joinedFigures(tokens, language));
}
