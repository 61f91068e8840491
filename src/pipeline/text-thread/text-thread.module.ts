import { type DynamicModule, Module } from '@nestjs/common';
import { TEXT_DESK } from '../../language/thread/text-desk.js';
import { ThreadedDesk } from './threaded-desk.js';

/** Provides the text thread. */
@Module({})
export class TextThreadModule {
  static with(platform: DynamicModule): DynamicModule {
    return {
      module: TextThreadModule,
      imports: [platform],
      providers: [{ provide: TEXT_DESK, useClass: ThreadedDesk }],
      exports: [TEXT_DESK],
    };
  }
}
