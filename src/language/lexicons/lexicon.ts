/** The shades of meaning whose change a reader would not accept without a look. */
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
 * What is known of a language, as data. Phrases are lower case, words separated by one blank. Each list exists only here.
 * A language without an entry has no rules, and what needs one is said to be unchecked.
 */
export interface Lexicon {
  /** BCP 47 primary tag. */
  readonly language: string;
  /** Its commonest words, by which short texts are told apart. */
  readonly functionWords: ReadonlySet<string>;
  /** Hesitation noises: never words (`um`, `ähm`, `euh`). */
  readonly hesitations: RegExp;
  /** Idle phrases that may be fillers, where their surroundings allow it (`you know`, `sozusagen`). */
  readonly idlePhrases: readonly string[];
  /** What speakers say when they put themselves right (`no sorry`, `I mean`, `or rather`), the interregnum of a correction. */
  readonly editTerms: readonly string[];
  /** What may lead to a correction and is as often meant (`tell me`, `instead`): it may explain what a text leaves out, and no editor removes it. */
  readonly possibleEditTerms?: readonly string[];
  readonly negations: ReadonlySet<string>;
  /** Words that go along with a negation and may be left out beside it (`ne` of `ne … pas`). */
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
  /** What is elided before a vowel and clings to the next word (`l'`, `qu'`, `dell'`), with its apostrophe. Null for none. */
  readonly elisions: RegExp | null;
  /** Titles and forms of address that stand before a name (`Frau`, `Dr.`), without their full stop. */
  readonly titles: ReadonlySet<string>;
  /** Names of units in every form, each with its canonical symbol (`kilometern`: `km`). */
  readonly units: Readonly<Record<string, string>>;
  /** Names of currencies in every form, each with its ISO 4217 code; a hundredth has its own (`cent`: `EUR/100`), `¤/100` where the currency is open. */
  readonly currencies: Readonly<Record<string, string>>;
  /** Groups of wordings that keep the meaning (`since`, `because`); using one for another is a NOTE. */
  readonly sameMeaning: readonly (readonly string[])[];
  /** Words that open a clause and say nothing in it (`so`, `well`); leaving one out is a NOTE. */
  readonly discourseMarkers?: ReadonlySet<string>;
  /** Words that may go without a loss, where no negation stands before them (`really`, `just`). */
  readonly idleWords?: ReadonlySet<string>;
  /** Forms of one word: the base form first, then its past forms, then its other forms. Null for none. */
  readonly irregularForms?: readonly WordForms[];
  /** Pronouns of one person, by the person: `he him his` are one, `she` is another. */
  readonly persons?: readonly (readonly string[])[];
  /** Closed sets of which a text must not name another member (`morning`, `afternoon`); each member may have several spellings. */
  readonly closedSets?: Readonly<Record<string, readonly (readonly string[])[]>>;
}

/** The forms of an irregular word: `{ base: 'go', past: ['went', 'gone'], other: ['goes', 'going'] }`. */
export interface WordForms {
  readonly base: string;
  readonly past: readonly string[];
  readonly other: readonly string[];
}
