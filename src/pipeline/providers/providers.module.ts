import { type DynamicModule, Module } from '@nestjs/common';
import { ProviderGate } from './provider-gate.js';
import { ProviderWatch } from './provider-watch.js';

/** The gate to paid providers. Its state is in the database, so any number of modules can import it. */
@Module({})
export class ProvidersModule {
  /** @param platform the return value of `PlatformModule.of` */
  static with(platform: DynamicModule): DynamicModule {
    return {
      module: ProvidersModule,
      imports: [platform],
      providers: [ProviderGate, ProviderWatch],
      exports: [ProviderGate],
    };
  }
}
