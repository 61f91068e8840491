import { Field, Float, Int, ObjectType } from '@nestjs/graphql';
import { RefinementVerdictEnum } from '../../jobs/graphql/job-enums.graphql.js';
import { RefinementCoverageType, RefinementFindingType } from '../../jobs/graphql/refinement.graphql.js';
import { gradedFindings } from '../../jobs/results/graded-findings.js';
import type { ProviderUsage } from '../../jobs/results/provider-usage.js';
import type { CurrentText, DraftText } from '../trials/trial.js';

/** The time and cost of a trial's text. */
@ObjectType('TrialCost', { description: 'Requests, tokens and money of a try.' })
export class TrialCostType {
  @Field(() => Int, { description: 'Requests to the refiner.' })
  requests: number;

  @Field(() => Int, { description: 'Tokens sent to the model; 0 offline.' })
  inputTokens: number;

  @Field(() => Int, { description: 'Tokens that the model returned; 0 offline.' })
  outputTokens: number;

  @Field(() => Float, { nullable: true, description: 'US dollars; null if no price is set for some of it.' })
  costUsd: number | null;
}

/** The sum of the requests to providers. If any price is unknown, so is the sum. */
export function trialCostOf(usage: readonly ProviderUsage[]): TrialCostType {
  const sum = (of: (entry: ProviderUsage) => number) => usage.reduce((total, entry) => total + of(entry), 0);
  const priced = usage.length > 0 && usage.every(({ costUsd }) => costUsd !== undefined);
  return {
    requests: sum(({ requests }) => requests),
    inputTokens: sum(({ inputTokens = 0 }) => inputTokens),
    outputTokens: sum(({ outputTokens = 0 }) => outputTokens),
    costUsd: priced ? sum(({ costUsd = 0 }) => costUsd) : null,
  };
}

/** What both texts of a trial have. */
@ObjectType({ isAbstract: true })
abstract class CheckedText {
  @Field(() => String, { description: 'The refined text.' })
  text: string;

  @Field(() => [RefinementFindingType], { description: 'What the checks found.' })
  findings: readonly RefinementFindingType[];

  @Field(() => RefinementCoverageType, {
    nullable: true,
    description: 'What the checks compared; null if that is not stored.',
  })
  coverage: RefinementCoverageType | null;
}

/** `BrandBibleTrialResult.current`. */
@ObjectType('TrialCurrentText', { description: 'The text that a job had when a draft was tried on it.' })
export class TrialCurrentTextType extends CheckedText {
  @Field(() => Int, { nullable: true, description: 'Its version; null for a text that no refinement made.' })
  version: number | null;

  @Field(() => RefinementVerdictEnum, {
    nullable: true,
    description: 'The verdict of the checks; null: never checked.',
  })
  verdict: string | null;
}

/** `BrandBibleTrialResult.draft`. */
@ObjectType('TrialDraftText', { description: 'What the draft makes of the same transcript.' })
export class TrialDraftTextType extends CheckedText {
  @Field(() => RefinementVerdictEnum, { description: 'The verdict of the checks.' })
  verdict: string;

  @Field(() => String, { description: 'Who refined it.' })
  provider: string;

  @Field(() => String, { description: 'With which model.' })
  model: string;

  @Field(() => TrialCostType, { description: 'Its cost.' })
  cost: TrialCostType;
}

export function currentTextView({ coverage, findings, ...text }: CurrentText): TrialCurrentTextType {
  return { ...text, coverage: coverage ?? null, findings: gradedFindings(findings, text.verdict) };
}

export function draftTextView({ coverage, findings, usage, ...text }: DraftText): TrialDraftTextType {
  return {
    ...text,
    coverage: coverage ?? null,
    findings: gradedFindings(findings, text.verdict),
    cost: trialCostOf(usage),
  };
}
