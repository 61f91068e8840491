import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { ProviderState } from '../../pipeline/providers/breaker-store.js';
import { DateTime } from '../../platform/graphql/scalars.graphql.js';

/** GraphQL's `BreakerState`. */
export const BreakerStateEnum = { CLOSED: 'closed', OPEN: 'open', HALF_OPEN: 'half-open' } as const;
registerEnumType(BreakerStateEnum, {
  name: 'BreakerState',
  description: 'Whether a provider receives requests.',
  valuesMap: {
    CLOSED: { description: 'It receives requests.' },
    OPEN: { description: 'It failed too often: its circuit breaker is open, and it receives no requests.' },
    HALF_OPEN: {
      description: 'The pause has ended: the next request tries the provider, and the others wait for its result.',
    },
  },
});

@ObjectType({ description: 'The last failure of a provider.' })
class ProviderFault {
  @Field(() => String, { description: 'Its code.' })
  code: string;

  @Field(() => String, { description: 'What happened and what to do.' })
  message: string;

  @Field(() => Boolean, { description: 'Whether a retry can succeed without a change.' })
  retryable: boolean;
}

/** GraphQL's `RetiringModel`. */
@ObjectType('RetiringModel', { description: 'A model in use that its provider switches off.' })
export class RetiringModelType {
  @Field(() => String, { description: 'The model, as the settings name it.' })
  model: string;

  @Field(() => DateTime, { description: 'When the provider switches it off.' })
  on: Date;
}

/** GraphQL's `Provider`: a ProviderState as it is. */
@ObjectType('Provider', {
  description: 'A transcriber or refiner that has failed or asked for a pause, over all replicas.',
})
export class ProviderType {
  @Field(() => ID, { description: 'Host and model.' })
  provider: string;

  @Field(() => BreakerStateEnum, { description: 'Whether it gets requests.' })
  state: ProviderState['state'];

  @Field(() => Int, { description: 'Failures in a row; 0 after a success.' })
  failures: number;

  @Field(() => DateTime, {
    nullable: true,
    description: 'Since when its circuit breaker is open; null while it is closed.',
  })
  openedAt: Date | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When the next request tries it; null while its circuit breaker is closed.',
  })
  openUntil: Date | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'Until when it asked for a pause; null if it never did.',
  })
  pausedUntil: Date | null;

  @Field(() => ProviderFault, { nullable: true, description: 'Its last failure, kept after a success.' })
  lastFault: ProviderFault | null;
}
