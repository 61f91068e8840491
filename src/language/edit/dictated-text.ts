import { type DictatedMark, findDictatedMarks } from '../annotate/disfluencies/dictated-marks.js';
import { endsSentence, render, type Token, tokenize } from '../text/tokens.js';

function capital(token: Token): Token {
  return { ...token, text: token.text.charAt(0).toUpperCase() + token.text.slice(1) };
}

/** Writes a dictated text word by word. */
class Dictation {
  readonly written: Token[] = [];
  /** The start of the current sentence. */
  private from = 0;
  private opens = true;
  private breaks = false;

  constructor(private readonly language: string) {}

  word(token: Token): void {
    const placed = this.breaks ? { ...token, gap: '\n\n' } : token;
    if (this.opens || this.breaks) this.from = this.written.length;
    this.written.push(this.opens ? capital(placed) : placed);
    [this.opens, this.breaks] = [endsSentence(token), false];
  }

  /** Sets a mark after the last word. It replaces a mark of the recogniser. */
  mark({ mark }: DictatedMark): void {
    const sign = mark.trim();
    this.breaks ||= mark.endsWith('\n');
    this.opens = this.breaks || (sign === '' ? this.opens : /[.!?]/.test(sign));
    const last = this.written.at(-1);
    if (last === undefined || sign === '') return;
    const spaced = this.language === 'fr' && /[?!:;]/.test(sign) ? ` ${sign}` : sign;
    this.written[this.written.length - 1] = { ...last, after: last.after.replace(/[.,;:!?…]+$/u, '') + spaced };
    if (this.language === 'es' && /[?!]/.test(sign)) this.openAsked(sign === '?' ? '¿' : '¡');
  }

  private openAsked(sign: string): void {
    const first = this.written[this.from]!;
    if (!/[¿¡]/.test(first.before)) this.written[this.from] = { ...first, before: sign + first.before };
  }
}

/** Replaces dictated marks by the marks themselves. A text that is not dictated does not change. */
export function writeDictatedMarks(text: string, language: string): string {
  const tokens = tokenize(text);
  const marks = new Map(findDictatedMarks(tokens, language).map((mark) => [mark.from, mark]));
  if (marks.size === 0) return text;
  const dictation = new Dictation(language.toLowerCase().split('-')[0]!);
  for (let at = 0; at < tokens.length; ) {
    const mark = marks.get(at);
    if (mark === undefined) dictation.word(tokens[at]!);
    else dictation.mark(mark);
    at = mark?.to ?? at + 1;
  }
  return render(dictation.written);
}
