import { endsSentence, plain, type Token } from '../text/tokens.js';

/** Maximum length of a quotation, in words. */
const LONGEST = 60;
/** Verbs before a quotation that take a comma and a capital after it. */
const SAYS = /^(say|says|said|asks|asked|wrote|writes|replied|answered|shouted|told|quote)$/;

/** How many tokens close a spoken quotation here: `unquote`, `end quote`, `close quote`; 0 for none. */
function closing(tokens: readonly Token[], at: number): number {
  if (/^(unquote|end-quote)$/.test(plain(tokens[at]))) return 1;
  return /^(end|close)$/.test(plain(tokens[at])) && tokens[at]!.after === '' && plain(tokens[at + 1]) === 'quote'
    ? 2
    : 0;
}

/** The end of the quotation that opens here; -1 if it does not end in this sentence. */
function closingOf(tokens: readonly Token[], from: number): number {
  const opener = tokens[from];
  if (plain(opener) !== 'quote' || opener!.quoted || endsSentence(opener) || opener!.before !== '') return -1;
  for (let at = from + 1; at < Math.min(tokens.length, from + LONGEST); at += 1) {
    const token = tokens[at]!;
    if (closing(tokens, at) > 0) return at > from + 1 ? at : -1;
    if (token.quoted || plain(token) === 'quote' || token.gap === '\n\n') return -1;
    if (endsSentence(token) && closing(tokens, at + 1) === 0) return -1;
  }
  return -1;
}

function isSaid(tokens: readonly Token[], from: number): boolean {
  const [one, two, three] = [1, 2, 3].map((step) => plain(tokens[from - step]));
  if (SAYS.test(one!)) return true;
  const person = /^(me|us|him|her|them|you)$/.test(one!);
  return person && (SAYS.test(two!) || (two === 'to' && SAYS.test(three!)));
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Puts what was said between `quote` and `unquote` in quotation marks, word for word. A `quote` that is never closed stays. */
export function writeQuotes(tokens: readonly Token[]): Token[] {
  const result: Token[] = [];
  for (let at = 0; at < tokens.length; ) {
    const close = closingOf(tokens, at);
    if (close < 0) {
      result.push(tokens[at]!);
      at += 1;
      continue;
    }
    const inner = tokens.slice(at + 1, close).map((token) => ({ ...token, quoted: true }));
    const [first, last] = [inner[0]!, inner.at(-1)!];
    const said = isSaid(tokens, at);
    const lead = result.at(-1);
    if (said && lead?.after === '') result[result.length - 1] = { ...lead, after: ',' };
    const end = close + closing(tokens, close);
    const mark = tokens[end - 1]!.after;
    inner[0] = {
      ...first,
      gap: tokens[at]!.gap,
      before: `“${first.before}`,
      text: said ? capital(first.text) : first.text,
    };
    const tail = inner.at(-1)!;
    inner[inner.length - 1] = { ...tail, after: closed(last.after, mark) };
    result.push(...inner);
    at = end;
  }
  return result;
}

/** The punctuation at the end of a quotation: full stops and commas are inside the marks. */
function closed(inside: string, outside: string): string {
  const inner = inside.replace(/,$/, '');
  return /[.!?…]$/.test(inner) && outside === '.' ? `${inner}”` : `${inner}${outside}”`;
}
