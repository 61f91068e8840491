import type { Matching } from '../align/matching.js';
import type { TextsToJudge } from '../texts-to-judge.js';
import type { Finding } from '../verdict.js';
import { activeContent } from './active-content.js';
import { answered } from './answered.js';
import { bannedWording, glossarySpelling } from './brand-findings.js';
import { formatFindings } from './format.js';
import { leakedPrompt } from './leaked-prompt.js';
import { lengthFindings, unfinished } from './length.js';
import { replaced, unsaidSentences } from './replaced.js';
import { translated } from './translated.js';

/** The findings of the rules that hold in every language. */
export function neutralFindings(
  { raw, refined, language, brand, systemPrompt = '' }: TextsToJudge,
  matching: Matching,
): Finding[] {
  const { tokens } = matching.refined.annotated;
  return [
    ...activeContent(raw, refined, matching.raw.annotated.language, matching),
    ...leakedPrompt(raw, refined, systemPrompt, brand),
    ...translated(raw, refined, language),
    ...answered(raw, refined, matching),
    ...replaced(refined, matching),
    ...unsaidSentences(matching),
    ...lengthFindings(refined, matching),
    ...unfinished(raw, refined),
    ...formatFindings(raw, refined, brand),
    ...bannedWording(tokens, refined, brand),
    ...glossarySpelling(tokens, refined, brand),
  ];
}
