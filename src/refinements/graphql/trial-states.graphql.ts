import { registerEnumType } from '@nestjs/graphql';
import type { TrialResultState, TrialState } from '../trials/trial.js';

/** GraphQL's `TrialState`. */
export const TrialStateEnum = {
  WAITING: 'WAITING',
  RUNNING: 'RUNNING',
  DONE: 'DONE',
  FAILED: 'FAILED',
} as const satisfies {
  readonly [State in TrialState]: State;
};
registerEnumType(TrialStateEnum, {
  name: 'TrialState',
  description: 'Where a trial stands.',
  valuesMap: {
    WAITING: { description: 'No worker has it yet.' },
    RUNNING: { description: 'A worker is at it.' },
    DONE: { description: 'Every job has its result.' },
    FAILED: { description: 'It ended before that: see reason. The results that are there stay.' },
  },
});

/** GraphQL's `TrialResultState`. */
export const TrialResultStateEnum = { WAITING: 'WAITING', DONE: 'DONE', FAILED: 'FAILED' } as const satisfies {
  readonly [State in TrialResultState]: State;
};
registerEnumType(TrialResultStateEnum, {
  name: 'TrialResultState',
  description: 'Where one job of a trial stands.',
  valuesMap: {
    WAITING: { description: 'It has not had its turn.' },
    DONE: { description: 'The draft’s text is there.' },
    FAILED: { description: 'It could not be refined: see error.' },
  },
});
