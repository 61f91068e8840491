import { numberParts } from '../english/numbers/number-run.js';
import { plain, type Token } from '../text/tokens.js';
import { cannotEnd } from '../text/word-classes.js';

/** Words that no sentence doubles on purpose. `had had`, `that that`, `very very`, `is is` and all content words stay. */
const NEVER_DOUBLED = new Set(
  "the a an and but or so i we he she they of at for with from my our your his their was were can will would if when as because these this to into about like it's i'm i've i'd i'll that's he's she's we're they're we've there's".split(
    ' ',
  ),
);
/** A repeated phrase is taken for a false start when it begins with one of these subjects. */
const SUBJECTS = new Set('i we he she they it there'.split(' '));
const LONGEST_PHRASE = 5;

/** Whether a hesitation may stand after the token: nothing, a comma or a dash, but no sentence end. */
function flowsOn(token: Token): boolean {
  return /^[,—–-]*$/.test(token.after) && !token.quoted;
}

function sameWords(tokens: readonly Token[], at: number, length: number): boolean {
  for (let step = 0; step < length; step += 1) {
    const [first, second] = [tokens[at + step], tokens[at + length + step]];
    if (first === undefined || second === undefined || second.quoted || second.before !== '') return false;
    if (step < length - 1 && !flowsOn(second)) return false;
    if (!flowsOn(first) || plain(first) === '' || plain(first) !== plain(second)) return false;
    if (numberParts(first) !== null || /\d/.test(first.text) || plain(first) === 'oh') return false;
  }
  return true;
}

/**
 * The length of the phrase that is said again at once, 0 for none. Beside a subject with its verb, only a phrase that breaks
 * off counts ("in the in the room"): "between us and the client the client shall pay" is not said twice.
 */
function repeatedLength(tokens: readonly Token[], at: number): number {
  const opener = plain(tokens[at]);
  if (NEVER_DOUBLED.has(opener) && sameWords(tokens, at, 1)) return 1;
  for (let length = LONGEST_PHRASE; length >= 2; length -= 1) {
    const broken = cannotEnd(plain(tokens[at + length - 1]));
    const stressed = plain(tokens[at + 1]) === opener;
    if (!stressed && (SUBJECTS.has(opener) || broken) && sameWords(tokens, at, length)) return length;
  }
  return 0;
}

/** Collapses doubled function words and phrases that were started twice. Numbers said twice are never touched. */
export function collapseRepetitions(tokens: readonly Token[]): Token[] {
  const kept = [...tokens];
  for (let at = 0; at < kept.length; ) {
    const length = repeatedLength(kept, at);
    if (length === 0) {
      at += 1;
      continue;
    }
    const { gap, before, text } = kept[at]!;
    kept.splice(at, length);
    kept[at] = { ...kept[at]!, gap, before, text };
    at = Math.max(0, at - 2 * LONGEST_PHRASE);
  }
  return kept;
}
