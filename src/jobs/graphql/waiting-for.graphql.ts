import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { DateTime } from '../../platform/graphql/scalars.graphql.js';
import type { WaitingWhat } from '../record/waiting-for.js';

/** GraphQL's `WaitingWhat`. */
export const WaitingWhatEnum = { PROVIDER: 'PROVIDER', STORAGE: 'STORAGE', TURN: 'TURN', RETRY: 'RETRY' } as const;
registerEnumType(WaitingWhatEnum, {
  name: 'WaitingWhat',
  description: 'What a job can wait for.',
  valuesMap: {
    PROVIDER: { description: 'A transcriber or refiner that is down, limits requests, or serves other requests.' },
    STORAGE: { description: 'The server that has its recording.' },
    TURN: { description: 'Its turn in the queue.' },
    RETRY: { description: 'Its next attempt after another transient failure.' },
  },
});

/** `Job.waitingFor`. */
@ObjectType('WaitingFor', { description: 'Why a job waits.' })
export class WaitingForType {
  @Field(() => WaitingWhatEnum, { description: 'What it waits for.' })
  what: WaitingWhat;

  @Field(() => DateTime, { description: 'Since when.' })
  since: Date;

  @Field(() => DateTime, { nullable: true, description: 'When it is tried again; null: as soon as its turn comes.' })
  nextTry: Date | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'How many turns of its queue come before its own: its place minus one. Null when it waits for something else, or is not in the queue yet.',
  })
  turnsBefore: number | null;

  @Field(() => String, { description: 'What happened, and what the engine does about it.' })
  reason: string;
}
