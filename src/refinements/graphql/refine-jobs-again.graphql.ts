import { Field, Int, ObjectType } from '@nestjs/graphql';

/** The answer of `refineJobsAgain`. */
@ObjectType('RefineJobsAgainResult', { description: 'How many jobs a filter means, and how many were opened again.' })
export class RefineJobsAgainResult {
  @Field(() => Boolean, { description: 'Whether it was only counted.' })
  dryRun: boolean;

  @Field(() => Int, { description: 'COMPLETE jobs that the filter meant when it was asked.' })
  matched: number;

  @Field(() => Int, { description: 'Jobs that are on their way to a new refinement; 0 for a dry run.' })
  opened: number;
}
