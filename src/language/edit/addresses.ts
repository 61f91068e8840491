import { joinedFigures } from '../figures/joined-figures.js';
import type { Token } from '../text/tokens.js';
import { joinTokens } from './joined-tokens.js';

/** An address in its written form: it has no capitals and is no sentence's word. */
export const ADDRESS = /^(?:https?:\/\/)?(?:[a-z0-9._+-]+@)?(?:[a-z0-9-]+\.)+[a-z]{2,}(?:\/[a-z0-9/_-]*)?$/;

/**
 * Writes spoken mail and web addresses, versions and international telephone numbers as such: `john dot smith at example dot com` is
 * `john.smith@example.com`. Only a whole one whose first and last word are certain; anything else stays as it was said.
 */
export function writeAddresses(tokens: readonly Token[], language: string | null): Token[] {
  return joinTokens(tokens, joinedFigures(tokens, language));
}
