import { type DynamicModule, Module } from '@nestjs/common';
import { ProviderStates } from './provider-states.js';
import { ProviderStatesResolver } from './provider-states.resolver.js';

/** What operators see of the providers. */
@Module({})
export class ProviderStatesModule {
  /** @param imports access and the module that exports ProviderGate */
  static with(imports: NonNullable<DynamicModule['imports']>): DynamicModule {
    return { module: ProviderStatesModule, imports, providers: [ProviderStates, ProviderStatesResolver] };
  }
}
