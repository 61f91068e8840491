import { Controller, Get, Header, Inject } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Caller } from '../../access/caller.js';
import { CurrentCaller } from '../../access/current-caller.js';
import { ForAdmins } from '../../access/for-callers.js';
import { ApiTextFile } from '../../platform/http/documentation/api-file.js';
import { DATABASE, type Database } from '../../platform/postgres/database.js';
import { countOpenAlerts } from '../alerts/alert-store.js';
import { countOpenEngineAlerts } from '../alerts/engine-alert-store.js';
import { JobStatistics } from '../stats/job-statistics.js';
import { oldestUnfinishedSeconds } from '../stats/statistics-store.js';
import { Metrics } from './metrics.js';

/** Figures in Prometheus' text format, for admins and keys. */
@ApiTags('health')
@Controller('metrics')
@ForAdmins()
export class MetricsController {
  constructor(
    @Inject(JobStatistics) private readonly statistics: JobStatistics,
    @Inject(DATABASE) private readonly database: Database,
    @Inject(Metrics) private readonly figures: Metrics,
  ) {}

  @Get()
  @Header('content-type', 'text/plain; version=0.0.4; charset=utf-8')
  @ApiOperation({ operationId: 'getMetrics', summary: "Figures in Prometheus' text format" })
  @ApiTextFile('text/plain', 'The figures')
  async metrics(@CurrentCaller() caller: Caller): Promise<string> {
    const [stats, openAlerts, openEngineAlerts, oldestUnfinished] = await Promise.all([
      this.statistics.stats(caller),
      countOpenAlerts(this.database),
      countOpenEngineAlerts(this.database),
      oldestUnfinishedSeconds(this.database),
    ]);
    return this.figures.render({ stats, openAlerts, openEngineAlerts, oldestUnfinished });
  }
}
