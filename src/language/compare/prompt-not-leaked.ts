import { plain, type Token, tokenize } from '../text/tokens.js';
import { type Check, spanOf } from './check.js';

/** Words in a row that are no accident. */
const SHINGLE = 7;

function shingles(tokens: readonly Token[]): Map<string, number> {
  const found = new Map<string, number>();
  const words = tokens.map(plain);
  for (let at = 0; at + SHINGLE <= words.length; at += 1) found.set(words.slice(at, at + SHINGLE).join(' '), at);
  return found;
}

/** Nothing of the system prompt, and no tag around the transcript, is in the text; unless the speaker said it. */
export const promptNotLeaked: Check = ({ refined, spoken, written, systemPrompt }) => {
  const tag = /<\/?transcript-[^>]*>/i.exec(refined);
  const prompt = shingles(tokenize(systemPrompt));
  const said = shingles(spoken);
  const leak = [...shingles(written)].find(([words]) => prompt.has(words) && !said.has(words));
  const spans: [number, number][] = [];
  if (tag !== null) spans.push([tag.index, tag.index + tag[0].length]);
  if (leak !== undefined) {
    spans.push(spanOf({ start: written[leak[1]]!.start, end: written[leak[1] + SHINGLE - 1]!.end }));
  }
  return spans.map((refinedSpan) => ({
    check: 'leaked-prompt',
    message: 'The text repeats the instructions that the refiner was given.',
    rawSpan: null,
    refinedSpan,
    weight: 'REJECT' as const,
  }));
};
