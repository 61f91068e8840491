import { Field, Float, Int, ObjectType } from '@nestjs/graphql';
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

  @Field(() => [RefinementFindingType], {
    description: 'What the checks found in a first answer that was then repaired; nothing of it is in the text.',
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

  @Field(() => Int, { description: 'Tokens that the model was given; 0 offline.' })
  inputTokens: number;

  @Field(() => Int, { description: 'Tokens that the model gave back; 0 offline.' })
  outputTokens: number;

  @Field(() => Float, {
    nullable: true,
    description: 'US dollars by the prices that were set; null where none was, or where not all of it is known.',
  })
  costUsd: number | null;
}
