import { type DynamicModule, Module } from '@nestjs/common';
import { ProviderGate } from './provider-gate.js';
import { ProviderWatch } from './provider-watch.js';

/** The door to providers that cost money; its state is in the database, so any number of modules may take it in. */
@Module({})
export class ProvidersModule {
  /** @param platform what `PlatformModule.of` returned */
  static with(platform: DynamicModule): DynamicModule {
    return {
      module: ProvidersModule,
      imports: [platform],
      providers: [ProviderGate, ProviderWatch],
      exports: [ProviderGate],
    };
  }
}
