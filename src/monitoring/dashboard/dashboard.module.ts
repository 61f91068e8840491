import { type DynamicModule, Module } from '@nestjs/common';
import { ConsoleController } from './console.controller.js';

/** The console at the root. */
@Module({})
export class DashboardModule {
  /** @param platform the module that `PlatformModule.of` returned */
  static with(platform: DynamicModule): DynamicModule {
    return { module: DashboardModule, imports: [platform], controllers: [ConsoleController] };
  }
}
