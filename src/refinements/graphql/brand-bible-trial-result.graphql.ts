import { Field, ID, ObjectType } from '@nestjs/graphql';
import type { TrialResult } from '../trials/trial.js';
import { trialCostOf } from './trial-cost.graphql.js';
import { TrialCurrentTextType } from './trial-current-text.graphql.js';
import { TrialDraftTextType } from './trial-draft-text.graphql.js';
import { TrialErrorType } from './trial-error.graphql.js';
import { TrialResultStateEnum } from './trial-states.graphql.js';
import { WordChangeType } from './word-change.graphql.js';

/** One of `BrandBibleTrial.results`. */
@ObjectType('BrandBibleTrialResult', { description: 'One job of a trial: the text it has beside the draft’s.' })
export class BrandBibleTrialResultType {
  @Field(() => ID, { description: 'The job. The trial changes nothing of it.' })
  jobId: string;

  @Field(() => TrialResultStateEnum, { description: 'Whether it has had its turn.' })
  state: string;

  @Field(() => TrialCurrentTextType, { nullable: true, description: 'The text it had at that moment; null for none.' })
  current: TrialCurrentTextType | null;

  @Field(() => TrialDraftTextType, { nullable: true, description: 'The draft’s text; null unless DONE.' })
  draft: TrialDraftTextType | null;

  @Field(() => [WordChangeType], {
    nullable: true,
    description:
      'The words that differ: before and rawSpan in the current text, after and refinedSpan in the draft’s. Null without both.',
  })
  changes: readonly WordChangeType[] | null;

  @Field(() => TrialErrorType, { nullable: true, description: 'Why it FAILED.' })
  error: TrialErrorType | null;
}

export function trialResultView(result: TrialResult): BrandBibleTrialResultType {
  const { draft } = result;
  return { ...result, draft: draft === null ? null : { ...draft, cost: trialCostOf(draft.usage) } };
}
