import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { ProviderState } from '../../pipeline/providers/breaker-store.js';
import { DateTime } from '../../platform/graphql/scalars.graphql.js';

/** GraphQL's `BreakerState`. */
export const BreakerStateEnum = { CLOSED: 'closed', OPEN: 'open', HALF_OPEN: 'half-open' } as const;
registerEnumType(BreakerStateEnum, {
  name: 'BreakerState',
  description: 'Whether a provider is asked.',
  valuesMap: {
    CLOSED: { description: 'It is asked.' },
    OPEN: { description: 'It failed too often and is left alone.' },
    HALF_OPEN: { description: 'It was left alone long enough: the next request alone tries it.' },
  },
});

@ObjectType({ description: 'The last failure of a provider.' })
class ProviderFault {
  @Field(() => String, { description: 'Its code.' })
  code: string;

  @Field(() => String, { description: 'What happened and what to do.' })
  message: string;

  @Field(() => Boolean, { description: 'Whether time alone can mend it.' })
  retryable: boolean;
}

/** GraphQL's `Provider`: a ProviderState as it is. */
@ObjectType('Provider', {
  description: 'A transcriber or refiner that has failed or asked to be left alone, over all replicas.',
})
export class ProviderType {
  @Field(() => ID, { description: 'Host and model.' })
  provider: string;

  @Field(() => BreakerStateEnum, { description: 'Whether it is asked.' })
  state: ProviderState['state'];

  @Field(() => Int, { description: 'Failures in a row; 0 after a success.' })
  failures: number;

  @Field(() => DateTime, { nullable: true, description: 'Since when it is left alone; null while it is asked.' })
  openedAt: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'When it is tried again; null while it is asked.' })
  openUntil: Date | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'Until when it asked to be left alone; null where it never did.',
  })
  pausedUntil: Date | null;

  @Field(() => ProviderFault, { nullable: true, description: 'Its last failure, kept after a success.' })
  lastFault: ProviderFault | null;
}
