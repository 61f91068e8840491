import { Field, ObjectType, registerEnumType } from '@nestjs/graphql';
import { FAILURE_ACTIONS, type FailureAction } from '../record/failure-advice.js';

/** GraphQL's `FailureActionKind`. */
export const FailureActionEnum = Object.fromEntries(FAILURE_ACTIONS.map((name) => [name, name]));
registerEnumType(FailureActionEnum, {
  name: 'FailureActionKind',
  description: 'What can be done about a failed job.',
  valuesMap: {
    RETRY: { description: 'retryJob runs it again from the stage whose input is stored.' },
    WAIT: { description: 'The failed-job sweep puts it back by itself.' },
    REPLACE_AUDIO: { description: 'Submit a new job with another or a repaired file.' },
    CHECK_SETTING: { description: 'A setting of the engine or an account at a provider needs a look.' },
    REVIEW: { description: 'Read transcript and findings.' },
    ACKNOWLEDGE: { description: 'acknowledgeFailure marks it as seen.' },
  },
});

/** One of `Job.actions`. */
@ObjectType('FailureAction', { description: 'Something that can be done about a failed job.' })
export class FailureActionType {
  @Field(() => FailureActionEnum, { description: 'What.' })
  action: FailureAction;

  @Field(() => String, { description: 'A sentence for the person who decides.' })
  sentence: string;
}
