import { type DynamicModule, Module } from '@nestjs/common';
import { AccessModule } from './access/access.module.js';
import { GraphQlCallers } from './access/graphql-callers.js';
import { BrandModule } from './brand/brand.module.js';
import { JobsModule } from './jobs/jobs.module.js';
import { AuditsModule } from './monitoring/audits/audits.module.js';
import { MonitoringModule } from './monitoring/monitoring.module.js';
import { EnrichingModule } from './pipeline/enriching/enriching.module.js';
import { EnrichingStage } from './pipeline/enriching/enriching.stage.js';
import { PipelineModule } from './pipeline/pipeline.module.js';
import { ProvidersModule } from './pipeline/providers/providers.module.js';
import { QueueModule } from './pipeline/queue/queue.module.js';
import { RefiningModule } from './pipeline/refining/refining.module.js';
import { RefiningStage } from './pipeline/refining/refining.stage.js';
import { STAGES, type Stage } from './pipeline/stages/stage.js';
import { TextThreadModule } from './pipeline/text-thread/text-thread.module.js';
import { TranscribingModule } from './pipeline/transcribing/transcribing.module.js';
import { TranscribingStage } from './pipeline/transcribing/transcribing.stage.js';
import { GraphQlPlatformModule } from './platform/graphql/graphql-platform.module.js';
import { type Platform, PlatformModule } from './platform/platform.module.js';
import { RefinementsModule } from './refinements/refinements.module.js';
import { SupabaseModule } from './supabase/supabase.module.js';

/** Puts the areas together; the only place that knows them all. */
@Module({})
export class AppModule {
  static of(parts: Platform): DynamicModule {
    const edges = parts.environment.roles.includes('api');
    const platform = PlatformModule.of(parts);
    const access = AccessModule.with(platform);
    const supabase = SupabaseModule.with(platform);
    const queue = QueueModule.with(platform);
    const jobs = JobsModule.with([platform, access, queue, supabase], edges);
    const brand = BrandModule.with([platform, access], edges);
    const providers = ProvidersModule.with(platform);
    const transcribing = TranscribingModule.with(platform, supabase, brand);
    const texts = TextThreadModule.with(platform);
    const enriching = EnrichingModule.with([platform, jobs, brand, texts]);
    const refining = RefiningModule.with([platform, jobs, brand, enriching, providers, texts]);
    const refinements = RefinementsModule.with([platform, access, queue, jobs, brand, texts, refining], edges);
    const stages = {
      provide: STAGES,
      inject: [TranscribingStage, EnrichingStage, RefiningStage],
      useFactory: (...all: Stage[]) => all,
    };
    const pipeline = PipelineModule.with([platform, queue, transcribing, enriching, refining], stages);
    const monitoring = MonitoringModule.with([platform, access, supabase, queue, jobs, providers, transcribing], edges);
    const audits = AuditsModule.with([platform, access, queue, jobs, brand, monitoring], edges);
    const graphql = edges ? [GraphQlPlatformModule.with([platform, access], GraphQlCallers)] : [];
    return {
      module: AppModule,
      imports: [platform, access, supabase, queue, jobs, pipeline, refinements, monitoring, audits, ...graphql],
    };
  }
}
