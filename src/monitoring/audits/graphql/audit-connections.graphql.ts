import { ObjectType } from '@nestjs/graphql';
import { Connection } from '../../../platform/graphql/connection.graphql.js';
import { SweepRun } from './engine-state.graphql.js';
import { OperatorAction } from './operator-action.graphql.js';
import { RetryBatch } from './retry-failed-jobs.graphql.js';

@ObjectType({ description: 'A page of sweep runs.' })
export class SweepRunConnection extends Connection(SweepRun) {}

@ObjectType({ description: 'A page of operators’ acts.' })
export class OperatorActionConnection extends Connection(OperatorAction) {}

@ObjectType({ description: 'A page of retry batches.' })
export class RetryBatchConnection extends Connection(RetryBatch) {}
