import { ArgsType, Field } from '@nestjs/graphql';
import { IsBoolean, IsOptional } from 'class-validator';
import { ConnectionArgs } from '../../platform/graphql/connection-args.graphql.js';

/** The arguments of `alerts`. */
@ArgsType()
export class AlertsArgs extends ConnectionArgs {
  @Field(() => Boolean, { nullable: true, description: 'Only those that stand: the job is still where it was late.' })
  @IsOptional()
  @IsBoolean()
  openOnly?: boolean | null;
}
