import { ArgsType, Field } from '@nestjs/graphql';
import { IsOptional, IsUUID } from 'class-validator';
import { ConnectionArgs } from '../../../platform/graphql/connection-args.graphql.js';
import { Uuid } from '../../../platform/graphql/uuid.graphql.js';

/** The arguments of `operatorActions`. */
@ArgsType()
export class OperatorActionsArgs extends ConnectionArgs {
  @Field(() => Uuid, { nullable: true, description: 'Only what was done to this one job.' })
  @IsOptional()
  @IsUUID('all')
  jobId?: string | null;
}
