import { ObjectType } from '@nestjs/graphql';
import { Connection } from '../../platform/graphql/connection.graphql.js';
import { JobType } from './job.graphql.js';

/** A page of jobs. */
@ObjectType({ description: 'A page of jobs.' })
export class JobConnection extends Connection(JobType) {}
