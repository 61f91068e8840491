import { Inject } from '@nestjs/common';
import { Field, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { type Caller, requireAdmin } from '../../access/caller.js';
import { CallingAs } from '../../access/calling-as.graphql.js';
import { ENVIRONMENT, type Environment } from '../../platform/environment/environment.js';
import type { SettingInForce } from '../../platform/environment/settings-in-force.js';

/** GraphQL's `Setting`. */
@ObjectType('Setting', { description: 'A setting of the replica that answers. The value of a secret is never shown.' })
class SettingType implements SettingInForce {
  @Field(() => String, { description: 'What it belongs to.' })
  section: string;

  @Field(() => String, { description: 'The environment variable.' })
  name: string;

  @Field(() => String, { description: 'What it is.' })
  description: string;

  @Field(() => String, {
    nullable: true,
    description: 'The value, or the default in words; null for a secret and where there is none.',
  })
  value: string | null;

  @Field(() => Boolean, { description: 'Whether it is set; otherwise its default applies.' })
  set: boolean;

  @Field(() => Boolean, { description: 'Whether its value is secret.' })
  secret: boolean;
}

/** The current settings, for admins and keys. */
@Resolver()
export class SettingsResolver {
  constructor(@Inject(ENVIRONMENT) private readonly environment: Environment) {}

  @Query(() => [SettingType], {
    description: 'The settings of the replica that answers, without secrets. For admins and keys.',
  })
  settings(@CallingAs() caller: Caller): readonly SettingType[] {
    requireAdmin(caller);
    return this.environment.inForce;
  }
}
