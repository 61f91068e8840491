import { isNumberWord } from '../english/numbers/number-words.js';
import { plain, type Token } from '../text/tokens.js';
import { AUXILIARIES, CONJUNCTIONS, DETERMINERS, PREPOSITIONS, SUBJECT_PRONOUNS } from '../text/word-classes.js';
import { isOneBreath, type Join, joinTokens, letterOf } from './joined-tokens.js';

/** Top-level domains that are said in full. `us`, `me`, `in`, `it` and `is` are words first. */
const TOP_LEVEL = new Set(
  'com org net edu gov info io ai co app dev uk de fr eu ca au nl ch at se no es nz ie'.split(' '),
);
/** Those after which a country may follow: `co dot uk`. */
const SECOND_LEVEL = new Set('co com org ac gov net'.split(' '));
/** A host name begins after one of these: after anything else nobody can tell how many of the words before belong to it. */
const BEFORE_HOST = new Set(
  'at to on visit see is are was via from and or with like called site website page url'.split(' '),
);
/** Right before the name of a mailbox that is a single word. */
const BEFORE_MAILBOX = new Set('email mail to is at address contact write'.split(' '));
const MAIL = /^(e-?mails?|emailed|mail|address|write|contact|contacted)$/;
const SEPARATORS: Readonly<Record<string, string>> = { dot: '.', underscore: '_', dash: '-', hyphen: '-', plus: '+' };
/** Words back in which mail is spoken of. */
const MAIL_REACH = 6;

/** An address in its written form: it has no capitals and is no sentence's word. */
export const ADDRESS = /^(?:[a-z0-9._+-]+@)?(?:[a-z0-9-]+\.)+[a-z]{2,}(?:\/[a-z0-9/_-]*)?$/;

function isFunctionWord(word: string): boolean {
  const closed = [AUXILIARIES, CONJUNCTIONS, DETERMINERS, PREPOSITIONS, SUBJECT_PRONOUNS];
  return closed.some((words) => words.has(word)) || /^(me|us|him|them|that|there|dot|slash|then)$/.test(word);
}

/** A word that may be a part of an address. A spoken number may not: `two`, `2` and `too` sound alike. */
function isPart(token: Token | undefined): boolean {
  const word = plain(token);
  return /^[a-z0-9]+(-[a-z0-9]+)*$/.test(word) && !isNumberWord(word) && SEPARATORS[word] === undefined;
}

/** `example dot com`, `mail dot example dot co dot uk` from its first label. */
function hostAt(tokens: readonly Token[], from: number): Join | null {
  if (!isPart(tokens[from]) || isFunctionWord(plain(tokens[from]))) return null;
  const labels = [plain(tokens[from])];
  let at = from + 1;
  while (plain(tokens[at]) === 'dot' && isPart(tokens[at + 1]) && isOneBreath(tokens, from, at + 2)) {
    labels.push(plain(tokens[at + 1]));
    at += 2;
    const top = TOP_LEVEL.has(labels.at(-1)!);
    const goesOn =
      SECOND_LEVEL.has(labels.at(-1)!) && plain(tokens[at]) === 'dot' && TOP_LEVEL.has(plain(tokens[at + 1]));
    if (top && labels.length > 1 && !goesOn) break;
  }
  const whole = TOP_LEVEL.has(labels.at(-1)!) && labels.length > 1 && plain(tokens[at]) !== 'dot';
  return whole ? { from, to: at, text: labels.join('.') } : null;
}

/** With `slash pricing` where the path is one word and nothing else can follow it. */
function withPath(tokens: readonly Token[], host: Join): Join {
  let { to, text } = host;
  while (plain(tokens[to]) === 'slash' && isPart(tokens[to + 1]) && isOneBreath(tokens, host.from, to + 2)) {
    const ends = tokens[to + 1]!.after !== '' || tokens[to + 2] === undefined;
    const next = plain(tokens[to + 2]);
    if (!ends && !isFunctionWord(next) && !/^(today|now|please|for)$/.test(next)) break;
    if (isFunctionWord(plain(tokens[to + 1]))) break;
    text = `${text}/${plain(tokens[to + 1])}`;
    to += 2;
  }
  return { ...host, to, text };
}

/** Where the name of a mailbox begins that ends before `at`; its text with it. Null where that is not certain. */
function mailboxBefore(tokens: readonly Token[], at: number): { from: number; text: string } | null {
  let from = at - 1;
  if (!isPart(tokens[from]) || isFunctionWord(plain(tokens[from]))) return null;
  let text = plain(tokens[from]);
  let parts = 1;
  while (letterOf(tokens[from]) !== '' && letterOf(tokens[from - 1]) !== '') {
    from -= 1;
    text = letterOf(tokens[from]) + text;
    parts += 1;
  }
  while (SEPARATORS[plain(tokens[from - 1])] !== undefined) {
    const part = tokens[from - 2];
    if (!isPart(part)) return null;
    text = `${plain(part)}${SEPARATORS[plain(tokens[from - 1])]}${text}`;
    from -= 2;
    parts += 1;
  }
  if (parts > 1) return { from, text };
  const mail = tokens.slice(Math.max(0, from - MAIL_REACH), from).some((token) => MAIL.test(plain(token)));
  if (plain(tokens[from - 1]) === 'at') return { from, text };
  return mail && BEFORE_MAILBOX.has(plain(tokens[from - 1])) ? { from, text } : null;
}

function addressAt(tokens: readonly Token[], from: number): Join | null {
  const host = hostAt(tokens, from);
  const before = tokens[from - 1];
  if (host === null) return null;
  if (plain(before) === 'at') {
    const spelt = SEPARATORS[plain(tokens[from - 3])] !== undefined;
    const mailbox = mailboxBefore(tokens, from - 1);
    if (mailbox !== null && isOneBreath(tokens, mailbox.from, host.to))
      return { from: mailbox.from, to: host.to, text: `${mailbox.text}@${host.text}` };
    if (spelt) return null;
  }
  const begins =
    before === undefined || before.after !== '' || tokens[from]!.before !== '' || BEFORE_HOST.has(plain(before));
  return begins ? withPath(tokens, host) : null;
}

/**
 * Writes spoken mail and web addresses as such: `john dot smith at example dot com` is `john.smith@example.com`. Only a whole
 * address whose first and last word are certain; anything else stays as it was said.
 */
export function writeAddresses(tokens: readonly Token[]): Token[] {
  const joins: Join[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    if (plain(tokens[at + 1]) !== 'dot') continue;
    const address = addressAt(tokens, at);
    if (address === null) continue;
    joins.push(address);
    at = address.to - 1;
  }
  return joinTokens(tokens, joins);
}
