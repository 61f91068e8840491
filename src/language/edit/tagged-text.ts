import { isNominal, type Tags } from '../text/parts-of-speech.js';
import { plain, type Token } from '../text/tokens.js';

/** Tokens with their tags, as the sentence finder reads them. */
export interface TaggedText {
  readonly tokens: readonly Token[];
  readonly tags: readonly Tags[];
}

/** The word at a place in lower case; empty outside the text. */
export function word(text: TaggedText, at: number): string {
  return plain(text.tokens[at]);
}

/** A noun, adjective or number, and no word of time or pronoun that the tagger takes for one. */
export function isNominalHere(text: TaggedText, at: number): boolean {
  return (
    isNominal(text.tags[at]) && !/^(last|next|yesterday|today|tomorrow|i|we|he|she|they|it|you)$/.test(word(text, at))
  );
}
