/** The shades of meaning whose change needs a review. */
export type Shade =
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

/** Lower-case words or phrases, each with the shade it carries: two entries of the same value mean the same. */
export type ShadeTable = Readonly<Record<string, string>>;

/**
 * The data about a language. Phrases are lower case, with one space between words. Each list exists only here.
 * A language without a lexicon has no rules, and checks that need one are listed as unchecked.
 */
export interface Lexicon {
  /** BCP 47 primary tag. */
  readonly language: string;
  /** Its most frequent words, for the detection of the language of short texts. */
  readonly functionWords: ReadonlySet<string>;
  /** Hesitation noises: never words (`um`, `ähm`, `euh`). */
  readonly hesitations: RegExp;
  /** Idle phrases that may be fillers, where their surroundings allow it (`you know`, `sozusagen`). */
  readonly idlePhrases: readonly string[];
  /** Phrases that introduce a self-correction (`no sorry`, `I mean`, `or rather`): the interregnum of a correction. */
  readonly editTerms: readonly string[];
  /** Ambiguous edit terms (`tell me`, `instead`): they may explain an omission, but the editor does not remove them. */
  readonly possibleEditTerms?: readonly string[];
  readonly negations: ReadonlySet<string>;
  /** Words that accompany a negation and may be omitted beside it (`ne` of `ne … pas`). */
  readonly negationCompanions?: ReadonlySet<string>;
  /** Contracted or bound negations (`n't`, `non-`, `un-` is none). Null for none. */
  readonly boundNegation: RegExp | null;
  readonly months: readonly (readonly string[])[];
  readonly weekdays: readonly (readonly string[])[];
  readonly pronouns: ReadonlySet<string>;
  readonly determiners: ReadonlySet<string>;
  readonly prepositions: ReadonlySet<string>;
  readonly conjunctions: ReadonlySet<string>;
  readonly auxiliaries: ReadonlySet<string>;
  readonly shades: Readonly<Record<Shade, ShadeTable>>;
  /** Elided words that are attached to the next one (`l'`, `qu'`, `dell'`), with the apostrophe. Null for none. */
  readonly elisions: RegExp | null;
  /** Titles and forms of address before a name (`Frau`, `Dr.`), without their full stop. */
  readonly titles: ReadonlySet<string>;
  /** Names of units in every form, each with its canonical symbol (`kilometern`: `km`). */
  readonly units: Readonly<Record<string, string>>;
  /** Names of currencies in every form, each with its ISO 4217 code; a hundredth has its own (`cent`: `EUR/100`), `¤/100` where the currency is open. */
  readonly currencies: Readonly<Record<string, string>>;
  /** Groups of wordings that keep the meaning (`since`, `because`); using one for another is a NOTE. */
  readonly sameMeaning: readonly (readonly string[])[];
  /** Words that open a clause and add no meaning (`so`, `well`); their omission is a NOTE. */
  readonly discourseMarkers?: ReadonlySet<string>;
  /** Words that may be dropped without a loss unless a negation precedes them (`really`, `just`). */
  readonly idleWords?: ReadonlySet<string>;
  /** Forms of one word: the base form first, then its past forms, then its other forms. Null for none. */
  readonly irregularForms?: readonly WordForms[];
  /** Pronouns of one person, by the person: `he him his` are one, `she` is another. */
  readonly persons?: readonly (readonly string[])[];
  /** Closed sets whose members a text must not exchange (`morning`, `afternoon`); each member may have several spellings. */
  readonly closedSets?: Readonly<Record<string, readonly (readonly string[])[]>>;
}

/** The forms of an irregular word: `{ base: 'go', past: ['went', 'gone'], other: ['goes', 'going'] }`. */
export interface WordForms {
  readonly base: string;
  readonly past: readonly string[];
  readonly other: readonly string[];
}
