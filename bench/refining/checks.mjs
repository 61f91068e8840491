// How long the checks take on speech of more and more words, honest and with something to find in nearly every sentence. Run after `npm run build`.
import { DEFAULT_BRAND_BIBLE } from '../../dist/brand/default-brand-bible.js';
import { judge } from '../../dist/language/compare/judge.js';
import { readSet } from '../../evaluation/read-set.ts';

const SIZES = [2_500, 5_000, 10_000, 20_000];
const pairs = readSet();

function speechOf(words) {
  const [said, honest] = [[], []];
  for (let count = 0, at = 0; count < words; at += 1) {
    const pair = pairs[at % pairs.length];
    said.push(`${pair.said.replace(/[.?!]$/, '')}.`);
    honest.push(pair.honest);
    count += pair.said.split(' ').length;
  }
  return { raw: said.join(' '), refined: honest.join(' ') };
}

function spoilt(text) {
  return text.replace(/\d/g, (digit) => String((Number(digit) + 1) % 10)).replace(/ (in|at|the|and) /g, ' $1 Michael ');
}

function milliseconds(raw, refined) {
  const startedAt = performance.now();
  judge({ raw, refined, brand: DEFAULT_BRAND_BIBLE, language: 'en' });
  return Math.round(performance.now() - startedAt);
}

for (const words of SIZES) {
  const { raw, refined } = speechOf(words);
  const figures = { words, honestMs: milliseconds(raw, refined), spoiltMs: milliseconds(raw, spoilt(refined)) };
  console.log(JSON.stringify(figures));
}
