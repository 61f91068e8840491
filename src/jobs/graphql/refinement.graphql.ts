import { Field, Int, ObjectType } from '@nestjs/graphql';
import { DateTime } from '../../platform/graphql/date-time.graphql.js';
import { RefinementVerdictEnum } from './job-enums.graphql.js';
import { RefinementFindingType } from './refinement-finding.graphql.js';

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

  @Field(() => RefinementVerdictEnum, { description: 'What the checks say of it.' })
  verdict: string;

  @Field(() => [RefinementFindingType], { description: 'What the checks found.' })
  findings: readonly RefinementFindingType[];

  @Field(() => String, { description: 'SHA-256 of the system prompt, hex.' })
  promptHash: string;

  @Field(() => DateTime, { description: 'When it was stored.' })
  createdAt: Date;
}
