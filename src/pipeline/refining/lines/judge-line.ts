import type { TextsToJudge } from '../../../language/compare/judge.js';
import { directDesk } from '../../../language/thread/text-desk.js';
import { SecondReading } from '../verifier/second-reading.js';
import type { Verifier } from '../verifier/verifier.js';
import { withWidenedPairs } from '../verifier/widened-pairs.js';
import { brandBibleOf, fieldsOf, languageOf, speakersOf, textOf } from './line-fields.js';

/**
 * Judges the texts of one line, `{ raw, refined, language?, brandBible?, speakers? }`, as the REFINING stage does.
 * @returns `{ verdict, coverage, findings }`, and `opinions` where a second opinion was asked for
 */
export async function judgeLine(line: unknown, verifier: Verifier | null): Promise<object> {
  const fields = fieldsOf(line);
  const texts: TextsToJudge = {
    raw: textOf(fields, 'raw'),
    refined: textOf(fields, 'refined'),
    language: languageOf(fields),
    brand: brandBibleOf(fields),
    speakers: speakersOf(fields),
  };
  const byRules = await directDesk.run('judge', texts);
  if (verifier === null) return shown(byRules);
  const judgement = withWidenedPairs(byRules);
  const reading = new SecondReading(verifier, null);
  const { opinions, stored } = await reading.read(judgement, texts, { signal: new AbortController().signal });
  const weighed = await directDesk.run('weigh', { judgement, texts, opinions });
  return { ...shown(weighed), opinions: stored };
}

function shown({ verdict, coverage, findings }: Awaited<ReturnType<typeof directDesk.run<'judge'>>>): object {
  return { verdict, coverage, findings };
}
