import { Field, Int, ObjectType } from '@nestjs/graphql';

/** `TrialTotals.current` and `.draft`. */
@ObjectType('TrialVerdicts', { description: 'How many texts have which verdict.' })
export class TrialVerdictsType {
  @Field(() => Int, { description: 'PASS.' })
  pass: number;

  @Field(() => Int, { description: 'REVIEW.' })
  review: number;

  @Field(() => Int, { description: 'REJECT.' })
  reject: number;
}
