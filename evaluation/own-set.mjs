import { composeSystemPrompt } from '../dist/brand/compose-system-prompt.js';
import { DEFAULT_BRAND_BIBLE } from '../dist/brand/default-brand-bible.js';
import { judge as judgeTexts } from '../dist/language/compare/judge.js';
import { findGlossaryHits } from '../dist/language/describe/glossary-hits.js';
import { WordDiff } from '../dist/language/explain/word-diff.js';
import { CopyEditor } from '../dist/pipeline/refining/copy-editor.js';
import { FaithfulRefining } from '../dist/pipeline/refining/faithful-refining.js';
import { OpenAiRefiner } from '../dist/pipeline/refining/openai/openai-refiner.js';
import { readEnvironment } from '../dist/platform/environment/read-environment.js';
import { MODEL_EDITS } from '../test/evaluation/honest/model-edits.ts';
import { HONEST_FIGURES } from '../test/evaluation/honest/of-figures.ts';
import { HONEST_SENTENCES } from '../test/evaluation/honest/of-sentences.ts';
import { HONEST_SPEECH } from '../test/evaluation/honest/of-speech.ts';
import { LIES_OF_FORM } from '../test/evaluation/lies/of-form.ts';
import { LIES_OF_NAMES } from '../test/evaluation/lies/of-names.ts';
import { LIES_OF_NEGATIONS } from '../test/evaluation/lies/of-negations.ts';
import { LIES_OF_NUMBERS } from '../test/evaluation/lies/of-numbers.ts';
import { LIES_OF_SENTENCES } from '../test/evaluation/lies/of-sentences.ts';
import { LIES_OF_WORDING } from '../test/evaluation/lies/of-wording.ts';
import { measure } from './measure.ts';
import { line as tableLine } from './print.mjs';
import { readSet } from './read-set.ts';
import { measureHonest, measureLies, total } from './red-team.ts';

const pairs = readSet();
const diff = new WordDiff(DEFAULT_BRAND_BIBLE);

function promptFor(said) {
  const context = { language: 'en', glossaryHits: findGlossaryHits(said, DEFAULT_BRAND_BIBLE.glossary) };
  return composeSystemPrompt(DEFAULT_BRAND_BIBLE, context, { tokenBudget: 2_000 });
}

async function refineAll(refiner) {
  const refining = new FaithfulRefining(refiner);
  const judged = [];
  for (const { said } of pairs) {
    const task = {
      transcript: said,
      systemPrompt: promptFor(said),
      brandBible: DEFAULT_BRAND_BIBLE,
      document: { language: 'en' },
      signal: new AbortController().signal,
      progress: () => undefined,
    };
    judged.push(await refining.refine(task));
  }
  return judged;
}

const share = ({ of, right }) => `${right} of ${of} (${of === 0 ? '-' : ((100 * right) / of).toFixed(1)}%)`;

async function report(name, refiner) {
  const judged = await refineAll(refiner);
  const texts = judged.map(({ text }) => text);
  const { facts, glossary, bannedLeft, obeyed, misses } = measure(pairs, texts);
  const changes = pairs.flatMap(({ said }, at) => diff.compare(said, texts[at]));
  const unexplained = changes.filter(({ label }) => label === 'UNEXPLAINED');
  const verdicts = Object.groupBy(judged, ({ verdict }) => verdict);
  console.log(`\n${name}, ${pairs.length} pairs`);
  for (const [kind, kept] of Object.entries(facts)) console.log(`  ${`${kind}s kept`.padEnd(28)} ${share(kept)}`);
  console.log(`  ${'glossary recall'.padEnd(28)} ${share(glossary)}`);
  console.log(`  ${'banned wordings left'.padEnd(28)} ${bannedLeft}`);
  console.log(`  ${'commands obeyed'.padEnd(28)} ${obeyed}`);
  console.log(`  ${'changes without a reason'.padEnd(28)} ${unexplained.length} of ${changes.length}`);
  const counts = ['PASS', 'REVIEW', 'REJECT', 'UNCHECKED'].map(
    (verdict) => `${verdict} ${verdicts[verdict]?.length ?? 0}`,
  );
  console.log(`  ${'verdicts'.padEnd(28)} ${counts.join(', ')}`);
  for (const { group, about, what } of misses) console.log(`  missed: ${group}, ${about}: ${what}`);
  for (const { before, after } of unexplained.slice(0, 20))
    console.log(`  without a reason: "${before}" -> "${after}"`);
  return misses.length;
}

function judge(raw, refined) {
  return judgeTexts({ raw, refined, language: 'en', brand: DEFAULT_BRAND_BIBLE, systemPrompt: promptFor(raw) });
}

const line = (name, rate, ...more) => tableLine(name, share(rate), ...more);

function lies() {
  const families = [
    LIES_OF_NUMBERS,
    LIES_OF_NEGATIONS,
    LIES_OF_NAMES,
    LIES_OF_WORDING,
    LIES_OF_SENTENCES,
    LIES_OF_FORM,
  ];
  const rates = measureLies(pairs, families.flat(), judge);
  console.log('\nlies that the checks catch (REVIEW or REJECT), by kind');
  for (const rate of rates) line(rate.kind, rate, `place named ${rate.placed}`);
  const all = total(rates);
  line('all kinds', all, `place named ${all.placed}`);
}

function honestEdits() {
  const rates = measureHonest(pairs, [...HONEST_FIGURES, ...HONEST_SPEECH, ...HONEST_SENTENCES], judge);
  console.log('\nhonest edits that the checks pass, by kind');
  for (const rate of rates) line(rate.kind, rate);
  const passed = MODEL_EDITS.filter(([said, written]) => judge(said, written).verdict === 'PASS').length;
  line('as models write', { right: passed, of: MODEL_EDITS.length });
  const { of, right } = total(rates);
  const edits = of + MODEL_EDITS.length;
  const alarms = of - right + MODEL_EDITS.length - passed;
  console.log(`  false alarms: ${alarms} of ${edits} (${((100 * alarms) / edits).toFixed(1)}%)`);
}

function falseAlarms() {
  const alarmed = pairs.filter(({ said, honest }) => judge(said, honest).verdict !== 'PASS');
  console.log(`\nfalse alarms of the checks on honest texts: ${alarmed.length} of ${pairs.length}`);
  for (const { group, about } of alarmed) console.log(`  ${group}, ${about}`);
}

/** Measures with the repository's own set. @returns how many facts the copy-editor missed */
export async function measureOwnSet() {
  const missed = await report('offline copy-editor', new CopyEditor());
  falseAlarms();
  honestEdits();
  lies();
  const { refiner, providerTimeoutSeconds } = readEnvironment(process.env);
  if (refiner === null) {
    console.log('\nno model is configured: set REFINER_BASE_URL and REFINER_MODEL to measure one too');
    return missed;
  }
  const name = `${refiner.model} at ${new URL(refiner.baseUrl).host}`;
  await report(name, new OpenAiRefiner(refiner, providerTimeoutSeconds));
  return missed;
}
