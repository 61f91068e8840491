import { type DynamicModule, Module } from '@nestjs/common';
import { ENVIRONMENT, type Environment } from '../platform/environment/environment.js';
import { requireSupabase } from '../platform/environment/require-supabase.js';
import { AudioBucket } from './audio-bucket.js';
import { createServiceClient, SUPABASE_CLIENT } from './supabase-client.js';

/** The Supabase project: one client with the secret key, and the audio bucket. */
@Module({})
export class SupabaseModule {
  /** @param platform what `PlatformModule.of` returned */
  static with(platform: DynamicModule): DynamicModule {
    return {
      module: SupabaseModule,
      imports: [platform],
      providers: [{ provide: SUPABASE_CLIENT, inject: [ENVIRONMENT], useFactory: makeClient }, AudioBucket],
      exports: [SUPABASE_CLIENT, AudioBucket],
    };
  }
}

function makeClient(environment: Environment) {
  return createServiceClient(requireSupabase(environment));
}
