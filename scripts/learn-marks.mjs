// node scripts/learn-marks.mjs LANGUAGE FOLDER [FEATURES [LEAST]]: learns where sentences and clauses end from a folder of punctuated transcripts (*.txt, a paragraph
// a line), and writes src/language/edit/marks/models/LANGUAGE.ts. Build first: the features are those of the editor itself. Nine million words
// take some ten minutes and 3 GB of memory.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { featuresAt, MOST_FEATURES } from '../dist/language/edit/marks/gap-features.js';
import { unitsOf } from '../dist/language/edit/marks/speech-units.js';
import { hashOf, Vocabulary } from '../dist/language/edit/marks/vocabulary.js';
import { finiteIn, keysOf } from '../dist/language/edit/marks/word-keys.js';
import { classesOf, verbsOf } from './learn-words.mjs';

const [, , LANGUAGE, FOLDER, MOST = '130000', LEAST = '30'] = process.argv;
const OUT = new URL(`../src/language/edit/marks/models/${LANGUAGE}.ts`, import.meta.url);
const KNOWN_WORDS = 7000;
const FEATURES = Number(MOST);
const SLOTS = 1 << 22;
/** No mark, comma, full stop, question mark; what other marks say is not learnt. */
const [NONE, COMMA, STOP, QUESTION, OTHER] = [0, 1, 2, 3, 9];
const MARKS = 4;
/** A feature must occur so often: less in a small collection of texts. */
const LEAST_SEEN = Number(LEAST);
const RATE = 0.1;
const STEPS = 24;
/** One text in so many is not learnt but measured. */
const HELD_BACK = 60;

/** The words of a text in lower case, and the mark after each. */
function readText(path) {
  const words = [];
  const marks = [];
  for (const line of readFileSync(path, 'utf8').split('\n')) {
    for (const piece of line.split(/\s+/)) {
      const [, word = '', after = ''] = /^["'([{¿¡]*(.*?)([.,;:!?…"')\]}–—-]*)$/.exec(piece) ?? [];
      if (word !== '') {
        words.push(word.toLowerCase());
        marks.push(markOf(after));
      } else if (piece !== '' && marks.length > 0)
        marks[marks.length - 1] = Math.max(markOf(piece), marks.at(-1)) || OTHER;
    }
    if (marks.length > 0 && marks.at(-1) < STOP) marks[marks.length - 1] = OTHER;
  }
  return { words, marks };
}

function markOf(after) {
  const mark = after.replace(/["')\]}]/g, '');
  if (mark === '') return NONE;
  if (mark === ',') return COMMA;
  if (mark === '.' || mark === '!') return STOP;
  return /^[?!]+$/.test(mark) ? QUESTION : OTHER;
}

/** The texts as units with the mark after each. Words are counted first, so that the rare ones are unknown, as they will be in the editor. */
function readTexts(folder) {
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .sort((one, other) => hashOf(one) - hashOf(other));
  return files.map((name) => {
    const { words, marks } = readText(join(folder, name));
    const { units, starts } = unitsOf(words, LANGUAGE);
    const ends = starts.map((_, unit) => (starts[unit + 1] ?? words.length) - 1);
    return { units, marks: Uint8Array.from(ends, (at) => marks[at]) };
  });
}

function knownWords(texts) {
  const counts = new Map();
  for (const { units } of texts) for (const unit of units) counts.set(unit, (counts.get(unit) ?? 0) + 1);
  return [...counts]
    .sort((one, other) => other[1] - one[1])
    .slice(0, KNOWN_WORDS)
    .map(([word]) => word);
}

/** Visits each gap of a text with what came before it, as the marks of the text have it. */
function eachGap({ keys, marks }, visit) {
  let progress = { from: 0, clause: 0, sentenceVerb: false, clauseVerb: false };
  for (let at = 1; at < marks.length; at += 1) {
    if (keys.finite[at - 1] === 1) progress = { ...progress, sentenceVerb: true, clauseVerb: true };
    const mark = marks[at - 1];
    if (mark !== OTHER) visit(at, progress, mark);
    if (mark === STOP || mark === QUESTION) progress = { from: at, clause: at, sentenceVerb: false, clauseVerb: false };
    else if (mark === COMMA) progress = { ...progress, clause: at, clauseVerb: false };
  }
}

const features = new Int32Array(MOST_FEATURES);
const odds = new Float64Array(MARKS);

/** Leaves the probability of each mark in `odds`. */
function score(weights, count) {
  odds.fill(0);
  for (let index = 0; index < count; index += 1)
    for (let mark = 0; mark < MARKS; mark += 1) odds[mark] += weights[features[index] * MARKS + mark];
  const highest = Math.max(...odds);
  let sum = 0;
  for (let mark = 0; mark < MARKS; mark += 1) {
    odds[mark] = Math.exp(odds[mark] - highest);
    sum += odds[mark];
  }
  for (let mark = 0; mark < MARKS; mark += 1) odds[mark] /= sum;
}

function countFeatures(texts) {
  const seen = new Uint32Array(SLOTS);
  for (const text of texts)
    eachGap(text, (at, progress) => {
      const count = featuresAt(text.keys, at, progress, features);
      for (let index = 0; index < count; index += 1) seen[features[index]] += 1;
    });
  return seen;
}

/** Passes of AdaGrad over a multinomial logistic regression of the features that are allowed. */
function learn(texts, allowed, passes) {
  const weights = new Float32Array(SLOTS * MARKS);
  const squares = new Float32Array(SLOTS * MARKS).fill(1e-6);
  const step = (at, text, progress, wanted) => {
    const all = featuresAt(text.keys, at, progress, features);
    let count = 0;
    for (let index = 0; index < all; index += 1)
      if (allowed[features[index]] === 1) features[count++] = features[index];
    score(weights, count);
    for (let mark = 0; mark < MARKS; mark += 1) {
      const slope = odds[mark] - (mark === wanted ? 1 : 0);
      if (Math.abs(slope) < 0.01) continue;
      for (let index = 0; index < count; index += 1) {
        const place = features[index] * MARKS + mark;
        squares[place] += slope * slope;
        weights[place] -= (RATE * slope) / Math.sqrt(squares[place]);
      }
    }
  };
  for (let pass = 0; pass < passes; pass += 1)
    for (const text of texts) eachGap(text, (at, progress, wanted) => step(at, text, progress, wanted));
  return weights;
}

/** The features that say most: a large weight, often. */
function choose(weights, seen) {
  const worth = new Float32Array(SLOTS);
  for (let slot = 0; slot < SLOTS; slot += 1) {
    const own = weights.subarray(slot * MARKS, slot * MARKS + MARKS);
    const mean = own.reduce((sum, weight) => sum + weight, 0) / MARKS;
    const largest = Math.max(...own.map((weight) => Math.abs(weight - mean)));
    worth[slot] = largest * Math.sqrt(Math.min(seen[slot], 20_000));
  }
  const least = worth.toSorted()[Math.max(0, SLOTS - FEATURES)];
  return Uint8Array.from(worth, (value) => (value >= least && value > 0 ? 1 : 0));
}

/** In whole steps, against no mark, as the editor reads them. */
function inSteps(weights) {
  return weights.map((weight, place) => {
    const none = weights[place - (place % MARKS)];
    return Math.max(-127, Math.min(127, Math.round((weight - none) * STEPS))) / STEPS;
  });
}

function pack(weights) {
  const bytes = [];
  let last = 0;
  for (let slot = 0; slot < SLOTS; slot += 1) {
    const own = [COMMA, STOP, QUESTION].map((mark) => Math.round(weights[slot * MARKS + mark] * STEPS));
    if (own.every((weight) => weight === 0)) continue;
    let distance = slot - last;
    last = slot;
    for (; distance > 127; distance >>>= 7) bytes.push((distance & 127) | 128);
    bytes.push(distance, ...own.map((weight) => weight & 255));
  }
  return Buffer.from(bytes).toString('base64');
}

/** How many of the ends are found, and how many of those found are ends, where the marks before are the right ones. */
function measure(weights, texts) {
  let [right, wrong, missed] = [0, 0, 0];
  for (const text of texts)
    eachGap(text, (at, progress, wanted) => {
      score(weights, featuresAt(text.keys, at, progress, features));
      const ends = odds[STOP] + odds[QUESTION] > 0.5;
      if (ends && wanted >= STOP) right += 1;
      else if (ends) wrong += 1;
      else if (wanted >= STOP) missed += 1;
    });
  return `found ${((100 * right) / (right + missed)).toFixed(1)}%, wrong ${((100 * wrong) / (right + wrong)).toFixed(1)}%`;
}

function write({ words, classes, verbs }, weights) {
  const head = "// Written by scripts/learn-marks.mjs.\nimport type { MarkModelData } from '../vocabulary.js';\n\n";
  // As the formatter writes it: double quotes only where a single one stands within.
  const quoted = (value) => (value.includes("'") ? JSON.stringify(value) : `'${value}'`);
  const rows = Object.entries({ words, classes, verbs, weights: pack(weights) });
  const fields = rows.map(([name, value]) => `  ${name}:\n    ${quoted(value)},\n`).join('');
  writeFileSync(
    OUT,
    `${head}/** The mark model of this language. */\nexport const MODEL: MarkModelData = {\n  language: '${LANGUAGE}',\n${fields}};\n`,
  );
}

const texts = readTexts(FOLDER);
const known = knownWords(texts);
const learntWords = {
  words: known.join(' '),
  classes: classesOf(texts, known),
  verbs: verbsOf(texts, known, LANGUAGE),
};
const vocabulary = new Vocabulary(learntWords);
const finite = finiteIn(LANGUAGE);
for (const text of texts) text.keys = keysOf(text.units, vocabulary, finite);
const [held, learnt] = [texts.filter((_, at) => at % HELD_BACK === 0), texts.filter((_, at) => at % HELD_BACK > 0)];
const seen = countFeatures(learnt);
const frequent = Uint8Array.from(seen, (count) => (count >= LEAST_SEEN ? 1 : 0));
const first = learn(learnt, frequent, 1);
console.log(`every feature: ${measure(first, held)}`);
const weights = inSteps(learn(learnt, choose(first, seen), 2));
console.log(`${FEATURES} features: ${measure(weights, held)}`);
write(learntWords, weights);
