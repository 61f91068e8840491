import { type DynamicModule, Module } from '@nestjs/common';
import { JobVisibility } from '../../jobs/reading/job-visibility.js';
import { AdminStanding } from './admin-standing.js';
import { ChangedJobs } from './changed-jobs.js';
import { EventFeed } from './event-feed.js';
import { EventReader } from './event-reader.js';
import { LiveResolver, ProgressResolver } from './live.resolver.js';
import { LiveChanges } from './live-changes.js';
import { LiveStatistics } from './live-statistics.js';
import { ProgressFeed } from './progress-feed.js';

/** Live status, progress and statistics for subscribers of this replica; only where the process answers requests. */
@Module({})
export class LiveModule {
  /** @param imports the platform, access, and the module that exports JobStatistics */
  static with(imports: NonNullable<DynamicModule['imports']>): DynamicModule {
    return {
      module: LiveModule,
      imports,
      providers: [
        JobVisibility,
        EventReader,
        EventFeed,
        AdminStanding,
        LiveChanges,
        ChangedJobs,
        ProgressFeed,
        LiveStatistics,
        LiveResolver,
        ProgressResolver,
      ],
      exports: [EventFeed],
    };
  }
}
