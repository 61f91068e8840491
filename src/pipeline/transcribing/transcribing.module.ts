import { type DynamicModule, Inject, Module, type OnModuleInit } from '@nestjs/common';
import { AudioOwnerStore } from '../../jobs/audio-owner-store.js';
import { AudioOwnership } from '../../jobs/audio-ownership.js';
import { ENVIRONMENT, type Environment } from '../../platform/environment/environment.js';
import { LOGGER, type Logger } from '../../platform/logging/logger.js';
import { sweepScratchFolders } from './audio/scratch-folder.js';
import { OpenAiRecogniser } from './recognisers/openai-recogniser.js';
import { PocketsphinxRecogniser } from './recognisers/pocketsphinx-recogniser.js';
import { RECOGNISER, type Recogniser } from './recognisers/recogniser.js';
import { AudioSource } from './source/audio-source.js';
import { TranscribingStage } from './transcribing.stage.js';

/** The TRANSCRIBING stage with the recogniser that the environment asks for. */
@Module({})
export class TranscribingModule implements OnModuleInit {
  constructor(@Inject(LOGGER) private readonly log: Logger) {}

  /**
   * @param platform what `PlatformModule.of` returned
   * @param supabase what `SupabaseModule.with` returned
   */
  static with(platform: DynamicModule, supabase: DynamicModule): DynamicModule {
    return {
      module: TranscribingModule,
      imports: [platform, supabase],
      providers: [
        AudioOwnerStore,
        AudioOwnership,
        AudioSource,
        { provide: RECOGNISER, inject: [ENVIRONMENT], useFactory: makeRecogniser },
        TranscribingStage,
      ],
      exports: [TranscribingStage],
    };
  }

  /** Removes what a crashed engine left in the temporary folder. */
  async onModuleInit(): Promise<void> {
    await sweepScratchFolders(this.log);
  }
}

function makeRecogniser({ transcriber, providerTimeoutSeconds }: Environment): Recogniser {
  if (transcriber === null) return new PocketsphinxRecogniser();
  return new OpenAiRecogniser(transcriber, providerTimeoutSeconds);
}
