import { type DynamicModule, Module } from '@nestjs/common';
import { ProjectUsers } from './project-users.js';
import { ProjectUsersResolver } from './project-users.resolver.js';

/** Users of the project, as operators look for them. */
@Module({})
export class ProjectUsersModule {
  /** @param imports the platform and access */
  static with(imports: NonNullable<DynamicModule['imports']>): DynamicModule {
    return { module: ProjectUsersModule, imports, providers: [ProjectUsers, ProjectUsersResolver] };
  }
}
