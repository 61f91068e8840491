import { type DynamicModule, Inject, Module, type OnModuleInit } from '@nestjs/common';
import { AudioOwnerStore } from '../../jobs/audio/audio-owner-store.js';
import { AudioOwnership } from '../../jobs/audio/audio-ownership.js';
import { ENVIRONMENT, type Environment } from '../../platform/environment/environment.js';
import { LOGGER, type Logger } from '../../platform/logging/logger.js';
import { DATABASE, type Database } from '../../platform/postgres/database.js';
import { ProviderGate } from '../providers/provider-gate.js';
import { ProvidersModule } from '../providers/providers.module.js';
import { DecoderPool } from './audio/decoder-pool.js';
import { sweepScratchFolders } from './audio/scratch-folder.js';
import { ChunkRunner } from './chunks/chunk-runner.js';
import { makeTranscribers } from './make-transcribers.js';
import { LocalModels } from './models/local-models.js';
import { RecordingDecoder } from './recording-decoder.js';
import { AudioSource } from './source/audio-source.js';
import { RecordingSource } from './source/recording-source.js';
import { VoiceFinder } from './speakers/voice-finder.js';
import { SpeechService } from './speech/speech-service.js';
import { TranscriberNotice } from './transcriber-notice.js';
import { TRANSCRIBERS, type Transcriber } from './transcribers.js';
import { TranscribingStage } from './transcribing.stage.js';

/** The TRANSCRIBING stage with the recognisers that the environment configures. */
@Module({})
export class TranscribingModule implements OnModuleInit {
  constructor(@Inject(LOGGER) private readonly log: Logger) {}

  /**
   * @param platform what `PlatformModule.of` returned
   * @param supabase what `SupabaseModule.with` returned
   * @param brand the module that exports BRAND_BIBLES
   */
  static with(platform: DynamicModule, supabase: DynamicModule, brand: DynamicModule): DynamicModule {
    return {
      module: TranscribingModule,
      imports: [platform, supabase, brand, ProvidersModule.with(platform)],
      providers: [
        AudioOwnerStore,
        AudioOwnership,
        AudioSource,
        RecordingSource,
        DecoderPool,
        RecordingDecoder,
        LocalModels,
        SpeechService,
        VoiceFinder,
        TranscriberNotice,
        {
          provide: TRANSCRIBERS,
          inject: [ENVIRONMENT, ProviderGate, SpeechService, LocalModels],
          useFactory: makeTranscribers,
        },
        { provide: ChunkRunner, inject: [DATABASE, TRANSCRIBERS, ENVIRONMENT], useFactory: makeRunner },
        TranscribingStage,
      ],
      exports: [TranscribingStage, TranscriberNotice],
    };
  }

  /** Removes what a crashed engine left in the temporary folder. */
  async onModuleInit(): Promise<void> {
    await sweepScratchFolders(this.log);
  }
}

const makeRunner = (database: Database, transcribers: readonly Transcriber[], { retryDelaySeconds }: Environment) =>
  new ChunkRunner(database, transcribers, retryDelaySeconds);
