import type { FigureAnnotation } from '../figures/figure.js';
import type { Token } from '../text/tokens.js';

/** Token indices, `to` exclusive. */
export interface TokenRange {
  readonly from: number;
  readonly to: number;
}

interface Annotated extends TokenRange {
  /** 1: nothing else can be meant. Below `CERTAIN` an annotation is a possibility: it may explain a change, never demand one. */
  readonly confidence: number;
  /** The entry of a rule table that said so. */
  readonly rule: string;
  /** The language whose rules said so, BCP 47; `neutral` where the rule holds in every language. */
  readonly language: string;
}

/** From this confidence on, an annotation is taken for a fact. */
export const CERTAIN = 0.9;

/** A hesitation or an idle phrase (`um`, `you know`): the range itself can go. */
export interface Filler extends Annotated {
  readonly kind: 'filler';
}

/**
 * A stretch that its speaker replaced at once (Shriberg 1994): `the red, I mean the blue car`. The range covers reparandum, interregnum and
 * repair. In a `repetition` the repair says the reparandum again; a `restart` abandons it; a `correction` puts another word in its place.
 */
export interface Disfluency extends Annotated {
  readonly kind: 'repetition' | 'restart' | 'correction';
  readonly reparandum: TokenRange;
  /** `um`, `no sorry`, `I mean`; null where nothing stands between. */
  readonly interregnum: TokenRange | null;
  readonly repair: TokenRange;
}

/** A name by capital, script, glossary or context; `key` is what two spellings of it share. */
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

/** Words that carry a shade of meaning; `value` is the shade, the same for words that mean the same (`maybe`, `perhaps`). */
export interface ShadeAnnotation extends Annotated {
  readonly kind:
    | 'hedge'
    | 'modal'
    | 'quantifier'
    | 'bound'
    | 'comparison'
    | 'condition'
    | 'cause'
    | 'order'
    | 'frequency'
    | 'exclusive';
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

/** A text with what each stretch of it is. Made once; the editor applies it, the checks compare it, the diff explains by it. */
export interface AnnotatedText {
  readonly text: string;
  /** BCP 47 primary tag; null where it is not known. */
  readonly language: string | null;
  readonly tokens: readonly Token[];
  /** Whether its punctuation can be relied on. */
  readonly punctuated: boolean;
  /** Sentences, or the stretches between pauses of an unpunctuated text. */
  readonly sentences: readonly TokenRange[];
  /** By their first token, the longer first. */
  readonly annotations: readonly Annotation[];
}
