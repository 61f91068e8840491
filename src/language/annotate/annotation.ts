import type { FigureAnnotation } from '../figures/figure.js';
import type { Shade } from '../lexicons/lexicon.js';
import type { Token } from '../text/tokens.js';

/** Token indices, `to` exclusive. */
export interface TokenRange {
  readonly from: number;
  readonly to: number;
}

interface Annotated extends TokenRange {
  /** 1: no other reading is possible. Below `CERTAIN` an annotation is only a possibility: it may explain a change but never requires one. */
  readonly confidence: number;
  /** The entry of the rule table that made the annotation. */
  readonly rule: string;
  /** The language of that rule, BCP 47; `neutral` if the rule holds in every language. */
  readonly language: string;
}

/** An annotation with at least this confidence counts as a fact. */
export const CERTAIN = 0.9;

/** A hesitation or an idle phrase (`um`, `you know`): the range itself can go. */
export interface Filler extends Annotated {
  readonly kind: 'filler';
}

/**
 * A stretch that the speaker replaces at once (Shriberg 1994): `the red, I mean the blue car`. The range covers reparandum, interregnum and
 * repair. In a `repetition` the repair repeats the reparandum; a `restart` abandons it; a `correction` replaces it with another word.
 */
export interface Disfluency extends Annotated {
  readonly kind: 'repetition' | 'restart' | 'correction';
  readonly reparandum: TokenRange;
  /** The interregnum: `um`, `no sorry`, `I mean`; null if there is none. */
  readonly interregnum: TokenRange | null;
  readonly repair: TokenRange;
}

/** A name, recognised by its capital, script, glossary entry or context; two spellings of one name share a `key`. */
export interface NameAnnotation extends Annotated {
  readonly kind: 'name';
  readonly key: string;
}

/** A negation and the clause that it negates. */
export interface NegationAnnotation extends Annotated {
  readonly kind: 'negation';
  readonly clause: TokenRange;
}

/** Words within quotation marks, or spoken as a quotation. */
export interface QuotationAnnotation extends Annotated {
  readonly kind: 'quotation';
}

/** Words with a shade of meaning. `value` is the shade; synonyms (`maybe`, `perhaps`) have the same value. */
export interface ShadeAnnotation extends Annotated {
  readonly kind: Shade;
  readonly value: string;
}

export type Annotation =
  | Filler
  | Disfluency
  | FigureAnnotation
  | NameAnnotation
  | NegationAnnotation
  | QuotationAnnotation
  | ShadeAnnotation;

/** A text with its annotations. It is made once: the editor applies it, the checks compare it, and the diff takes its explanations from it. */
export interface AnnotatedText {
  readonly text: string;
  /** BCP 47 primary tag; null if unknown. */
  readonly language: string | null;
  readonly tokens: readonly Token[];
  /** Whether its punctuation is reliable. */
  readonly punctuated: boolean;
  /** Sentences, or the stretches between pauses of an unpunctuated text. */
  readonly sentences: readonly TokenRange[];
  /** Sorted by first token; of two with the same first token the longer one comes first. */
  readonly annotations: readonly Annotation[];
}
