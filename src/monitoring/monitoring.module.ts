import { type DynamicModule, Module } from '@nestjs/common';
import { ScheduleModule } from '@nestjs/schedule';
import { HealthController } from './health/health.controller.js';
import { Readiness } from './health/readiness.js';
import { LiveModule } from './live/live.module.js';
import { MetricsController } from './metrics/metrics.controller.js';
import { FailedJobSweep } from './sweeps/failed-job-sweep.js';
import { SweepSchedule } from './sweeps/sweep-schedule.js';

/** Watches the engine and repairs what it finds. */
@Module({})
export class MonitoringModule {
  /**
   * @param imports the platform, access and the queue
   * @param edges whether this process answers requests
   */
  static with(imports: NonNullable<DynamicModule['imports']>, edges: boolean): DynamicModule {
    return {
      module: MonitoringModule,
      imports: [...imports, ScheduleModule.forRoot(), ...(edges ? [LiveModule.with(imports)] : [])],
      controllers: edges ? [HealthController, MetricsController] : [HealthController],
      providers: [Readiness, FailedJobSweep, SweepSchedule],
      exports: [FailedJobSweep],
    };
  }
}
