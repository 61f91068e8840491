import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bare, isHouseForm } from './house-form.mjs';
import { count, line } from './print.mjs';
import { runLines } from './programs.mjs';

/** Sentences in which a form is said and written. Where a language has none, the form stands alone. */
const SENTENCES = {
  en: (form) => `they wrote down ${form} on the form`,
  de: (form) => `sie haben ${form} notiert`,
  es: (form) => `apuntaron ${form} en la hoja`,
  fr: (form) => `ils ont noté ${form} sur la fiche`,
  pt: (form) => `eles anotaram ${form} na ficha`,
};

const read = (folder, name) => JSON.parse(readFileSync(join(folder, name), 'utf8'));
const verdictsOf = (answers) => (verdict) => answers.filter((answer) => answer.verdict === verdict).length;
const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);

/** What is written with its first digit after the first changed by one, so that it is as long; null where it has no digit. */
function withChangedDigit(written) {
  const digits = [...written.matchAll(/\d/g)];
  const at = digits[Math.floor(digits.length / 2)]?.index;
  if (at === undefined) return null;
  return written.slice(0, at) + ((Number(written[at]) + 1) % 10) + written.slice(at + 1);
}

async function judgeForms(language, forms) {
  const within = SENTENCES[language] ?? ((form) => form);
  const textsOf = (writtenOf) =>
    forms.flatMap((form) => {
      const written = writtenOf(form.written);
      return written === null ? [] : [{ raw: within(form.spoken), refined: `${capital(within(written))}.`, language }];
    });
  const given = verdictsOf(
    await runLines(
      'judge',
      textsOf((written) => written),
    ),
  );
  const changed = textsOf(withChangedDigit);
  const lies = verdictsOf(await runLines('judge', changed));
  const right = `PASS ${count(given('PASS'), forms.length)}, REJECT ${given('REJECT')}, UNCHECKED ${given('UNCHECKED')}`;
  line(`forms in ${language}`, right, `changed digit not PASS ${count(changed.length - lies('PASS'), changed.length)}`);
}

async function editForms(forms) {
  const within = SENTENCES.en;
  const edited = await runLines(
    'edit',
    forms.map(({ spoken }) => ({ raw: within(spoken), language: 'en' })),
  );
  const as = (same) => forms.filter(({ written }, at) => same(edited[at].text, within(written))).length;
  line(
    'copy-editor: forms as given',
    count(
      as((text, wanted) => text.includes(wanted.slice('they '.length))),
      forms.length,
    ),
  );
  line(
    '  or in the form of the house',
    count(
      as(
        (text, wanted) =>
          text.includes(wanted.slice('they '.length)) || bare(text) === bare(wanted) || isHouseForm(text, wanted),
      ),
      forms.length,
    ),
  );
}

async function questions(pairs) {
  const judged = verdictsOf(
    await runLines(
      'judge',
      pairs.map(({ disfluent, fluent }) => ({ raw: disfluent, refined: fluent, language: 'en' })),
    ),
  );
  line(
    'questions with a restart, what was meant',
    `PASS ${count(judged('PASS'), pairs.length)}`,
    `REVIEW ${judged('REVIEW')}, REJECT ${judged('REJECT')}`,
  );
  const edit = (field) =>
    runLines(
      'edit',
      pairs.map((pair) => ({ raw: pair[field], language: 'en' })),
    );
  const [disfluent, fluent] = [await edit('disfluent'), await edit('fluent')];
  const same = (answers) => pairs.filter((pair, at) => bare(answers[at].text) === bare(pair.fluent)).length;
  line('copy-editor: finds what was meant', count(same(disfluent), pairs.length));
  line('copy-editor: leaves fluent questions', count(same(fluent), pairs.length));
}

/** Measures with the peers' data in a folder; none of it is kept. */
export async function measurePeers(folder) {
  console.log("\npeers' data, by rules alone");
  const forms = read(folder, 'inverse-text-normalization.json');
  for (const [language, list] of Object.entries(forms)) await judgeForms(language, list);
  await editForms(forms.en);
  await questions(read(folder, 'disfluent-questions.json'));
}
