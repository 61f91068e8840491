// What scripts/learn-marks.mjs learns of single words: which stand between the same neighbours, and which are verbs.
import { sentenceWordsOf } from '../dist/language/edit/languages/sentence-languages.js';

const CLASSES = 100;
/** The neighbours by which words are compared: the most frequent words, a mark, any other. */
const NEIGHBOURS = 400;
const ROUNDS = 10;

/** How often each known word has each neighbour on its left and right; square roots of shares, so that a product compares them. */
function contexts(texts, known) {
  const ranks = new Map(known.map((word, rank) => [word, rank]));
  const width = (NEIGHBOURS + 2) * 2;
  const rows = known.map(() => new Float32Array(width));
  const columnOf = (unit, marked) => {
    if (marked) return NEIGHBOURS;
    const rank = ranks.get(unit);
    return rank === undefined || rank >= NEIGHBOURS ? NEIGHBOURS + 1 : rank;
  };
  for (const { units, marks } of texts)
    for (let at = 1; at + 1 < units.length; at += 1) {
      const row = rows[ranks.get(units[at]) ?? -1];
      if (row === undefined) continue;
      row[columnOf(units[at - 1], marks[at - 1] > 0)] += 1;
      row[NEIGHBOURS + 2 + columnOf(units[at + 1], marks[at] > 0)] += 1;
    }
  for (const row of rows) {
    const sum = row.reduce((total, count) => total + count, 0) || 1;
    for (let column = 0; column < width; column += 1) row[column] = Math.sqrt(row[column] / sum);
  }
  return rows;
}

function product(one, other) {
  let sum = 0;
  for (let column = 0; column < one.length; column += 1) sum += one[column] * other[column];
  return sum;
}

function nearest(row, centres) {
  let [best, most] = [0, -1];
  for (let centre = 0; centre < centres.length; centre += 1) {
    const alike = product(row, centres[centre]);
    if (alike > most) [best, most] = [centre, alike];
  }
  return best;
}

/** The class of each word, two digits of base 36 a word: k-means, which begins with the most frequent words as centres. */
export function classesOf(texts, known) {
  const rows = contexts(texts, known);
  let centres = rows.slice(0, CLASSES).map((row) => Float32Array.from(row));
  let classes = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    classes = rows.map((row) => nearest(row, centres));
    const sums = centres.map((centre) => new Float32Array(centre.length));
    for (const [word, own] of classes.entries())
      for (let column = 0; column < rows[word].length; column += 1) sums[own][column] += rows[word][column];
    centres = sums.map((sum, own) => {
      const length = Math.sqrt(product(sum, sum));
      return length === 0 ? centres[own] : sum.map((value) => value / length);
    });
  }
  return classes.map((own) => own.toString(36).padStart(2, '0')).join('');
}

/** `+` for each word that follows a subject more often than other words do, and seldom a "to": a finite verb. */
export function verbsOf(texts, known, language) {
  const rules = sentenceWordsOf(language);
  const subjects = rules === null ? new Set(['he', 'she', 'they', 'we', 'i', 'it', 'who']) : rules.subjects;
  const between = rules?.between ?? new Set();
  const counts = new Map(known.map((word) => [word, { all: 0, led: 0, to: 0 }]));
  for (const { units, marks } of texts)
    for (let at = 1; at < units.length; at += 1) {
      const count = counts.get(units[at]);
      if (count === undefined) continue;
      count.all += 1;
      if (marks[at - 1] > 0) continue;
      if (subjects.has(units[at - 1]) || between.has(units[at - 1])) count.led += 1;
      if (/^(to|zu|te|de|à|a|di|the|der|die|das|la|le|il|o|el|un|una|ein|eine|een)$/.test(units[at - 1])) count.to += 1;
    }
  return known
    .map((word) => {
      const { all, led, to } = counts.get(word);
      const inner = subjects.has(word) || between.has(word) || word.length < 3;
      return !inner && led / all >= 0.2 && to / all < 0.05 ? '+' : '-';
    })
    .join('');
}
