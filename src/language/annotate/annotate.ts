import { lexiconOf } from '../lexicons/lexicons.js';
import { endsSentence, tokenize } from '../text/tokens.js';
import type { AnnotatedText, TokenRange } from './annotation.js';

/** Reads a text once: its tokens, its sentences, and what each stretch of it is. */
export function annotate(text: string, language: string | null): AnnotatedText {
  const tokens = tokenize(text);
  const sentences: TokenRange[] = [];
  let from = 0;
  for (const [at, token] of tokens.entries()) {
    if (!endsSentence(token) && at < tokens.length - 1) continue;
    sentences.push({ from, to: at + 1 });
    from = at + 1;
  }
  const known = lexiconOf(language)?.language ?? language;
  return { text, language: known, tokens, punctuated: sentences.length > 1, sentences, annotations: [] };
}
