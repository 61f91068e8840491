import { ArgsType, Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { IsBoolean, IsOptional } from 'class-validator';
import type { Selectable } from 'kysely';
import { JobStatusEnum, named } from '../../jobs/graphql/job-enums.graphql.js';
import { STAGE_LIST } from '../../jobs/record/stage-list.js';
import { Connection } from '../../platform/graphql/connection.graphql.js';
import { ConnectionArgs } from '../../platform/graphql/connection-args.graphql.js';
import { DateTime } from '../../platform/graphql/scalars.graphql.js';
import type { JobAlertsTable } from '../../platform/postgres/operation-tables.js';
import { SERVICE_LEVELS } from './service-levels.js';

/** GraphQL's `ServiceLevel`. */
export const ServiceLevelEnum = named(SERVICE_LEVELS);
registerEnumType(ServiceLevelEnum, {
  name: 'ServiceLevel',
  description: 'What took too long.',
  valuesMap: {
    WAITING: { description: 'The wait until a worker took the job in its present stage.' },
    ...Object.fromEntries(STAGE_LIST.map(({ status }) => [status, { description: `In the ${status} stage.` }])),
  },
});

/** GraphQL's `Alert`; `job` is added by the resolver of fields. The connection is named after the class. */
@ObjectType({ description: 'A job that took longer than its service level, once for each job and stage.' })
export class Alert {
  @Field(() => ID, { description: 'Number of the alert.' })
  id: string;

  @Field(() => ID, { description: 'The job that was late.' })
  jobId: string;

  @Field(() => ServiceLevelEnum, { description: 'What took too long.' })
  level: string;

  @Field(() => JobStatusEnum, { description: 'The status of the job at that time.' })
  status: string;

  @Field(() => DateTime, { description: 'When the job came to this stage.' })
  since: Date;

  @Field(() => Int, { description: 'The limit at that time, in seconds.' })
  limitSeconds: number;

  @Field(() => DateTime, { description: 'When the sweep found it.' })
  raisedAt: Date;

  @Field(() => DateTime, { nullable: true, description: 'When the job moved on; null while the alert is open.' })
  clearedAt: Date | null;
}

@ObjectType({ description: 'A page of alerts.' })
export class AlertConnection extends Connection(Alert) {}

export function alertView(row: Selectable<JobAlertsTable>): Alert {
  return {
    id: row.alert_id,
    jobId: row.job_id,
    level: row.level,
    status: row.status,
    since: row.since,
    limitSeconds: row.limit_seconds,
    raisedAt: row.raised_at,
    clearedAt: row.cleared_at,
  };
}

/** The arguments of `alerts`. */
@ArgsType()
export class AlertsArgs extends ConnectionArgs {
  @Field(() => Boolean, {
    nullable: true,
    description: 'Only open alerts: the job is still in the stage in which it was late.',
  })
  @IsOptional()
  @IsBoolean()
  openOnly?: boolean | null;
}
