import { CERTAIN, type Disfluency, type Filler } from '../annotate/annotation.js';
import { UNIT_VALUES } from '../figures/english/number-words.js';
import { isNominal, tagTokens } from '../text/parts-of-speech.js';
import { endsSentence, plain, startsSentence, type Token } from '../text/tokens.js';
import {
  AUXILIARIES,
  CONJUNCTIONS,
  DETERMINERS,
  PREPOSITIONS,
  SUBJECT_CONTRACTION,
  SUBJECT_PRONOUNS,
} from '../text/word-classes.js';

/** These keep their comma when the words after them are removed: "Well, I mean, we tried". */
const SET_OFF =
  /^(well|yes|yeah|no|oh|okay|ok|right|sure|look|thanks|hi|hello|hey|Hi|Hello|Hey|Well|Yes|Yeah|No|Oh|Okay|OK|Ok|Right|Sure|Look|Thanks|Now)$/;
/** The same in the other languages with rules. */
const SET_OFF_ELSEWHERE =
  /^(ja|nein|na ja|naja|also|hallo|tag|sí|bueno|vale|claro|hola|mira|oye|oui|non|bon|alors|bonjour|sì|allora|bene|buongiorno|ciao|guarda|sim|olha|bom|olá|nee|nou|oké|dag|goedemorgen)$/i;
/** Rules that remove a pronoun and keep what comes before it. */
const REPEATED_SUBJECT = /^(subject repeated as a pronoun|repeated verb)$/;

/** Words that open a clause of their own. */
const CLAUSE_OPENERS = /^(and|but|so|or|because|what|who|where|when|why|how|which)$/;
/** The rule that keeps a word between the two. */
const AROUND = 'article around a word';

/** Why a token is removed. */
type Reason = 'filler' | 'disfluency' | 'pronoun' | 'around';

function reasonOf({ kind, rule }: Filler | Disfluency): Reason {
  if (kind === 'filler') return 'filler';
  return REPEATED_SUBJECT.test(rule) ? 'pronoun' : rule === AROUND ? 'around' : 'disfluency';
}

function reasons(tokens: readonly Token[], annotations: readonly (Filler | Disfluency)[], confidence: number) {
  const reason: (Reason | undefined)[] = new Array(tokens.length).fill(undefined);
  for (const annotation of annotations) {
    if (annotation.confidence < confidence) continue;
    const filler = annotation.kind === 'filler';
    const { from } = filler ? annotation : annotation.reparandum;
    const to = filler ? annotation.to : (annotation.interregnum?.to ?? annotation.reparandum.to);
    const why = reasonOf(annotation);
    for (let at = from; at < to; at += 1) if (reason[at] !== 'disfluency') reason[at] = why;
  }
  return reason;
}

function hasNumber(token: Token): boolean {
  return UNIT_VALUES.has(plain(token)) || /^\d+$/.test(token.text);
}

function isNoun(token: Token | undefined): boolean {
  if (token === undefined || SUBJECT_PRONOUNS.has(plain(token)) || SUBJECT_CONTRACTION.test(plain(token))) return false;
  return isNominal(tagTokens([token])[0]);
}

/** A word that needs a continuation: no comma follows it. */
function leadsOn(token: Token): boolean {
  const word = plain(token);
  if (/^(which|that|who|then|what|when|where|if|also|just)$/.test(word)) return true;
  return [AUXILIARIES, CONJUNCTIONS, DETERMINERS, PREPOSITIONS, SUBJECT_PRONOUNS].some((words) => words.has(word));
}

/** Whether the comma before a filler has another cause: a list, a call (`So, um, Dana, thanks`), or a clause that begins after it. */
function isOwnComma(previous: Token, next: Token | undefined, second: Token | undefined): boolean {
  if (next === undefined) return false;
  if (
    SET_OFF.test(previous.text) ||
    SET_OFF_ELSEWHERE.test(previous.text) ||
    (/^\p{Lu}\p{Ll}/u.test(next.text) && next.after.startsWith(','))
  )
    return true;
  if (leadsOn(previous)) return false;
  const listed = next.after === ',' || /^(and|or)$/.test(plain(second));
  if (listed && isNoun(previous) && isNoun(next)) return true;
  // "Trees along the drive, you know, two of them were oaks".
  const partitive =
    plain(second) === 'of' && (hasNumber(next) || /^(some|most|all|none|one|both|half|each)$/.test(plain(next)));
  const clause =
    partitive ||
    SUBJECT_PRONOUNS.has(plain(next)) ||
    SUBJECT_CONTRACTION.test(plain(next)) ||
    CLAUSE_OPENERS.test(plain(next));
  return clause;
}

/** Moves the punctuation of a removed filler to the word before it, so that no sentence end is lost. */
function handOver(previous: Token, removed: Token, next?: Token, second?: Token): Token {
  if (/[.!?]/.test(removed.after) && !/[.!?]/.test(previous.after)) {
    return { ...previous, after: `${previous.after.replace(/(?<![,;—–-])[,;—–-]+$/, '')}${removed.after}` };
  }
  const pair = previous.after === ',' && /^[,—–-]/u.test(removed.after);
  return pair && !isOwnComma(previous, next, second) ? { ...previous, after: '' } : previous;
}

/** The word before the removed words, with its new punctuation. */
function closedUp(previous: Token, tokens: readonly Token[], gone: readonly Reason[], from: number): Token {
  const to = from + gone.length;
  // "Ruth, she had" closes up; in "is, honestly, it's slow" the comma belongs to the word that stays.
  if (gone.includes('pronoun'))
    return previous.after === ',' && tokens[from - 2]?.after !== ',' ? { ...previous, after: '' } : previous;
  if (gone[0] === 'around') return previous.after === '' ? { ...previous, after: ',' } : previous;
  const fillers = gone.findIndex((reason) => reason !== 'filler');
  const leading = fillers < 0 ? gone.length : fillers;
  const handed = leading === 0 ? previous : handOver(previous, tokens[from + leading - 1]!, tokens[to], tokens[to + 1]);
  const last = tokens[to - 1]!;
  return endsSentence(last) && !endsSentence(handed) ? handOver(handed, last) : handed;
}

/** The first word after the removed words, which takes their place. */
function movedUp(tokens: readonly Token[], from: number, to: number): Token {
  const [gone, next] = [tokens[from]!, tokens[to]!];
  const gaps = tokens.slice(from, to + 1).map(({ gap }) => gap);
  const gap = gaps.reduce((longest, one) => (one.length > longest.length ? one : longest), '');
  // "Host: Welcome, welcome back".
  const first = startsSentence(tokens, from) || plain(gone) === plain(next);
  const capital = first && /^\p{Lu}/u.test(gone.text) && /^\p{Ll}+('\p{Ll}+)?$/u.test(next.text);
  const text = capital ? next.text.charAt(0).toUpperCase() + next.text.slice(1) : next.text;
  const hesitated = tokens.slice(from, to).some((token) => /^(?:u+m+|u+h+|e+r+m*|h+m+)$/.test(plain(token)));
  return {
    ...next,
    ...(hesitated ? { hesitated } : {}),
    gap: from === 0 ? '' : gap,
    before: next.before || (gone.quoted === next.quoted ? gone.before : ''),
    text,
  };
}

/**
 * Removes fillers, reparanda and interregna whose annotations have at least a given confidence. The
 * punctuation around them is adjusted.
 */
export function leaveOut(
  tokens: readonly Token[],
  annotations: readonly (Filler | Disfluency)[],
  confidence: number = CERTAIN,
): Token[] {
  const reason = reasons(tokens, annotations, confidence);
  const kept: Token[] = [];
  for (let at = 0; at < tokens.length; ) {
    if (reason[at] === undefined) {
      kept.push(tokens[at]!);
      at += 1;
      continue;
    }
    let to = at;
    while (to < tokens.length && reason[to] !== undefined) to += 1;
    const previous = kept.at(-1);
    const gone = reason.slice(at, to) as Reason[];
    if (previous !== undefined) kept[kept.length - 1] = closedUp(previous, tokens, gone, at);
    if (to < tokens.length) kept.push(movedUp(tokens, at, to));
    at = to + 1;
  }
  return kept;
}
