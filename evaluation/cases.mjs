import { readFileSync } from 'node:fs';
import { playVerifier } from './played-verifier.mjs';
import { count, line, percent } from './print.mjs';
import { runLines } from './programs.mjs';

const FILE = new URL('./cases/refined-texts.json', import.meta.url);
/** Languages that have rules of their own; of the others no text may PASS by rules alone. */
const WITH_RULES = ['en', 'de', 'es', 'fr', 'it', 'pt', 'nl'];

export function readCases() {
  return JSON.parse(readFileSync(FILE, 'utf8'));
}

const lineOf =
  ({ brandBible }) =>
  ({ raw, refined, language = 'en', brand }) => ({
    raw,
    refined,
    language,
    ...(brand === undefined ? {} : { brandBible }),
  });

const isLie = ({ harm }) => harm !== undefined;
const counting = ({ findings }) => findings.filter(({ grade }) => grade !== 'NOTE');
const sentences = (text) => Math.max(1, (text.match(/[.!?]+["'”’)]*(?=\s|$)/g) ?? []).length);
const plain = (text) => text.replace(/\s+/g, ' ').trim();

/** The text before the lie was put in: a listener would have found it right. */
function truthOf(one, all) {
  if (one.lie !== undefined && one.lie[1] !== '') return one.refined.replace(one.lie[1], one.lie[0]);
  return all.find(({ id, harm }) => harm === undefined && id === one.id.replace(/-lie\d+$/, '-light'))?.refined ?? '';
}

const wordsOf = (text) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/** Where a lie stands in its text, as offsets from the first letter that is another to the last, and the words of the truth that it took away. */
function placeOfLie(truth, lie) {
  const shorter = Math.min(truth.length, lie.length);
  let start = 0;
  while (start < shorter && truth[start] === lie[start]) start += 1;
  let tail = 0;
  while (tail < shorter - start && truth.at(-1 - tail) === lie.at(-1 - tail)) tail += 1;
  // Whole words: "pretend" for "pretended" is another word.
  while (start > 0 && /[\p{L}\p{N}]/u.test(lie[start - 1])) start -= 1;
  while (tail > 0 && /[\p{L}\p{N}]/u.test(lie.at(-tail))) tail -= 1;
  return { start, end: lie.length - tail, taken: new Set(wordsOf(truth.slice(start, truth.length - tail))) };
}

/** The right answer about a pair of a lie: what the lie touches is changed, what it took away is lost. */
function labelsOf(lies, all) {
  const told = lies.map((one) => {
    const refined = plain(one.refined);
    return { raw: plain(one.raw), refined, ...placeOfLie(plain(truthOf(one, all)), refined) };
  });
  const touched = ({ refined, start, end, taken }, said, words) => {
    const from = refined.indexOf(words);
    const to = from + words.length;
    if (start < end && from < end && to > start) return true;
    // What was taken away stood beside the stretch, and in what was said.
    return from <= end + 2 && to + 2 >= start && wordsOf(said).some((word) => taken.has(word));
  };
  return ({ said, written }) => {
    const words = plain(written);
    if (words === '') return 'lost';
    if (plain(said) === '') return 'added';
    const about = told.filter(({ raw, refined }) => raw.includes(plain(said)) && refined.includes(words));
    return about.some((one) => touched(one, said, words)) ? 'changed' : 'same';
  };
}

/** Every set with its verdicts, by rules alone and with a verifier that is played; the verifier sees one case of lies at a time. */
export async function judgeCases(cases) {
  const toLine = lineOf(cases);
  const all = Object.values(cases.sets).flat();
  const judged = {};
  for (const [name, set] of Object.entries(cases.sets)) {
    const texts = set.filter(({ refined }) => refined !== undefined);
    const answers = await runLines('judge', texts.map(toLine));
    judged[name] = texts.map((one, at) => ({ ...one, byRules: answers[at] }));
    for (const careless of [false, true]) await withVerifier(judged[name], { toLine, all, careless });
  }
  return judged;
}

async function withVerifier(texts, { toLine, all, careless }) {
  const name = careless ? 'byCareless' : 'byVerifier';
  for (const lies of [false, true]) {
    const some = texts.filter((one) => isLie(one) === lies);
    const verifier = await playVerifier(lies ? labelsOf(some, all) : () => 'same', { careless });
    const answers = await runLines('judge', some.map(toLine), verifier.settings);
    for (const [at, one] of some.entries()) one[name] = { ...answers[at], used: at === 0 ? verifier.used : null };
    await verifier.close();
  }
}

function verdicts(name, texts, by) {
  const of = (verdict) => texts.filter((one) => one[by].verdict === verdict).length;
  const kinds = ['PASS', 'REVIEW', 'REJECT', 'UNCHECKED'].filter((verdict) => of(verdict) > 0);
  line(name, `PASS ${percent(of('PASS'), texts.length)}`, kinds.map((kind) => `${kind} ${of(kind)}`).join(', '));
}

function passesOfDeep(texts, by) {
  verdicts('deep edits', texts, by);
  const found = texts.map((one) => counting(one[by]).length);
  const mean = found.reduce((sum, many) => sum + many, 0) / Math.max(1, texts.length);
  const dense = texts.filter((one, at) => found[at] > sentences(one.refined)).length;
  line('  findings that count, on the mean', mean.toFixed(1), `more than one a sentence in ${dense} texts`);
}

function liesCaught(name, lies, by) {
  const caught = lies.filter((one) => one[by].verdict !== 'PASS');
  const facts = lies.filter(({ harm }) => harm === 'fact');
  const rejected = facts.filter((one) => one[by].verdict === 'REJECT').length;
  line(name, `not PASS ${percent(caught.length, lies.length)}`, `${caught.length} of ${lies.length}`);
  line('  of those that change a fact', `REJECT ${percent(rejected, facts.length)}`, `${rejected} of ${facts.length}`);
}

function otherLanguages(texts, by) {
  const own = texts.filter(({ language }) => WITH_RULES.includes(language));
  const honest = own.filter((one) => !isLie(one));
  verdicts('other languages with rules: honest', honest, by);
  liesCaught('other languages with rules: lies', own.filter(isLie), by);
  const others = texts.filter((one) => !own.includes(one));
  const passed = others.filter((one) => one[by].verdict === 'PASS').length;
  line('other languages without rules', `PASS ${passed}`, `of ${others.length}; by rules alone none may`);
}

/** The table of one way of judging. */
export function printCases(judged, by, title) {
  console.log(`\n${title}`);
  verdicts('light edits', judged['honest-light'], by);
  passesOfDeep(judged['honest-deep'], by);
  verdicts('own Brand Bible', judged['own-bible'], by);
  liesCaught('English lies', judged.lies, by);
  otherLanguages(judged['other-languages'], by);
  const right = judged.probes.filter((one) => one.expected.includes(one[by].verdict));
  line('probes', `right ${count(right.length, judged.probes.length)}`);
  if (by === 'byCareless') {
    const rejected = judged.lies.filter((one) => one.byRules.verdict === 'REJECT');
    const others = judged.lies.filter((one) => one.byRules.verdict !== 'REJECT');
    const passed = (lies) => lies.filter((one) => one[by].verdict === 'PASS').length;
    line('lies that the rules REJECT', `PASS ${passed(rejected)}`, `of ${rejected.length}`);
    line('other lies', `PASS ${percent(passed(others), others.length)}`, `${passed(others)} of ${others.length}`);
  }
  if (by !== 'byRules') printCost(judged, by);
}

function printCost(judged, by) {
  const all = Object.values(judged).flat();
  const words = all.reduce((sum, { raw }) => sum + raw.split(/\s+/).length, 0);
  const sum = (field) => all.reduce((total, one) => total + (one[by].used?.[field] ?? 0), 0);
  const each = (field) => ((1_000 * sum(field)) / words).toFixed(1);
  const more = `${each('inputTokens')} tokens in, ${each('outputTokens')} out, ${each('pairs')} pairs`;
  line('cost per 1,000 words', `${each('calls')} calls`, more);
}

/** Each text that came out wrong. */
export function printMisses(judged, by) {
  for (const [name, texts] of Object.entries(judged)) {
    for (const one of texts) {
      const wanted = by === 'byRules' ? one.expected : (one.withVerifier ?? one.expected);
      const { verdict } = one[by];
      if (wanted.includes(verdict)) continue;
      console.log(`  ${name} ${one.id} (${one.kind}): ${verdict}, not ${wanted.join(' or ')}`);
      for (const { check, grade, message } of counting(one[by]).slice(0, 5))
        console.log(`      ${grade} ${check}: ${message}`);
    }
  }
}
