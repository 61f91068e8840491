import { Field, Float, Int, ObjectType } from '@nestjs/graphql';
import type { ProviderUsage } from '../../jobs/results/provider-usage.js';

/** What a try took. */
@ObjectType('TrialCost', { description: 'Requests, tokens and money of a try.' })
export class TrialCostType {
  @Field(() => Int, { description: 'Requests to the refiner.' })
  requests: number;

  @Field(() => Int, { description: 'Tokens that the model was given; 0 offline.' })
  inputTokens: number;

  @Field(() => Int, { description: 'Tokens that the model gave back; 0 offline.' })
  outputTokens: number;

  @Field(() => Float, { nullable: true, description: 'US dollars; null where no price is set for some of it.' })
  costUsd: number | null;
}

/** The sum of what providers were asked for. A price that is missing anywhere makes the sum unknown. */
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
