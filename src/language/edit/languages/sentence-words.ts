/**
 * What the finder of sentence ends knows about a language besides its lexicon. All words are lower case. Each list exists only here; a language
 * without an entry gets no sentence ends.
 */
export interface SentenceWords {
  /** BCP 47 primary tag. */
  readonly language: string;
  /** Whether the finite verb is the second part of the sentence; its subject follows if something else comes first (`heute sind wir`). */
  readonly verbSecond: boolean;
  /** Pronouns that can only be a subject (`ich`, `yo`, `je`). */
  readonly subjects: ReadonlySet<string>;
  /** Ambiguous subjects, so a known finite verb has to follow (`das`, `ella`, `ça`). */
  readonly openSubjects: ReadonlySet<string>;
  /** Subject and verb in one word (`c'est`, `j'ai`). Null for none. */
  readonly contracted: RegExp | null;
  /** Unstressed pronouns and negations that may stand between a subject and its verb (`ne me`, `no se`). */
  readonly between: ReadonlySet<string>;
  /** Finite forms of the commonest verbs; the auxiliaries of the lexicon are added. */
  readonly finite: ReadonlySet<string>;
  /** Endings that show a finite verb after a subject pronoun. */
  readonly finiteEnding: RegExp;
  /** Endings that finite verbs alone have (`aient`, `aban`). Null for none. */
  readonly sureVerb: RegExp | null;
  /** Verbs that are clauses by themselves, whatever precedes: their form shows a person that a noun cannot have (`vendíamos`). Null for none. */
  readonly ownClause: RegExp | null;
  /** Words with such an ending that are not such verbs. */
  readonly noVerbs: ReadonlySet<string>;
  /** Adverbs that usually open a clause and rarely end one (`heute`, `luego`). */
  readonly leads: ReadonlySet<string>;
  /** Phrases that open a clause like such adverbs (`al principio`). */
  readonly leadPhrases: readonly string[];
  /** Words that a comma separates from the sentence that they open (`bueno, …`). */
  readonly setOff: ReadonlySet<string>;
  /** Words that take or give the turn before a sentence, and answers of one word (`okay`, `bueno`). */
  readonly markers: ReadonlySet<string>;
  /** Those of them that begin a sentence even after a statement; the others do so only after a question. */
  readonly strongMarkers: ReadonlySet<string>;
  /** Words that mark a question to somebody (`Ihre`, `usted`). */
  readonly addressed: ReadonlySet<string>;
  /** Interrogatives. */
  readonly asks: ReadonlySet<string>;
  /** Verbs of the second person, which in speech usually form a question (`tenías`, `avevate`). Null for none. */
  readonly asksYou: RegExp | null;
  /** Phrases that always open a question (`est-ce que`), as lists of words. */
  readonly askPhrases: readonly string[];
  /** Words that open a subordinate clause. */
  readonly subordinators: ReadonlySet<string>;
  /** Those of them whose clause may precede its main clause. */
  readonly fronted: ReadonlySet<string>;
  /** Verbs that may have a clause without a conjunction as their object (`ich glaube, er kommt`). */
  readonly takers: ReadonlySet<string>;
  /** `and`; has no mark before a second clause unless the sentence is long. */
  readonly joins: ReadonlySet<string>;
  /** `but` and the like: a comma before a second clause. */
  readonly turns: ReadonlySet<string>;
  /** Conjunctions with a comma before them, except at the start of a sentence (`dass`). */
  readonly commaBefore: ReadonlySet<string>;
  /** Words that remove the comma of such a conjunction (`und dass`, `als ob`). */
  readonly noCommaAfter: ReadonlySet<string>;
  /** Further words that cannot end a sentence. */
  readonly openEnd: ReadonlySet<string>;
  /** Whether a comma precedes `and` before a clause with its own subject. */
  readonly commaBeforeJoin: boolean;
}
