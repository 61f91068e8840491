import { plain, type Token } from '../../text/tokens.js';
import { type Sentence, sentencesOf, withParagraphs } from '../sentence-ranges.js';
import type { SentenceWords } from './sentence-words.js';

/** A question of fewer words belongs to the previous speaker: `Geht das?`. */
const LEAST_QUESTION = 4;
/** A turn of fewer words includes the question after it: `Ja, gern. Worum geht es denn?` */
const LEAST_TURN = 5;

function acknowledges({ asks, words: said }: Sentence, rules: SentenceWords): boolean {
  return !asks && said.length === 1 && rules.markers.has(said[0]!);
}

/** Whether the answers show two or more speakers. */
function isDialogue(tokens: readonly Token[], sentences: readonly Sentence[], rules: SentenceWords): boolean {
  let answered = 0;
  for (const [at, sentence] of sentences.entries()) {
    const next = sentences[at + 1];
    if (!sentence.asks || next === undefined || next.asks) continue;
    answered += 1;
    if (rules.markers.has(plain(tokens[next.from])) || sentence.words.some((word) => rules.addressed.has(word)))
      return true;
  }
  return answered > 1;
}

/** Starts a paragraph where another speaker begins: after a question, at the next question after an answer, and at an answer of one word. */
export function setDialogueTurns(tokens: readonly Token[], rules: SentenceWords): Token[] {
  const sentences = sentencesOf(tokens);
  if (!isDialogue(tokens, sentences, rules)) return [...tokens];
  const turns: number[] = [];
  let said = 0;
  for (const [at, sentence] of sentences.entries()) {
    const before = sentences[at - 1];
    const answers = before?.asks === true && !sentence.asks;
    const asks = sentence.asks && sentence.words.length >= LEAST_QUESTION && turns.length > 0 && said >= LEAST_TURN;
    const replies = before !== undefined && !before.asks && turns.length > 0 && acknowledges(sentence, rules);
    if (answers || asks || replies) {
      turns.push(sentence.from);
      said = 0;
    }
    said += sentence.words.length;
  }
  return withParagraphs(tokens, turns);
}
