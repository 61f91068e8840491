import { plain, type Token, tokenize } from '../../text/tokens.js';
import type { BrandFacts, Finding } from '../verdict.js';

/** Minimum number of consecutive words for a leak. */
const SHINGLE = 7;

function shingles(tokens: readonly Token[]): Map<string, number> {
  const found = new Map<string, number>();
  const words = tokens.map(plain);
  for (let at = 0; at + SHINGLE <= words.length; at += 1) found.set(words.slice(at, at + SHINGLE).join(' '), at);
  return found;
}

/** Finds stretches of the instructions that the text repeats and that were not said. Words that a brand's examples share with the speech are not a leak. */
export function leakedPrompt(raw: string, refined: string, systemPrompt: string, brand: BrandFacts): Finding[] {
  const tag = /<\/?transcript-[^<>]*>/i.exec(refined);
  const spans: [number, number][] = tag === null ? [] : [[tag.index, tag.index + tag[0].length]];
  if (systemPrompt !== '') {
    const prompt = shingles(tokenize(systemPrompt));
    const said = shingles(tokenize(raw));
    const written = tokenize(refined);
    const examples = shingles(
      brand.examples.flatMap(({ spoken, written: text }) => [...tokenize(spoken), ...tokenize(text)]),
    );
    const leak = [...shingles(written)].find(
      ([words]) => prompt.has(words) && !said.has(words) && !examples.has(words),
    );
    if (leak !== undefined) spans.push([written[leak[1]]!.start, written[leak[1] + SHINGLE - 1]!.end]);
  }
  const message = 'The text repeats the instructions that the refiner was given.';
  return spans.map((refinedSpan) => ({ check: 'leaked-prompt', grade: 'REJECT', message, rawSpan: null, refinedSpan }));
}
