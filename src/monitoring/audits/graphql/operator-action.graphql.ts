import { applyDecorators } from '@nestjs/common';
import { ArgsType, Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { IsOptional, IsUUID, Length, Matches, ValidateNested } from 'class-validator';
import type { Selectable } from 'kysely';
import { OPERATOR_ACTIONS } from '../../../access/operator-action-store.js';
import { JobIdArgs } from '../../../jobs/graphql/job-arguments.graphql.js';
import { FailedJobFilterInput } from '../../../jobs/graphql/job-filters.graphql.js';
import { STORABLE_MESSAGE, STORABLE_TEXT } from '../../../jobs/record/storable-text.js';
import { Connection } from '../../../platform/graphql/connection.graphql.js';
import { ConnectionArgs } from '../../../platform/graphql/connection-args.graphql.js';
import { DateTime, Json, Uuid } from '../../../platform/graphql/scalars.graphql.js';
import type { OperatorActionsTable } from '../../../platform/postgres/operation-tables.js';

/** GraphQL's `OperatorActionKind`. */
const OperatorActionEnum = Object.fromEntries(OPERATOR_ACTIONS.map((name) => [name, name]));
registerEnumType(OperatorActionEnum, {
  name: 'OperatorActionKind',
  description: 'What was done.',
  valuesMap: Object.fromEntries(
    Object.keys(OperatorActionEnum).map((kind) => [kind, { description: `${mutationOf(kind)} was called.` }]),
  ),
});

/** GraphQL's name `OperatorAction`. The connection is named after the class. */
@ObjectType({ description: 'An action of an operator. The list is append-only.' })
export class OperatorAction {
  @Field(() => ID, { description: 'Number of the entry.' })
  id: string;

  @Field(() => DateTime, { description: 'When.' })
  at: Date;

  @Field(() => String, { description: 'Who: `user` and an id, or `service` for the secret key.' })
  actor: string;

  @Field(() => Uuid, { nullable: true, description: 'The user who did it; null for the secret key.' })
  actorUserId: string | null;

  @Field(() => OperatorActionEnum, { description: 'What.' })
  action: string;

  @Field(() => Uuid, { nullable: true, description: 'The one job it was about, where it was about one.' })
  jobId: string | null;

  @Field(() => Json, { nullable: true, description: 'Which jobs were meant, where they were named by a filter.' })
  filter: object | null;

  @Field(() => Int, { description: 'How many jobs it was done to.' })
  affected: number;

  @Field(() => String, { nullable: true, description: 'What was noted with it.' })
  note: string | null;
}

@ObjectType({ description: 'A page of operators’ actions.' })
export class OperatorActionConnection extends Connection(OperatorAction) {}

export function operatorActionView(row: Selectable<OperatorActionsTable>): OperatorAction {
  return {
    id: row.operator_action_id,
    at: row.at,
    actor: row.actor,
    actorUserId: row.actor_user_id,
    action: row.action,
    jobId: row.job_id,
    filter: row.filter,
    affected: row.affected,
    note: row.note,
  };
}

/** `retryJob` records `RETRY_JOB`. */
function mutationOf(kind: string): string {
  return kind.toLowerCase().replace(/_(.)/g, (_, letter: string) => letter.toUpperCase());
}

/** The arguments of `operatorActions`. */
@ArgsType()
export class OperatorActionsArgs extends ConnectionArgs {
  @Field(() => Uuid, { nullable: true, description: 'Only what was done to this one job.' })
  @IsOptional()
  @IsUUID('all')
  jobId?: string | null;
}

/** The note of an acknowledgement. */
function Note() {
  return applyDecorators(
    Field(() => String, { description: 'What the next person should know, 1 to 2000 characters.' }),
    Length(1, 2000, { message: 'must have 1 to 2000 characters' }),
    Matches(/\S/, { message: 'must not be empty' }),
    Matches(STORABLE_TEXT, { message: STORABLE_MESSAGE }),
  );
}

/** The arguments of `acknowledgeFailure`. */
@ArgsType()
export class AcknowledgeFailureArgs extends JobIdArgs {
  @Note()
  note: string;
}

/** The arguments of `acknowledgeFailures`. */
@ArgsType()
export class AcknowledgeFailuresArgs {
  @Field(() => FailedJobFilterInput, { description: 'Which failures, as failedJobs takes it.' })
  @ValidateNested()
  @Type(() => FailedJobFilterInput)
  filter: FailedJobFilterInput;

  @Note()
  note: string;
}
