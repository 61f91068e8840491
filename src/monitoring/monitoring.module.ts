import { type DynamicModule, Module } from '@nestjs/common';
import { ScheduleModule } from '@nestjs/schedule';
import { AlertsModule } from './alerts/alerts.module.js';
import { BootChecks } from './health/boot-checks.js';
import { DatabaseProbe } from './health/database-probe.js';
import { HealthController } from './health/health.controller.js';
import { Readiness } from './health/readiness.js';
import { LiveModule } from './live/live.module.js';
import { MetricsController } from './metrics/metrics.controller.js';
import { Metrics } from './metrics/metrics.js';
import { TextIndexing } from './search/text-indexing.js';
import { SettingsResolver } from './settings/settings.resolver.js';
import { StatsModule } from './stats/stats.module.js';
import { SweepsModule } from './sweeps/sweeps.module.js';
import { ProjectUsersModule } from './users/project-users.module.js';
import { WebhooksModule } from './webhooks/webhooks.module.js';

/** Watches the engine and repairs what it finds. */
@Module({})
export class MonitoringModule {
  /**
   * @param imports the platform, access, Supabase, the queue, the jobs and transcribing
   * @param edges whether this process answers requests
   */
  static with(imports: NonNullable<DynamicModule['imports']>, edges: boolean): DynamicModule {
    const stats = StatsModule.with(imports, edges);
    const sweeps = SweepsModule.with([...imports, stats]);
    const shown = edges
      ? [LiveModule.with([...imports, stats]), AlertsModule.with(imports), ProjectUsersModule.with(imports)]
      : [];
    const webhooks = WebhooksModule.with(imports, edges);
    return {
      module: MonitoringModule,
      imports: [...imports, ScheduleModule.forRoot(), stats, sweeps, webhooks, ...shown],
      controllers: edges ? [HealthController, MetricsController] : [HealthController],
      providers: [BootChecks, DatabaseProbe, Readiness, Metrics, TextIndexing, ...(edges ? [SettingsResolver] : [])],
      exports: [sweeps],
    };
  }
}
