import { runLines } from './programs.mjs';

/** Prints the copy-editor's text of each transcript of the set `copy-editor` below what was said, with its verdict: for a person to read as an editor. */
export async function printTexts({ sets }) {
  const transcripts = sets['copy-editor'].map(({ id, raw, language = 'en' }) => ({ id, raw, language }));
  const edited = await runLines(
    'edit',
    transcripts.map(({ raw, language }) => ({ raw, language })),
  );
  const judged = await runLines(
    'judge',
    transcripts.map(({ raw, language }, at) => ({ raw, refined: edited[at].text, language })),
  );
  for (const [at, { id, raw }] of transcripts.entries()) {
    const found = judged[at].findings.filter(({ grade }) => grade !== 'NOTE');
    console.log(`\n── ${id}: ${judged[at].verdict}`);
    console.log(`${raw}\n   ↓\n${edited[at].text}`);
    for (const { grade, message } of found) console.log(`   ${grade}: ${message}`);
  }
}
