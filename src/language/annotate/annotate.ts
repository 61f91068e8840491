import { readFigures } from '../figures/read-figures.js';
import { lexiconOf } from '../lexicons/lexicons.js';
import { endsSentence, tokenize } from '../text/tokens.js';
import type { AnnotatedText, Annotation, TokenRange } from './annotation.js';
import { findDisfluencies } from './disfluencies/find-disfluencies.js';
import { findNames } from './names.js';
import { findQuotations } from './quotations.js';

/** Dashes between words, which set them off as a comma does. */
const DASHES = /—|(?<=\p{L})–(?=\p{L})|(?<=\s)–(?=\s)|(?<=\w)--(?=\w)/gu;

/** Reads a text once: its tokens, its sentences, and what each stretch of it is. */
export function annotate(text: string, language: string | null): AnnotatedText {
  const tokens = tokenize(text.replace(DASHES, (dash) => ' '.repeat(dash.length)));
  const sentences: TokenRange[] = [];
  let from = 0;
  for (const [at, token] of tokens.entries()) {
    if (!endsSentence(token) && tokens[at + 1]?.gap !== '\n\n' && at < tokens.length - 1) continue;
    sentences.push({ from, to: at + 1 });
    from = at + 1;
  }
  const lexicon = lexiconOf(language);
  const punctuated = sentences.length > 1;
  const found: Annotation[] = [
    ...findDisfluencies(tokens, { language, punctuated }),
    ...readFigures(tokens, language),
    ...findNames(tokens, lexicon),
    ...findQuotations(tokens),
  ];
  const annotations = found.toSorted((a, b) => a.from - b.from || b.to - a.to);
  return { text, language: lexicon?.language ?? language, tokens, punctuated, sentences, annotations };
}
