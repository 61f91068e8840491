import { type DynamicModule, Module } from '@nestjs/common';
import { FailureStatistics } from './failure-statistics.js';
import { JobStatistics } from './job-statistics.js';
import { JobStatisticsResolver } from './job-statistics.resolver.js';
import { StatisticsFolding } from './statistics-folding.js';
import { StatisticsSchedule } from './statistics-schedule.js';

/** Statistics of jobs, stored as increments. The importing module must also import Nest's ScheduleModule. */
@Module({})
export class StatsModule {
  /**
   * @param imports the platform and access
   * @param edges whether this process answers requests
   */
  static with(imports: NonNullable<DynamicModule['imports']>, edges: boolean): DynamicModule {
    return {
      module: StatsModule,
      imports,
      providers: [
        JobStatistics,
        StatisticsFolding,
        StatisticsSchedule,
        ...(edges ? [FailureStatistics, JobStatisticsResolver] : []),
      ],
      exports: [JobStatistics, StatisticsFolding],
    };
  }
}
