import { type DynamicModule, Module } from '@nestjs/common';
import { ScheduleModule } from '@nestjs/schedule';
import { AlertList } from './alerts/alert-list.js';
import { AlertThresholds } from './alerts/alert-thresholds.js';
import { AlertThresholdsResolver } from './alerts/alert-thresholds.resolver.js';
import { AlertsResolver } from './alerts/alerts.resolver.js';
import { ConsoleController } from './dashboard/console.controller.js';
import { BootChecks } from './health/boot-checks.js';
import { DatabaseProbe } from './health/database-probe.js';
import { HealthController } from './health/health.controller.js';
import { Readiness } from './health/readiness.js';
import { LiveModule } from './live/live.module.js';
import { MetricsController } from './metrics/metrics.controller.js';
import { Metrics } from './metrics/metrics.js';
import { ProviderStates } from './providers/provider-states.js';
import { ProviderStatesResolver } from './providers/provider-states.resolver.js';
import { TextIndexing } from './search/text-indexing.js';
import { SettingsResolver } from './settings/settings.resolver.js';
import { StatsModule } from './stats/stats.module.js';
import { SweepsModule } from './sweeps/sweeps.module.js';
import { ProjectUsers } from './users/project-users.js';
import { ProjectUsersResolver } from './users/project-users.resolver.js';
import { WebhooksModule } from './webhooks/webhooks.module.js';

const RESOLVERS = [
  AlertsResolver,
  AlertThresholdsResolver,
  ProjectUsersResolver,
  ProviderStatesResolver,
  SettingsResolver,
];
/** What a process that answers requests shows of the engine. */
const SHOWN = [AlertList, AlertThresholds, ProjectUsers, ProviderStates, ...RESOLVERS];

/** Watches the engine and repairs what it finds. */
@Module({})
export class MonitoringModule {
  /**
   * @param imports the platform, access, Supabase, the queue, the jobs, the providers and transcribing
   * @param edges whether this process answers requests
   */
  static with(imports: NonNullable<DynamicModule['imports']>, edges: boolean): DynamicModule {
    const stats = StatsModule.with(imports, edges);
    const sweeps = SweepsModule.with([...imports, stats]);
    const webhooks = WebhooksModule.with(imports, edges);
    const live = edges ? [LiveModule.with([...imports, stats])] : [];
    return {
      module: MonitoringModule,
      imports: [...imports, ScheduleModule.forRoot(), stats, sweeps, webhooks, ...live],
      controllers: edges ? [HealthController, MetricsController, ConsoleController] : [HealthController],
      providers: [BootChecks, DatabaseProbe, Readiness, Metrics, TextIndexing, ...(edges ? SHOWN : [])],
      exports: [sweeps],
    };
  }
}
