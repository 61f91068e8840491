import { Field, ObjectType } from '@nestjs/graphql';

/** `BrandBibleTrialResult.error`. */
@ObjectType('TrialError', { description: 'Why a transcript could not be refined under a draft.' })
export class TrialErrorType {
  @Field(() => String, { description: 'As a job’s errorDetails.code.' })
  code: string;

  @Field(() => String, { description: 'What happened, and what to do.' })
  message: string;
}
