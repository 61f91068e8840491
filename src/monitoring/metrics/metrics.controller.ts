import { Controller, Get, Header, Inject, UseGuards } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { AdminGuard } from '../../access/admin.guard.js';
import { CallerGuard } from '../../access/caller.guard.js';
import type { Caller } from '../../access/caller.js';
import { CurrentCaller } from '../../access/current-caller.js';
import { DATABASE, type Database } from '../../platform/postgres/database.js';
import { countOpenAlerts } from '../alerts/alert-store.js';
import { JobStatistics } from '../stats/job-statistics.js';
import { Metrics } from './metrics.js';

/** Figures in Prometheus' text format, for admins and keys. */
@ApiTags('health')
@Controller('metrics')
@UseGuards(CallerGuard, AdminGuard)
export class MetricsController {
  constructor(
    @Inject(JobStatistics) private readonly statistics: JobStatistics,
    @Inject(DATABASE) private readonly database: Database,
    @Inject(Metrics) private readonly figures: Metrics,
  ) {}

  @Get()
  @Header('content-type', 'text/plain; version=0.0.4; charset=utf-8')
  @ApiOperation({ summary: "Figures in Prometheus' text format" })
  async metrics(@CurrentCaller() caller: Caller): Promise<string> {
    const [stats, openAlerts] = await Promise.all([this.statistics.stats(caller), countOpenAlerts(this.database)]);
    return this.figures.render({ stats, openAlerts });
  }
}
