import { plain, type Token } from '../../text/tokens.js';
import type { Progress } from './gap-features.js';
import type { MarkModel, MarkOdds } from './mark-model.js';
import { unitsOf } from './speech-units.js';
import type { WordKeys } from './word-keys.js';

/** The probability that the model must give to a mark, by the result of the clause rules: for an end, for a comma that they support, for another comma. */
const LEAST = { shown: 0.02, comma: 0.75, other: 0.5, shownComma: 0.1, sureComma: 0.7 };
/** The same for models trained on short sentences: they set more ends and fewer commas. A comma of the clause rules stays a comma. */
const LEAST_OF_EAGER = { shown: 0.02, comma: 2, other: 0.7, shownComma: 0.01, sureComma: 0.85 };
const EAGER = new Set(['es', 'it', 'nl', 'pt']);
/** By what factor a question must be likelier than a statement. */
const ASKED = 1.5;
/** A longer question probably includes its answer. */
const LONGEST_QUESTION = 20;
/** Words at the start of a sentence before its question: `ja, und wann …`. */
const MOST_OPENERS = 3;

/** Without a model the rules decide. */
const UNKNOWN: MarkOdds = { none: 0, comma: 0.5, stop: 0.3, question: 0 };

/** What the rules of clauses say about the marks of a text. */
export interface ShownMarks {
  /** The mark before each token: nothing, a comma or a full stop. */
  readonly marks: readonly string[];
  /** Whether a question to somebody begins with a token. */
  asksFrom(at: number): boolean;
  /** Whether the words between two tokens can be a question: `cuéntame cómo empezaste` cannot. */
  mayAsk(from: number, to: number): boolean;
  /** Whether a sentence may end before a token. */
  mayEnd(at: number): boolean;
}

/** Decides word by word and remembers its earlier decisions. */
class LanguageMarkDecider {
  private readonly keys: WordKeys | null;
  private readonly least: typeof LEAST;
  private readonly starts: readonly number[];
  private readonly result: string[];
  private progress: Progress = { from: 0, clause: 0, sentenceVerb: false, clauseVerb: false };

  constructor(
    private readonly tokens: readonly Token[],
    private readonly shown: ShownMarks,
    private readonly model: MarkModel | null,
    language: string,
  ) {
    this.least = EAGER.has(language) ? LEAST_OF_EAGER : LEAST;
    const { units, starts } = unitsOf(tokens.map(plain), language);
    this.keys = model?.keys(units) ?? null;
    this.starts = starts;
    this.result = tokens.map(() => '');
  }

  decide(): string[] {
    for (let unit = 1; unit <= this.starts.length; unit += 1) this.step(unit);
    return this.result;
  }

  private step(unit: number): void {
    if (this.keys?.finite[unit - 1] === 1) this.progress = { ...this.progress, sentenceVerb: true, clauseVerb: true };
    const at = this.starts[unit] ?? this.tokens.length;
    const mark = this.markAt(unit, at);
    this.result[at] = mark;
    if (/[.?]/.test(mark)) this.progress = { from: unit, clause: unit, sentenceVerb: false, clauseVerb: false };
    else if (mark === ',' || /,/.test(this.tokens[at - 1]!.after))
      this.progress = { ...this.progress, clause: unit, clauseVerb: false };
  }

  private markAt(unit: number, at: number): string {
    const odds = this.keys === null ? UNKNOWN : this.model!.odds(this.keys, unit, this.progress);
    if (at === this.tokens.length) return this.ending(odds, at);
    const before = this.tokens[at - 1]!;
    if (/[.!?…]/.test(before.after)) return '.';
    if ((before.quoted && this.tokens[at]!.quoted) || plain(before) === plain(this.tokens[at])) return '';
    const shown = this.shown.marks[at] ?? '';
    const ends = odds.stop + odds.question;
    const least = shown === '.' ? this.least.shown : shown === ',' ? this.least.comma : this.least.other;
    if (ends >= least && (shown === '.' || this.shown.mayEnd(at))) return this.ending(odds, at);
    if (before.after !== '') return '';
    const comma = shown === '' ? odds.comma >= this.least.sureComma : odds.comma + ends >= this.least.shownComma;
    return comma ? ',' : '';
  }

  /** A full stop or a question mark. */
  private ending({ stop, question }: MarkOdds, at: number): string {
    const from = this.starts[this.progress.from] ?? 0;
    if (at - from > LONGEST_QUESTION) return '.';
    for (let head = from; head <= from + MOST_OPENERS && head < at; head += 1)
      if (this.shown.asksFrom(head)) return '?';
    const asks = at < this.tokens.length && question > stop * ASKED && this.shown.mayAsk(from, at);
    return asks ? '?' : '.';
  }
}

/**
 * Punctuates speech in a language other than English, by an n-gram model and the clause rules. `marks[at]` is the mark
 * before a token, the last one the mark at the end.
 */
export function decideLanguageMarks(
  tokens: readonly Token[],
  language: string,
  model: MarkModel | null,
  shown: ShownMarks,
): string[] {
  return tokens.length === 0 ? [] : new LanguageMarkDecider(tokens, shown, model, language).decide();
}
