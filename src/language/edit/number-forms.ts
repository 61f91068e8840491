import { plain, startsSentence, type Token } from '../text/tokens.js';
import { type Join, joinTokens } from './joined-tokens.js';

const TENS = /^(twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)$/;
const UNITS = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];
const NUMBER =
  /^(one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|\d{1,3})$/;

function isNumberWord(token: Token | undefined): boolean {
  const word = plain(token);
  return TENS.test(word) || NUMBER.test(word) || /^(hundred|thousand|million|oh|zero|point)$/.test(word);
}

function flows(tokens: readonly Token[], at: number): boolean {
  return tokens[at]?.after === '' && tokens[at + 1]?.before === '' && tokens[at]!.quoted === false;
}

/** `fifty four` that stays in words takes its hyphen. */
function hyphened(tokens: readonly Token[], at: number): Join | null {
  const [ten, unit] = [plain(tokens[at]), plain(tokens[at + 1])];
  const alone = !isNumberWord(tokens[at - 1]) && !isNumberWord(tokens[at + 2]);
  if (!TENS.test(ten) || UNITS.indexOf(unit) < 1 || !flows(tokens, at) || !alone) return null;
  return startsSentence(tokens, at) ? { from: at, to: at + 2, text: `${tokens[at]!.text}-${unit}` } : null;
}

/** `68 year old woman`, `a five year old`. */
function aged(tokens: readonly Token[], at: number): Join | null {
  const old = /^olds?$/.test(plain(tokens[at + 2])) && plain(tokens[at + 1]) === 'year';
  // "three hundred ten year olds" may be 300 children.
  if (isNumberWord(tokens[at - 1])) return null;
  if (!old || !NUMBER.test(plain(tokens[at])) || !flows(tokens, at) || !flows(tokens, at + 1)) return null;
  return { from: at, to: at + 3, text: `${tokens[at]!.text}-year-${tokens[at + 2]!.text}` };
}

/** `five K`, a race. */
function race(tokens: readonly Token[], at: number): Join | null {
  const digits = UNITS.indexOf(plain(tokens[at]));
  const value = digits > 0 ? String(digits) : /^\d{1,3}$/.test(plain(tokens[at])) ? plain(tokens[at]) : '';
  if (value === '' || tokens[at + 1]?.text !== 'K' || !flows(tokens, at)) return null;
  return { from: at, to: at + 2, text: `${value}K` };
}

/** `between eight and 12`: both ends in figures if one is. */
function evened(tokens: readonly Token[], at: number): Join | null {
  const value = UNITS.indexOf(plain(tokens[at]));
  const led = /^(between|from|of)$/.test(plain(tokens[at - 1]));
  const link = plain(tokens[at - 1]) === 'between' ? 'and' : 'to';
  if (value < 1 || !led || plain(tokens[at + 1]) !== link || !/^\d{2}$/.test(plain(tokens[at + 2]))) return null;
  return flows(tokens, at) && flows(tokens, at + 1) ? { from: at, to: at + 1, text: String(value) } : null;
}

/** Writes related numbers in the same form: `fifty-four`, `a 68-year-old woman`, `5K`, `between 8 and 12`. */
export function joinNumberForms(tokens: readonly Token[]): Token[] {
  const joins: Join[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const join = aged(tokens, at) ?? hyphened(tokens, at) ?? race(tokens, at) ?? evened(tokens, at);
    if (join === null) continue;
    joins.push(join);
    at = join.to - 1;
  }
  return joinTokens(tokens, joins);
}
