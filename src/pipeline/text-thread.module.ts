import { type DynamicModule, Module } from '@nestjs/common';
import { TEXT_DESK } from '../language/thread/text-desk.js';
import { TextThread } from '../language/thread/text-thread.js';

/** The thread that works on texts. */
@Module({})
export class TextWorkModule {
  static with(platform: DynamicModule): DynamicModule {
    return {
      module: TextWorkModule,
      imports: [platform],
      providers: [TextThread, { provide: TEXT_DESK, useExisting: TextThread }],
      exports: [TEXT_DESK],
    };
  }
}
