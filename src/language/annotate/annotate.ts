import type { FigureAnnotation } from '../figures/figure.js';
import { numberWordsOf } from '../figures/number-words-of.js';
import { readFigures } from '../figures/read-figures.js';
import { lexiconOf } from '../lexicons/lexicons.js';
import { endsSentence, range, type Token, tokenize } from '../text/tokens.js';
import {
  type AnnotatedText,
  type Annotation,
  CERTAIN,
  type Disfluency,
  type Filler,
  type TokenRange,
} from './annotation.js';
import { findDisfluencies } from './disfluencies/find-disfluencies.js';
import { REPEATED_NUMBER } from './disfluencies/repeated-numbers.js';
import { findNames } from './names.js';
import { findQuotations } from './quotations.js';

/** Dashes between words. They set words off as a comma does. */
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
  const disfluencies = findDisfluencies(tokens, { language, punctuated });
  const found: Annotation[] = [
    ...disfluencies,
    ...figuresIn(tokens, language, disfluencies),
    ...findNames(tokens, lexicon),
    ...findQuotations(tokens),
  ];
  const annotations = found.toSorted((a, b) => a.from - b.from || b.to - a.to);
  return { text, language: lexicon?.language ?? language, tokens, punctuated, sentences, annotations };
}

/** Italian `nell'ottantadue`, `nell'82`: the year without the elided word before it. */
function withoutElision(token: Token, language: string | null): Token {
  const [, rest = ''] = /^(?:n|d|a|s|qu)?(?:el|al)?l['’](.{2,})$/u.exec(token.text) ?? [];
  const numbers = rest === '' || language?.startsWith('it') !== true ? null : numberWordsOf(language);
  const figure =
    numbers !== null &&
    (/^\d+$/.test(rest) || (rest.length > 3 && numbers.read([rest.toLowerCase()], 0)?.ordinal === false));
  return figure ? { ...token, text: rest } : token;
}

/** The figures in speech as the speaker meant them: "two hundred and, and ten" is one figure with a stutter inside. */
function figuresIn(
  tokens: readonly Token[],
  language: string | null,
  disfluencies: readonly (Filler | Disfluency)[],
): FigureAnnotation[] {
  const numbers = numberWordsOf(language);
  const counts = (at: number) => {
    const word = tokens[at]!.text.toLowerCase();
    return /\d/.test(word) || numbers?.articles?.has(word) === true || numbers?.read([word], 0) != null;
  };
  // "Ein ein halb" is not a stutter: a comma or a hesitation marks a stutter of a number.
  const stuttered = disfluencies.filter(
    (one) =>
      one.kind === 'repetition' &&
      one.confidence >= CERTAIN &&
      (one.interregnum !== null ||
        tokens[one.reparandum.to - 1]!.after !== '' ||
        one.rule === REPEATED_NUMBER ||
        !range(one.reparandum.from, one.reparandum.to).some(counts)),
  );
  const gone = new Set(
    stuttered.flatMap((one) => range((one as Disfluency).reparandum.from, (one as Disfluency).repair.from)),
  );
  const kept = [...tokens.keys()].filter((at) => !gone.has(at));
  const figures = readFigures(
    kept.map((at) => withoutElision(tokens[at]!, language)),
    language,
  );
  return figures.map((one) => ({ ...one, from: kept[one.from]!, to: kept[one.to - 1]! + 1 }));
}
