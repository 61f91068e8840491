/**
 * What the finder of sentence ends knows of a language besides its lexicon. All words are lower case. Each list exists only here; a language
 * without an entry gets no sentence ends.
 */
export interface SentenceWords {
  /** BCP 47 primary tag. */
  readonly language: string;
  /** The finite verb is the second part of the sentence; its subject follows it where something else comes first (`heute sind wir`). */
  readonly verbSecond: boolean;
  /** Pronouns that can only be a subject (`ich`, `yo`, `je`). */
  readonly subjects: ReadonlySet<string>;
  /** Subjects that can be something else too, so that a known finite verb has to follow (`das`, `ella`, `ça`). */
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
  /** Verbs that are clauses by themselves, whatever comes before: their form names a person that no noun is (`vendíamos`). Null for none. */
  readonly ownClause: RegExp | null;
  /** Words that end so and are no such verbs. */
  readonly noVerbs: ReadonlySet<string>;
  /** Adverbs that open a clause far more often than they end one (`heute`, `luego`). */
  readonly leads: ReadonlySet<string>;
  /** Phrases that open a clause as such adverbs do (`al principio`). */
  readonly leadPhrases: readonly string[];
  /** Words that a comma parts from the sentence that they open (`bueno, …`). */
  readonly setOff: ReadonlySet<string>;
  /** Words that take or give the word before a sentence, and answers of one word (`okay`, `bueno`). */
  readonly markers: ReadonlySet<string>;
  /** Of these the ones that begin a sentence even after a statement; the others only after a question. */
  readonly strongMarkers: ReadonlySet<string>;
  /** Words by which a question is put to somebody (`Ihre`, `usted`). */
  readonly addressed: ReadonlySet<string>;
  /** Interrogatives. */
  readonly asks: ReadonlySet<string>;
  /** Verbs of the second person that ask in speech unless something shows otherwise (`tenías`, `avevate`). Null for none. */
  readonly asksYou: RegExp | null;
  /** What begins a question whatever follows (`est-ce que`), as phrases of words. */
  readonly askPhrases: readonly string[];
  /** Open a clause that hangs on another. */
  readonly subordinators: ReadonlySet<string>;
  /** Of these the ones whose clause may come before its main clause. */
  readonly fronted: ReadonlySet<string>;
  /** Verbs after which a clause may stand as their object without a conjunction (`ich glaube, er kommt`). */
  readonly takers: ReadonlySet<string>;
  /** `and`; takes no mark before a second clause unless the sentence is long. */
  readonly joins: ReadonlySet<string>;
  /** `but` and the like: a comma before a second clause. */
  readonly turns: ReadonlySet<string>;
  /** Conjunctions that take a comma wherever they follow a word of their sentence (`dass`). */
  readonly commaBefore: ReadonlySet<string>;
  /** Before one of these such a conjunction takes none (`und dass`, `als ob`). */
  readonly noCommaAfter: ReadonlySet<string>;
  /** Further words after which no sentence ends. */
  readonly openEnd: ReadonlySet<string>;
  /** Between `and` and the comma: whether a clause with a subject of its own takes one. */
  readonly commaBeforeJoin: boolean;
}
