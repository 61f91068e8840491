import { Query, Resolver } from '@nestjs/graphql';
import { ENGINE_VERSION } from '../engine-version.js';

/** Fields about the engine itself. */
@Resolver()
export class EngineResolver {
  @Query(() => String, { description: 'The version of the engine that answers.' })
  engineVersion(): string {
    return ENGINE_VERSION;
  }
}
