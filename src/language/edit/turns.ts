import type { Token } from '../text/tokens.js';
import { type Sentence, sentencesOf, withParagraphs } from './sentence-ranges.js';

const HESITATION = /^(u+m+|u+h+m*|e+r+m*|h+m+)$/;
const QUESTION_WORD = /^(what|where|when|why|how|who|which|what's|how's|where's|who's)$/;
const ASKED = /^(you|your|you're|you've|you'd|yours|we|us)$/;
const OPENER = /^(so|and|but|okay|ok|now|well|then|right|yeah)$/;
const INVERTS = /^(do|did|does|are|is|was|were|have|has|had|can|could|will|would|should)$/;
/** A sentence of only one of these acknowledges another speaker. */
const ACKNOWLEDGES =
  /^(okay|ok|right|ah|oh|agreed|great|good|sure|yes|yeah|yep|no|thanks|perfect|exactly|fine|absolutely|lovely|brilliant|understood|noted|wow|really|interesting)$/;
/** Questions of one word that need no answer. */
const TAGS =
  /^(okay|ok|right|yeah|no|yes|really|so|what|why|how|honestly|seriously|and|but|huh|eh|see|correct|alright|agreed|when|where|who)$/;

/** A question to somebody else; "would I come back?" is a question to oneself. */
function isPutToOther(tokens: readonly Token[], { asks, words, from }: Sentence): boolean {
  if (
    !asks ||
    words.some((word) => /^(i|i'd|i'm|i've|my|me|myself)$/.test(word)) ||
    words.join(' ') === 'you know what'
  )
    return false;
  if (words.length === 1) return /^\p{Lu}\p{Ll}+$/u.test(tokens[from]!.text) && !TAGS.test(words[0]!);
  const first = words.find((word) => !OPENER.test(word) && !HESITATION.test(word)) ?? '';
  return words.some((word) => ASKED.test(word)) || QUESTION_WORD.test(first);
}

/** Only after a question with "you" or "we", a yes or no comes from another speaker. */
function namesOther({ words }: Sentence): boolean {
  return words.length === 1 || words.some((word) => ASKED.test(word));
}

function answers(question: Sentence, sentence: Sentence): boolean {
  const { words } = sentence;
  const said = words.filter((word) => !HESITATION.test(word));
  const [first = '', second = '', third = ''] = said;
  const subject = said.find((word) => /^(i|we|you|he|she|they|it)('|$)/.test(word)) ?? '';
  if (sentence.asks || /^you/.test(subject)) return false;
  if (HESITATION.test(words[0] ?? '') && said.length > 1) return true;
  if (/^(yeah|well|sure|absolutely|definitely)$/.test(first) && said.length > 2) return true;
  if (/^(yes|no|nope|yep)$/.test(first)) return namesOther(question) && said.length > 1;
  if (/^(i|i'd|i've|i'm|i'll)$/.test(first) && namesOther(question)) {
    return (
      /^(think|don't|guess|would|was|had|want|said|say|know|never|always|really|can't|have|started|grew|just|did|didn't)$/.test(
        second,
      ) || third !== ''
    );
  }
  return false;
}

/** `Agreed? Agreed. Agreed.`: one word that others repeat. */
function echoes(before: Sentence, { words, asks }: Sentence): boolean {
  return (
    !asks &&
    words.length === 1 &&
    before.words.length <= 6 &&
    before.words.at(-1) === words[0] &&
    ACKNOWLEDGES.test(words[0]!)
  );
}

function acknowledges({ words, asks }: Sentence): boolean {
  return !asks && words.length === 1 && ACKNOWLEDGES.test(words[0]!);
}

/** `So how did you meet?`, as who interviews asks. */
function interviews(sentence: Sentence): boolean {
  const asked = sentence.words.filter((word) => !OPENER.test(word) && !HESITATION.test(word));
  const opens = QUESTION_WORD.test(asked[0] ?? '') || INVERTS.test(asked[0] ?? '');
  return (
    sentence.asks &&
    opens &&
    asked.length > 3 &&
    asked.some((word) => /^(you|your)$/.test(word)) &&
    !asked.includes('i')
  );
}

/** Places where a turn is certain: an answer after a question to somebody else, an echo, and what follows the echo. */
function certainTurns(tokens: readonly Token[], sentences: readonly Sentence[]): Set<number> {
  const turns = new Set<number>();
  for (const [at, sentence] of sentences.entries()) {
    const before = sentences[at - 1];
    if (before === undefined || tokens[sentence.from]!.quoted) continue;
    const answered = isPutToOther(tokens, before) && answers(before, sentence);
    const echoed = echoes(before, sentence) && (before.asks || turns.has(at - 1));
    const resumes = at > 1 && turns.has(at - 1) && echoes(sentences[at - 2]!, before) && !echoes(before, sentence);
    if (answered || echoed || resumes) turns.add(at);
  }
  return turns;
}

/** What takes the turn with a comma or a full stop after it: `Okay, so …`. */
const TAKES_TURN = /^(okay|ok|right|perfect|great|wow|good|brilliant|lovely|sure)$/;
const REPLY = /^(yes|no|yeah|yep|nope|sure|hi|hello|okay|ok|absolutely|exactly|of)$/;
/** A shorter answer and the question after it are one turn: `Sure. Which one?` */
const LEAST_ANSWER = 4;

/** Questions that a statement follows. */
function isAnswered(sentences: readonly Sentence[], at: number): boolean {
  return sentences[at - 1]?.asks === true && sentences[at]!.asks === false;
}

/** Whether enough questions have answers to show two or more speakers. */
function isDialogue(tokens: readonly Token[], sentences: readonly Sentence[], turns: ReadonlySet<number>): boolean {
  const answered = sentences.flatMap((_, at) => (isAnswered(sentences, at) ? [at] : []));
  const replies = answered.filter((at) => {
    const asked = isPutToOther(tokens, sentences[at - 1]!) && namesOther(sentences[at - 1]!);
    return asked || REPLY.test(sentences[at]!.words[0] ?? '');
  });
  const short = answered.filter((at) => sentences[at]!.words.length <= 3).length;
  return turns.size > 1 || (turns.size === 1 && answered.length > 1) || replies.length > 1 || short > 2;
}

/** Adds the turns that a dialogue has besides the certain ones: each answer, what takes the turn after an answer, and the question after one. */
function addReplies(tokens: readonly Token[], sentences: readonly Sentence[], turns: Set<number>): void {
  let said = 0;
  for (const [at, sentence] of sentences.entries()) {
    const before = sentences[at - 1];
    const [first = '', token] = [sentence.words[0], tokens[sentence.from]!];
    const open = before !== undefined && !token.quoted;
    const answered =
      open && isAnswered(sentences, at) && (REPLY.test(first) || isPutToOther(tokens, before) || !asksOneself(before));
    const taken =
      open &&
      turns.size > 0 &&
      !before.asks &&
      TAKES_TURN.test(first) &&
      /[,.]/.test(token.after) &&
      sentence.words.length > 1;
    const puts = interviews(sentence) || (/^(and|so|but)$/.test(first) && /^you/.test(sentence.words[1] ?? ''));
    const asked = open && turns.size > 0 && !before.asks && sentence.asks && puts && said >= LEAST_ANSWER;
    if (answered || (taken && said >= 2) || asked) turns.add(at);
    said = (turns.has(at) ? 0 : said) + sentence.words.length;
  }
}

/** `Would I do it again?` */
function asksOneself({ words }: Sentence): boolean {
  return words.some((word) => /^(i|i'd|i'm|i've|my|me|myself|it|they)$/.test(word));
}

/**
 * Starts a paragraph where the words show another speaker. If answers show two or more speakers, a sentence such as
 * "Okay." after a statement begins a turn too, and the next question that is put to who has answered.
 */
export function setTurns(tokens: readonly Token[]): Token[] {
  const sentences = sentencesOf(tokens);
  const turns = certainTurns(tokens, sentences);
  const replies = sentences.filter(
    (sentence, at) => acknowledges(sentence) && at > 0 && !sentences[at - 1]!.asks,
  ).length;
  if (isDialogue(tokens, sentences, turns)) addReplies(tokens, sentences, turns);
  if (turns.size > 1 || (turns.size === 1 && replies > 0)) {
    for (const [at, sentence] of sentences.entries()) {
      const before = sentences[at - 1];
      if (before === undefined || before.asks || tokens[sentence.from]!.quoted) continue;
      const replied = acknowledges(sentence) && !acknowledges(before);
      const asked = interviews(sentence) && !acknowledges(before) && !turns.has(at - 1);
      if (replied || asked) turns.add(at);
    }
  }
  return withParagraphs(
    tokens,
    [...turns].map((at) => sentences[at]!.from),
  );
}
