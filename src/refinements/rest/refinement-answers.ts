import { ApiProperty, ApiPropertyOptional, ApiSchema } from '@nestjs/swagger';
import { BrandBiblePinAnswer } from '../../jobs/rest/job-answers.js';
import type { ProviderUsage } from '../../jobs/results/provider-usage.js';
import type { PairOpinion, SecondOpinion } from '../../jobs/results/refinement.js';
import {
  type Coverage,
  type Finding,
  GRADES,
  type Grade,
  RELATIONS,
  type Relation,
  VERDICTS,
  type Verdict,
} from '../../language/compare/verdict.js';
import { CHANGE_LABELS, type ChangeLabel } from '../../language/explain/word-change.js';

type Span = readonly [number, number];
const SPAN = { type: 'array', items: { type: 'integer', minimum: 0 }, minItems: 2, maxItems: 2 } as const;
const span = (where: string) => ({ ...SPAN, description: `UTF-16 offsets in ${where}: start and end` });

/** One finding. */
@ApiSchema({ name: 'Finding', description: 'Something a check found in a refined text.' })
export class FindingAnswer implements Finding {
  @ApiProperty({ description: 'The check that found it' })
  check: string;

  @ApiProperty({ enum: GRADES, enumName: 'FindingGrade', description: 'How much it weighs' })
  grade: Grade;

  @ApiProperty({ description: 'What it found' })
  message: string;

  @ApiProperty({ ...span('the raw transcript'), nullable: true })
  rawSpan: Span | null;

  @ApiProperty({ ...span('the refined text'), nullable: true })
  refinedSpan: Span | null;
}

/** The version that was reviewed. */
@ApiSchema({ name: 'Coverage', description: 'What the checks compared in a refined text, and what no rule covers.' })
export class CoverageAnswer implements Coverage {
  @ApiProperty({ type: String, nullable: true, description: 'A BCP 47 tag; null where unknown' })
  language: string | null;

  @ApiProperty({
    enum: ['given', 'detected', 'unknown'],
    enumName: 'LanguageSource',
    description: 'How the language is known',
  })
  languageFrom: Coverage['languageFrom'];

  @ApiProperty({ type: [String], description: 'What was compared, such as figures, names, negations' })
  checked: string[];

  @ApiProperty({ type: [String], description: 'What no rule covers in this text' })
  unchecked: string[];
}

/** Requests to a provider. */
@ApiSchema({ name: 'ProviderUsage', description: 'What one provider was asked for.' })
export class ProviderUsageAnswer implements ProviderUsage {
  @ApiProperty({ description: 'The provider, such as openai' })
  provider: string;

  @ApiProperty({ description: 'The model' })
  model: string;

  @ApiProperty({ type: 'integer', description: 'How many requests' })
  requests: number;

  @ApiPropertyOptional({ description: 'Seconds of audio that were sent' })
  audioSeconds?: number;

  @ApiPropertyOptional({ type: 'integer', description: 'Tokens that were sent' })
  inputTokens?: number;

  @ApiPropertyOptional({ type: 'integer', description: 'Tokens that were received' })
  outputTokens?: number;

  @ApiPropertyOptional({ description: 'US dollars, where a price is set' })
  costUsd?: number;

  @ApiPropertyOptional({ description: 'The id of the call' })
  callId?: string;
}

/** A second opinion on one pair. */
@ApiSchema({
  name: 'PairOpinion',
  description: 'What a model says of a stretch of the transcript and the text made of it.',
})
export class PairOpinionAnswer implements PairOpinion {
  @ApiProperty(span('the raw transcript'))
  rawSpan: Span;

  @ApiProperty(span('the refined text'))
  refinedSpan: Span;

  @ApiProperty({ enum: RELATIONS, enumName: 'OpinionRelation', description: 'How the two relate' })
  relation: Relation;

  @ApiProperty({ description: 'What it quotes from the transcript' })
  rawQuote: string;

  @ApiProperty({ description: 'What it quotes from the refined text' })
  refinedQuote: string;

  @ApiProperty({ description: 'A quotation is not in its passage: the opinion does not count' })
  void: boolean;
}

/** The questions to one model. */
@ApiSchema({
  name: 'SecondOpinion',
  description: 'What one model was asked about the meaning of a text, and what it said.',
})
export class SecondOpinionAnswer implements SecondOpinion {
  @ApiProperty({ description: 'The provider' })
  provider: string;

  @ApiProperty({ description: 'The model' })
  model: string;

  @ApiProperty({ type: ProviderUsageAnswer })
  usage: ProviderUsageAnswer;

  @ApiProperty({ type: 'integer', description: 'Pairs that it was asked about' })
  asked: number;

  @ApiProperty({ type: 'integer', description: 'Pairs with an opinion that counts' })
  judged: number;

  @ApiProperty({
    type: 'integer',
    description: 'Opinions that do not count, because a quotation is not in the text',
  })
  voided: number;

  @ApiProperty({ type: [PairOpinionAnswer] })
  pairs: PairOpinionAnswer[];
}

/** One version of a refined text. */
@ApiSchema({ name: 'Refinement', description: 'A version of a refined text.' })
export class RefinementAnswer {
  @ApiProperty({ type: 'integer', minimum: 1 })
  version: number;

  @ApiProperty({ enum: ['machine', 'human'], enumName: 'RefinementKind', description: 'Who wrote it' })
  kind: 'machine' | 'human';

  @ApiProperty({ description: "Whether it is the job's refined_text" })
  current: boolean;

  @ApiProperty({ description: 'The text' })
  text: string;

  @ApiProperty({ description: 'Who was asked; `person` for an edit' })
  provider: string;

  @ApiProperty({ description: 'The model' })
  model: string;

  @ApiProperty({ type: String, nullable: true, description: 'Who edited it; null for a machine' })
  author: string | null;

  @ApiProperty({ enum: VERDICTS, enumName: 'Verdict', description: 'What the checks say of it' })
  verdict: Verdict;

  @ApiProperty({ type: [FindingAnswer], description: 'What the checks found, the heaviest first' })
  findings: FindingAnswer[];

  @ApiProperty({ type: [FindingAnswer], description: 'What the checks found in the answer before the repair' })
  repaired: FindingAnswer[];

  @ApiProperty({ type: CoverageAnswer, nullable: true, description: 'Null in what release 0.1.0 stored' })
  coverage: CoverageAnswer | null;

  @ApiProperty({ type: [SecondOpinionAnswer], description: 'One for each model that was asked about the meaning' })
  opinions: SecondOpinionAnswer[];

  @ApiProperty({
    type: BrandBiblePinAnswer,
    nullable: true,
    description: 'The version of the Brand Bible that it follows',
  })
  brand_bible: BrandBiblePinAnswer | null;

  @ApiProperty({ description: 'SHA-256 of the system prompt, hexadecimal' })
  prompt_hash: string;

  @ApiProperty({ type: [ProviderUsageAnswer], description: 'What providers were asked for' })
  usage: ProviderUsageAnswer[];

  @ApiProperty({ type: 'string', format: 'date-time' })
  created_at: string;
}

/** The answer of `GET /v1/jobs/:id/refinements`. */
@ApiSchema({ name: 'RefinementList', description: 'Every version of a refined text, the newest first.' })
export class RefinementListAnswer {
  @ApiProperty({ type: [RefinementAnswer] })
  refinements: RefinementAnswer[];
}

/** A stretch of words that differ. */
@ApiSchema({ name: 'WordChange', description: 'A stretch of words that differ between transcript and refined text.' })
export class WordChangeAnswer {
  @ApiProperty({ enum: CHANGE_LABELS, enumName: 'ChangeLabel', description: 'Why they differ' })
  label: ChangeLabel;

  @ApiProperty({ description: 'The words of the transcript' })
  before: string;

  @ApiProperty({ description: 'The words of the refined text' })
  after: string;

  @ApiProperty(span('the raw transcript'))
  raw_span: Span;

  @ApiProperty(span('the refined text'))
  refined_span: Span;
}

/** The answer of `GET /v1/jobs/:id/diff`. */
@ApiSchema({ name: 'TextDiff', description: 'The words that differ, in their order.' })
export class TextDiffAnswer {
  @ApiProperty({ type: [WordChangeAnswer] })
  changes: WordChangeAnswer[];
}
