import { type Tags, tagTokens } from '../../text/parts-of-speech.js';
import { endsSentence, plain, type Token } from '../../text/tokens.js';
import { type SpeechLists, speechListsOf } from './speech-lists.js';

/** Noises that are not words in any language. `um`, `er` and `eh` are words of Portuguese, German and Italian, and `mm` is a unit. */
const NEUTRAL_HESITATION = /^(umm+|u+h+m*|h+m+|m+h+m+|mmm+|ä+h+m*|ö+h+m*|e+u+h+m*|e+h+m+)$/u;
/** Noises in languages without a lexicon. */
const NOISES: ReadonlyMap<string, RegExp> = new Map([
  ['pl', /^(y{2,}|e{2,}|yh+m+)$/],
  ['ru', /^(э+(-э+)*м*|м{2,})$/],
  ['uk', /^(е{2,}(-е+)*м*|м{2,})$/],
  ['tr', /^(e{2,}|ı{2,}|hı+m+)$/],
  ['sv', /^(öh+|eh+|äh+)$/],
  ['da', /^(øh+|eh+)$/],
  ['nb', /^(øh+|eh+)$/],
  ['no', /^(øh+|eh+)$/],
  ['hi', /^(अह|अं|उम्म?|हम्म)$/],
  ['zh', /^(嗯+|呃+)$/],
]);
/** A word that broke off is completed within this many words. */
const FRAGMENT_REACH = 3;
/** A quotation of this many words is speech; a shorter one may be a name or a mentioned word. */
const SPOKEN_QUOTATION = 4;
/** Prefixes that are followed by a hyphen. */
const PREFIXES = /^(re|co|pre|non|de|un|ex|anti|semi|multi|mid|e|x|t|pro|sub)$/;

/** A text as the rules for disfluencies read it: its words, and what is known about their language. */
export class Speech {
  readonly words: readonly string[];
  readonly lists: SpeechLists | null;
  private readonly hesitating: readonly boolean[];
  private tagged: readonly Tags[] | null = null;

  constructor(
    readonly tokens: readonly Token[],
    readonly language: string | null,
    readonly punctuated: boolean,
  ) {
    this.lists = speechListsOf(language);
    this.words = tokens.map(plain);
    this.hesitating = tokens.map((token, at) => this.isNoise(token, at) || this.isFragment(at));
  }

  /** The primary tag of its language, empty where it is not known. */
  get tongue(): string {
    return (this.language ?? '').toLowerCase().split('-')[0]!;
  }

  /** Parts of speech, for English only; computed at the first use. */
  tagsAt(at: number): Tags | undefined {
    if (this.tongue !== 'en') return undefined;
    this.tagged ??= tagTokens(this.tokens);
    return this.tagged[at];
  }

  word(at: number): string {
    return this.words[at] ?? '';
  }

  /** A hesitation noise, or a word that broke off and is repeated at once. */
  isHesitation(at: number): boolean {
    return this.hesitating[at] ?? false;
  }

  /** Whether speech continues after the token: there is no sentence end, quotation mark or paragraph before the next one. */
  flowsOn(at: number): boolean {
    const [token, next] = [this.tokens[at], this.tokens[at + 1]];
    if (token === undefined || next === undefined || token.quoted !== next.quoted) return false;
    const trails = /^(\.\.\.|…)$/.test(token.after) && !/^\p{Lu}/u.test(next.text);
    return (trails || /^['’]?[,—–-]*$/u.test(token.after)) && next.before === '' && next.gap !== '\n\n';
  }

  /** Whether a comma, a dash, an ellipsis or a line's end sets the token off from the next. */
  isBroken(at: number): boolean {
    return !/^['’]?$/u.test(this.tokens[at]?.after ?? '');
  }

  /** The first token at or after an index that is not a hesitation, as far as speech continues. */
  afterHesitations(at: number): number {
    let to = at;
    while (this.isHesitation(to) && this.flowsOn(to)) to += 1;
    return to;
  }

  /** Where the sentence of a token begins. */
  sentenceStart(at: number, reach: number): number {
    let from = at;
    while (from > 0 && at - from < reach && !endsSentence(this.tokens[from - 1]) && this.tokens[from]!.gap !== '\n\n')
      from -= 1;
    return from;
  }

  /** Whether there are only hesitations, conjunctions and openers between the start of the clause and the token. */
  opensClause(at: number): boolean {
    let before = at - 1;
    while (before >= 0 && (this.isHesitation(before) || this.isOpener(before))) {
      if (!this.flowsOn(before)) return true;
      before -= 1;
    }
    return before < 0 || this.isBroken(before) || this.tokens[before + 1]!.gap !== '';
  }

  private isOpener(at: number): boolean {
    return (
      (this.lists?.conjunctions.has(this.word(at)) ?? false) || /^(so|then|well|now|yeah|okay)$/.test(this.word(at))
    );
  }

  /** Whether the token is in a short quotation: a title, a word, a sign. A longer quotation is speech and may have stutters. */
  isVerbatim(at: number): boolean {
    if (this.tokens[at]?.quoted !== true) return false;
    let [from, to] = [at, at + 1];
    while (this.quotesOn(from - 1) && at - from < SPOKEN_QUOTATION) from -= 1;
    while (this.quotesOn(to - 1) && to - at < SPOKEN_QUOTATION) to += 1;
    return to - from < SPOKEN_QUOTATION;
  }

  /** Whether the next token is in the same quotation. */
  private quotesOn(at: number): boolean {
    const next = this.tokens[at + 1];
    return this.tokens[at]?.quoted === true && next?.quoted === true && !/["“„«»]/u.test(next.before);
  }

  private isNoise(token: Token, at: number): boolean {
    const word = plain(token);
    if (this.isVerbatim(at) || word === '' || /^\p{Lu}{2}$/u.test(token.text)) return false;
    // "¿Eh?", "…, huh?": it asks.
    if (token.before.includes('¿') || token.after.includes('?')) return false;
    if (NOISES.get(this.tongue)?.test(word) === true) return true;
    return NEUTRAL_HESITATION.test(word) || (this.lists?.hesitations.test(word) ?? false);
  }

  private isFragment(at: number): boolean {
    const token = this.tokens[at]!;
    const word = plain(token);
    if (!/^[-—–]$/.test(token.after) || this.isVerbatim(at) || !/^\p{L}{1,4}$/u.test(word) || PREFIXES.test(word))
      return false;
    for (let step = 1; step <= FRAGMENT_REACH; step += 1) {
      const later = this.words[at + step] ?? '';
      if (later.length <= word.length || !later.startsWith(word)) continue;
      if (step === 1 || this.words[at + 1] === this.words[at - 1]) return true;
    }
    return false;
  }
}
