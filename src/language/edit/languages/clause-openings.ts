import type { Lexicon } from '../../lexicons/lexicon.js';
import { plain, type Token } from '../../text/tokens.js';
import { asksNobody, isMarkedQuestion, verbAskingYou } from './romance-questions.js';
import type { SentenceWords } from './sentence-words.js';

/** The kind of a clause's opening: a statement, a question, or a word that takes the turn. */
export interface ClauseOpening {
  readonly kind: 'statement' | 'question' | 'marker';
  /** The conjunction at its head; empty for none. */
  readonly joined: string;
  /** Where its own words begin, after conjunctions and adverbs. */
  readonly at: number;
  /** The token after the words that identified it: they do not open another clause. */
  readonly to: number;
  /** Its subject is unambiguous, so a reading without a clause is unlikely. */
  readonly certain: boolean;
}

/** Maximum length of a nominal subject, in words. */
const LONGEST_SUBJECT = 4;
/** Maximum number of words between the interrogative and its verb: `wie viele von euch haben`. */
const LONGEST_ASKED = 4;
/** Nouns of time: a preposition with one of them opens a clause (`nach drei Jahren haben wir`); with any other noun it may belong to the words before it. */
const TIME =
  /^(?:jahr|jahre|jahren|tag|tage|tagen|woche|wochen|monat|monate|monaten|stunde|stunden|minuten|anfang|ende|morgen|abend|nacht|zeit|sommer|winter|krieg|wochenende|jaar|dag|dagen|week|weken|maand|maanden|uur|begin|einde|ochtend|avond|tijd|zomer|weekend)$/;
/** Endings of infinitives and participles of the Romance languages. */
const OBJECT_VERB = /\p{L}{2}(?:[aei]re|[aei]r|[aiu]to|[ai]do|é)$/u;
/** Maximum length, in words, of a question that its answer identifies. */
const FARTHEST_ANSWER = 14;

/** Finds where clauses open in one text. Every search is bounded, so the time is linear in the length of the text. */
export class ClauseOpenings {
  readonly words: readonly string[];

  constructor(
    readonly tokens: readonly Token[],
    readonly rules: SentenceWords,
    readonly lexicon: Lexicon,
  ) {
    this.words = tokens.map(plain);
  }

  word(at: number): string {
    return this.words[at] ?? '';
  }

  /** Whether a word is known as a finite verb. */
  isFinite(at: number): boolean {
    const word = this.word(at);
    const sure = this.rules.sureVerb?.test(word) === true && !this.rules.noVerbs.has(word);
    const contracted = this.rules.contracted?.test(word) === true;
    return sure || contracted || this.rules.finite.has(word) || this.lexicon.auxiliaries.has(word);
  }

  /** Whether a word has the ending of an infinitive or a participle, so that a noun after it is its object. */
  endsInVerb(at: number): boolean {
    return OBJECT_VERB.test(this.word(at)) && !this.lexicon.prepositions.has(this.word(at));
  }

  /** A subject pronoun that belongs to the verb before it: `sind wir`. */
  private isInverted(at: number): boolean {
    const taken = this.rules.takers.has(this.word(at - 1)) && this.rules.subjects.has(this.word(at - 2));
    return this.isFinite(at - 1) && this.flows(at - 1) && !taken;
  }

  /** `bleiben wir`: a verb and its subject after it. */
  isInvertedVerb(at: number): boolean {
    const next = this.word(at + 1);
    const open = this.rules.openSubjects.has(next) && !this.rules.subordinators.has(next);
    const subject = this.rules.subjects.has(next) || open;
    return this.rules.verbSecond && this.isFinite(at) && subject && this.flows(at);
  }

  /** Whether nothing separates a token from the next. */
  flows(at: number): boolean {
    return this.tokens[at]?.after === '' && this.tokens[at + 1]?.gap !== '\n\n';
  }

  private verbAfter(at: number): number {
    let verb = at + 1;
    while (verb < at + 4 && this.flows(verb - 1) && this.rules.between.has(this.word(verb))) verb += 1;
    return this.flows(verb - 1) ? verb : -1;
  }

  private isClosed(at: number): boolean {
    const word = this.word(at);
    const { determiners, prepositions, conjunctions } = this.lexicon;
    return determiners.has(word) || prepositions.has(word) || conjunctions.has(word) || this.rules.noVerbs.has(word);
  }

  /** The index of the verb of a pronoun; -1 if none follows. */
  private pronounClause(at: number): number {
    const word = this.word(at);
    if (this.rules.contracted?.test(word) === true) return at;
    const sure = this.rules.subjects.has(word);
    if (!sure && !this.rules.openSubjects.has(word)) return -1;
    if (this.rules.verbSecond && this.isInverted(at)) return -1;
    const verb = this.verbAfter(at);
    if (verb < 0 || this.word(verb) === '') return -1;
    if (this.isFinite(verb)) return verb;
    return sure && !this.isClosed(verb) && this.rules.finiteEnding.test(this.word(verb)) ? verb : -1;
  }

  /** The index of the verb of `die Maschinen machen`, `los primeros meses fueron`; -1 if none follows. */
  private nounClause(at: number): number {
    const article =
      this.lexicon.determiners.has(this.word(at)) || (this.word(at) === 'lo' && this.word(at + 1) === 'más');
    // "die Hälfte der Karte ist": a genitive.
    const genitive = this.rules.language === 'de' && /^(?:der|des)$/.test(this.word(at));
    const inverted =
      this.rules.verbSecond &&
      (this.lexicon.auxiliaries.has(this.word(at - 1)) || (this.word(at) === 'het' && this.isInverted(at)));
    if (!article || genitive || inverted || this.isFinite(at)) return -1;
    for (let verb = at + 2; verb <= at + LONGEST_SUBJECT && this.flows(verb - 1); verb += 1) {
      if (this.isFinite(verb) && !this.isClosed(verb - 1)) return verb;
      const pronoun = this.rules.between.has(this.word(verb)) && !this.lexicon.determiners.has(this.word(verb));
      if (pronoun && verb < at + LONGEST_SUBJECT) continue;
      if (this.isClosed(verb) || this.lexicon.pronouns.has(this.word(verb)) || this.word(verb) === '') return -1;
    }
    return -1;
  }

  /** The index of the verb of a clause without a subject: `nos levantábamos`, `abbiamo preso`. */
  private ownClause(at: number): number {
    if (this.rules.ownClause === null || this.rules.subjects.has(this.word(at - 1))) return -1;
    let verb = at;
    while (verb < at + 3 && this.rules.between.has(this.word(verb)) && this.flows(verb)) verb += 1;
    const word = this.word(verb);
    const before = this.word(at - 1);
    if (this.rules.between.has(before) || this.lexicon.determiners.has(before)) return -1;
    return this.rules.ownClause.test(word) && !this.rules.noVerbs.has(word) ? verb : -1;
  }

  /** The index of the verb of `heute sind wir`, `nach drei Jahren haben wir`; -1 for none. */
  private frontedClause(at: number): number {
    if (!this.rules.verbSecond) return -1;
    if (this.rules.leads.has(this.word(at)) && this.flows(at) && this.isFinite(at + 1)) return at + 1;
    if (this.rules.leads.has(this.word(at)) && this.flows(at) && this.flows(at + 1)) {
      const verb = this.rules.finiteEnding.test(this.word(at + 1)) && !this.isClosed(at + 1);
      if (verb && this.rules.subjects.has(this.word(at + 2))) return at + 1;
    }
    if (!this.lexicon.prepositions.has(this.word(at)) || this.breaksPhrase(at + 1)) return -1;
    for (let verb = at + 2; verb <= at + LONGEST_SUBJECT && this.flows(verb - 1); verb += 1) {
      const next = this.word(verb + 1);
      const timed = TIME.test(this.word(verb - 1));
      if (this.isFinite(verb))
        return timed && (this.rules.subjects.has(next) || this.rules.openSubjects.has(next)) ? verb : -1;
      if (this.breaksPhrase(verb)) return -1;
    }
    return -1;
  }

  /** A word that cannot stand within `nach drei langen Jahren`. */
  private breaksPhrase(at: number): boolean {
    const word = this.word(at);
    const { conjunctions, prepositions } = this.lexicon;
    return [conjunctions, prepositions, this.rules.leads, this.rules.asks].some((words) => words.has(word));
  }

  private statement(at: number): ClauseOpening | null {
    const pronoun = this.pronounClause(at);
    const verb = [pronoun, this.ownClause(at), this.frontedClause(at), this.nounClause(at)].find((one) => one >= 0);
    if (verb === undefined) return null;
    const certain = pronoun >= 0 && (this.rules.subjects.has(this.word(at)) || verb === at);
    return { kind: 'statement', joined: '', at, to: verb + 1, certain };
  }

  private question(at: number): ClauseOpening | null {
    const open = { kind: 'question', joined: '', at, certain: true } as const;
    const phrase = this.rules.askPhrases.find((one) =>
      one.split(' ').every((word, step) => word === this.word(at + step) && (step === 0 || this.flows(at + step - 1))),
    );
    if (phrase !== undefined) return { ...open, to: at + phrase.split(' ').length };
    if (this.isInvertedQuestion(at)) return { ...open, to: at + 2 };
    const you = verbAskingYou(this, at);
    if (you >= 0) return { ...open, to: you + 1, certain: false };
    if (!this.rules.asks.has(this.word(at)) || asksNobody(this, at)) return null;
    if (isMarkedQuestion(this, at)) return { ...open, to: at + 1 };
    if (!this.rules.verbSecond && (this.isFinite(at - 1) || this.endsInVerb(at - 1))) return null;
    for (let verb = at + 1; verb <= at + LONGEST_ASKED && this.flows(verb - 1); verb += 1) {
      if (this.rules.subjects.has(this.word(verb)) && verb === at + 1) return null;
      if (this.isFinite(verb)) return this.asksWith(at, verb) ? { ...open, to: verb + 1 } : null;
    }
    return null;
  }

  /** `avez-vous`, and `haben Sie auch … | ja`: the verb before its subject; a language that inverts them elsewhere too also requires an answer nearby. */
  private isInvertedQuestion(at: number): boolean {
    if (this.rules.language === 'fr')
      return /^(?!dit|répond|demand|pens|cri)\p{L}+-(?:vous|tu|t-il|t-elle|t-on|ils|elles|il|elle|on)$/u.test(
        this.word(at),
      );
    if (!this.rules.verbSecond || !this.isFinite(at) || !this.rules.addressed.has(this.word(at + 1))) return false;
    if (this.rules.subordinators.has(this.word(at + 1)) || this.rules.leads.has(this.word(at - 1))) return false;
    for (let next = at + 3; next <= at + FARTHEST_ANSWER && this.flows(next - 1); next += 1) {
      if (/^(?:ja|nein|nee)$/.test(this.word(next)))
        return /^(?:natürlich|klar|sicher|genau|leider|ich|wir|das|dat|ik|we|hoor|zeker|natuurlijk|noch)$/.test(
          this.word(next + 1),
        );
      if (this.isFinite(next)) return false;
    }
    return false;
  }

  /** `wie lange brauchen Sie`: in a verb-second language the subject follows the verb, except in a subordinate clause. */
  private asksWith(at: number, verb: number): boolean {
    const next = this.word(verb + 1);
    if (!this.rules.verbSecond)
      return verb === at + 1 || /^(?:cu[aá]nt|quant|quel|combien|qu[eé]$)/.test(this.word(at));
    const subject = this.rules.subjects.has(next) || this.rules.openSubjects.has(next);
    return subject || (verb === at + 1 && next !== '' && !this.isFinite(verb + 1));
  }

  private proper(at: number): ClauseOpening | null {
    return this.question(at) ?? this.statement(at);
  }

  /** The length in words of an adverb, or of a phrase such as `al principio`, before a clause here; 0 for none. */
  private leadAt(at: number): number {
    const phrase = this.rules.leadPhrases.find((one) =>
      one.split(' ').every((word, step) => word === this.word(at + step)),
    );
    if (phrase !== undefined) return phrase.split(' ').length;
    if (this.rules.leads.has(this.word(at))) return 1;
    // "le samedi il y a", "am Montag haben wir".
    const led = this.lexicon.determiners.has(this.word(at)) || this.lexicon.prepositions.has(this.word(at));
    return led && this.lexicon.weekdays.some((names) => names.includes(this.word(at + 1))) ? 2 : 0;
  }

  /** The clause that opens at a token, with the conjunction and the adverbs before it; null for none. */
  at(from: number): ClauseOpening | null {
    const { joins, turns, leads, markers } = this.rules;
    const first = this.word(from);
    const joined = joins.has(first) || turns.has(first) ? first : '';
    if (joined === '' && markers.has(first) && !leads.has(first))
      return { kind: 'marker', joined, at: from, to: from + 1, certain: this.rules.strongMarkers.has(first) };
    let at = joined === '' ? from : from + 1;
    if (at > from && !this.flows(from)) return null;
    for (let steps = 0; steps < 3; steps += 1) {
      const found = this.proper(at);
      if (found !== null) return { ...found, joined };
      const lead = this.leadAt(at);
      if (lead === 0 || !this.flows(at + lead - 1)) return null;
      at += lead;
    }
    return null;
  }
}
