import { type DynamicModule, Module } from '@nestjs/common';
import { HomeController } from './home.controller.js';

/** The page at the root. */
@Module({})
export class HomeModule {
  /** @param platform the module that `PlatformModule.of` returned */
  static with(platform: DynamicModule): DynamicModule {
    return { module: HomeModule, imports: [platform], controllers: [HomeController] };
  }
}
