import { Field, Float, Int, ObjectType } from '@nestjs/graphql';
import type { Coverage, Finding, Grade, Relation } from '../../language/compare/verdict.js';
import { DateTime } from '../../platform/graphql/scalars.graphql.js';
import type { PairOpinion, SecondOpinion } from '../results/refinement.js';
import {
  FindingGradeEnum,
  LanguageSourceEnum,
  OpinionRelationEnum,
  RefinementVerdictEnum,
} from './job-enums.graphql.js';

/** One of `Refinement.findings`. */
@ObjectType('RefinementFinding', {
  description: 'Something a check found in a refined text. Spans are UTF-16 offsets: start and end.',
})
export class RefinementFindingType implements Finding {
  @Field(() => String, { description: 'The check that found it.' })
  check: string;

  @Field(() => FindingGradeEnum, { description: 'How serious it is.' })
  grade: Grade;

  @Field(() => String, { description: 'What it found.' })
  message: string;

  @Field(() => [Int], { nullable: true, description: 'Where in the raw transcript.' })
  rawSpan: readonly [number, number] | null;

  @Field(() => [Int], { nullable: true, description: 'Where in the refined text.' })
  refinedSpan: readonly [number, number] | null;
}

/** `Refinement.coverage`. */
@ObjectType('RefinementCoverage', {
  description: 'What the checks compared in a refined text, and what no rule covers.',
})
export class RefinementCoverageType implements Coverage {
  @Field(() => String, { nullable: true, description: 'BCP 47; null if it is not known.' })
  language: string | null;

  @Field(() => LanguageSourceEnum, { description: 'How the language is known.' })
  languageFrom: Coverage['languageFrom'];

  @Field(() => [String], { description: 'What was compared, such as figures, names, negations.' })
  checked: readonly string[];

  @Field(() => [String], { description: 'What no rule covers in this text.' })
  unchecked: readonly string[];
}

/** One of `SecondOpinion.pairs`. */
@ObjectType('PairOpinion', {
  description: 'What a model says of a stretch of the transcript and the sentence made of it.',
})
class PairOpinionType implements PairOpinion {
  @Field(() => [Int], { description: 'UTF-16 offsets in the raw transcript: start and end.' })
  rawSpan: readonly [number, number];

  @Field(() => [Int], {
    description: 'UTF-16 offsets in the refined text; start and end are the same where it was lost.',
  })
  refinedSpan: readonly [number, number];

  @Field(() => OpinionRelationEnum, { description: 'How the two relate.' })
  relation: Relation;

  @Field(() => String, { description: 'What it quotes from the transcript.' })
  rawQuote: string;

  @Field(() => String, { description: 'What it quotes from the refined text.' })
  refinedQuote: string;

  @Field(() => Boolean, { description: 'A quotation is not in its passage: the opinion does not count.' })
  void: boolean;
}

/** One of `Refinement.opinions`. */
@ObjectType('SecondOpinion', {
  description: 'The questions to one model about the meaning of a refined text, and its answers.',
})
class SecondOpinionType implements Omit<SecondOpinion, 'usage'> {
  @Field(() => String, { description: 'Who was asked.' })
  provider: string;

  @Field(() => String, { description: 'Which model.' })
  model: string;

  @Field(() => Int, { description: 'Pairs it was asked about.' })
  asked: number;

  @Field(() => Int, { description: 'Pairs with an opinion that counts. Only the rules decide on the others.' })
  judged: number;

  @Field(() => Int, { description: 'Opinions that do not count, because a quotation is not in the text.' })
  voided: number;

  @Field(() => [PairOpinionType], { description: 'Its opinions, pair by pair.' })
  pairs: readonly PairOpinionType[];

  @Field(() => Int, { description: 'Tokens sent to it.' })
  inputTokens: number;

  @Field(() => Int, { description: 'Tokens that it returned.' })
  outputTokens: number;

  @Field(() => Float, { nullable: true, description: 'US dollars by the prices that were set; null if none was.' })
  costUsd: number | null;
}

export function opinionView({ usage, ...opinion }: SecondOpinion): SecondOpinionType {
  const { inputTokens = 0, outputTokens = 0, costUsd = null } = usage;
  return { ...opinion, inputTokens, outputTokens, costUsd };
}

/** One of `Job.refinements`. */
@ObjectType('Refinement', {
  description: 'A version of the refined text. Every version is kept; refinedText of the job is the current one.',
})
export class RefinementType {
  @Field(() => Int, { description: 'From 1 within the job.' })
  version: number;

  @Field(() => String, { description: 'The refined text.' })
  text: string;

  @Field(() => String, { description: 'Who refined it.' })
  provider: string;

  @Field(() => String, { description: 'With which model.' })
  model: string;

  @Field(() => RefinementVerdictEnum, { description: 'The verdict of the checks.' })
  verdict: string;

  @Field(() => [RefinementFindingType], { description: 'What the checks found, the most serious first.' })
  findings: readonly RefinementFindingType[];

  @Field(() => RefinementCoverageType, {
    nullable: true,
    description: 'What the checks compared; null for a text from before 0.2.0.',
  })
  coverage: RefinementCoverageType | null;

  @Field(() => [SecondOpinionType], {
    description: 'Second opinions on its meaning, one for each model that was asked; empty: none was.',
  })
  opinions: readonly SecondOpinionType[];

  @Field(() => [RefinementFindingType], {
    description: 'What the checks found in the first answer, which was then repaired; the text does not contain it.',
  })
  repaired: readonly RefinementFindingType[];

  @Field(() => String, { description: 'SHA-256 of the system prompt, hex.' })
  promptHash: string;

  @Field(() => DateTime, { description: 'When it was stored.' })
  createdAt: Date;

  @Field(() => String, { description: 'machine, or human for a text that a person edited.' })
  kind: string;

  @Field(() => Boolean, { description: 'Whether it is the job’s refinedText.' })
  current: boolean;

  @Field(() => String, { nullable: true, description: 'The brand whose rules it follows.' })
  brandBibleName: string | null;

  @Field(() => Int, { nullable: true, description: 'The version of those rules.' })
  brandBibleVersion: number | null;

  @Field(() => String, { nullable: true, description: 'SHA-256 of that version’s content, hex.' })
  brandBibleHash: string | null;

  @Field(() => Int, { description: 'Tokens sent to the model; 0 offline.' })
  inputTokens: number;

  @Field(() => Int, { description: 'Tokens that the model returned; 0 offline.' })
  outputTokens: number;

  @Field(() => Float, {
    nullable: true,
    description: 'US dollars by the prices that were set; null if none was, or if not all of it is known.',
  })
  costUsd: number | null;
}
