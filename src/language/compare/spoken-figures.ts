import { isNumberWord, SCALE_POWERS, UNIT_VALUES } from '../figures/english/number-words.js';
import { plain, type Token } from '../text/tokens.js';

const DECADES = 'twenties thirties forties fifties sixties seventies eighties nineties'.split(' ');
const BEFORE_DECADE = /^(the|early|late|mid)$/;

/** Words that stand for one figure. */
interface Figure {
  readonly text: string;
  /** Tokens that it takes. */
  readonly length: number;
}

function small(token: Token | undefined): number | null {
  const word = plain(token);
  if (token?.quoted) return null;
  if (/^\d{1,2}$/.test(word)) return Number(word);
  return UNIT_VALUES.get(word) ?? null;
}

function isNumeric(token: Token | undefined): boolean {
  const word = plain(token);
  return /\d|^(oh|o|and|a|point|double|triple|half)$/.test(word) || word.split('-').some(isNumberWord);
}

function clock(hour: number, minutes: number): string | null {
  return hour >= 1 && hour <= 12 ? `${hour}:${String(minutes).padStart(2, '0')}` : null;
}

/** `half past three`, `a quarter to nine`, `ten past four`. */
function timeAt(tokens: readonly Token[], at: number): Figure | null {
  const [word, link] = [plain(tokens[at]), plain(tokens[at + 1])];
  const hour = small(tokens[at + 2]);
  if (hour === null || !/^(past|to)$/.test(link)) return null;
  const minutes = word === 'half' ? 30 : word === 'quarter' ? 15 : link === 'past' ? small(tokens[at]) : null;
  if (minutes === null || minutes === 0 || minutes > 30 || (word === 'half' && link === 'to')) return null;
  const text = link === 'past' ? clock(hour, minutes) : clock(hour === 1 ? 12 : hour - 1, 60 - minutes);
  return text === null ? null : { text, length: 3 };
}

/** `one and a half`, `half a million`, `point five`, the `hundred` of "the hundred meters", the `eighties`. */
function amountAt(tokens: readonly Token[], at: number): Figure | null {
  const words = [0, 1, 2, 3].map((step) => plain(tokens[at + step]));
  const value = small(tokens[at]);
  const before = plain(tokens[at - 1]);
  if (value !== null && words.slice(1).join(' ') === 'and a half' && small(tokens[at - 1]) === null) {
    return { text: `${value}.5`, length: 4 };
  }
  const power = SCALE_POWERS.get(words[2]!);
  if (words[0] === 'half' && words[1] === 'a' && power !== undefined) {
    return { text: String(10 ** power / 2), length: 3 };
  }
  const [digit, next] = [small(tokens[at + 1]), tokens[at + 2]];
  const alone = !isNumeric(tokens[at - 1]) && !isNumeric(next);
  if (words[0] === 'point' && digit !== null && digit < 10 && alone) return { text: `0.${digit}`, length: 2 };
  if (words[0] === 'hundred' && before === 'the') return { text: '100', length: 1 };
  const decade = DECADES.indexOf(words[0]!);
  return decade >= 0 && BEFORE_DECADE.test(before) ? { text: `${decade + 2}0s`, length: 1 } : null;
}

/** Tokens in which times, halves and decades stand as figures, so that "half past three" and "3:30" are the same. */
export function withFigures(tokens: readonly Token[]): Token[] {
  const kept: Token[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at]!;
    const figure = token.quoted ? null : (timeAt(tokens, at) ?? amountAt(tokens, at));
    const last = tokens[at + (figure?.length ?? 1) - 1]!;
    const apart = tokens.slice(at, at + (figure?.length ?? 1) - 1).some(({ after }) => after !== '');
    if (figure === null || apart) kept.push(token);
    else {
      kept.push({ ...token, text: figure.text, after: last.after, end: last.end });
      at += figure.length - 1;
    }
  }
  return kept;
}

/** Words that the other text writes as one, put together: "web site" where that one has "website". */
export function joinedLike(tokens: readonly Token[], others: readonly Token[]): Token[] {
  const words = new Set(others.map(plain));
  const kept: Token[] = [];
  for (const token of tokens) {
    const last = kept.at(-1);
    const word = plain(last) + plain(token);
    const beside = last !== undefined && last.after === '' && token.before === '' && token.gap === '';
    if (beside && !last.locked && !token.locked && /^\p{L}{5,}$/u.test(word) && words.has(word)) {
      kept[kept.length - 1] = { ...last, text: last.text + token.text, after: token.after, end: token.end };
    } else kept.push(token);
  }
  return kept;
}
