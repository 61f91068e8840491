import { type DynamicModule, Module } from '@nestjs/common';
import { AlertList } from './alert-list.js';
import { AlertThresholds } from './alert-thresholds.js';
import { AlertThresholdsResolver } from './alert-thresholds.resolver.js';
import { AlertsResolver } from './alerts.resolver.js';
import { EngineAlertsResolver } from './engine-alerts.resolver.js';

/** What operators see of the alerts; the sweep that raises them is scheduled with the others. */
@Module({})
export class AlertsModule {
  /** @param imports the platform, access, and the jobs */
  static with(imports: NonNullable<DynamicModule['imports']>): DynamicModule {
    return {
      module: AlertsModule,
      imports,
      providers: [AlertList, AlertThresholds, AlertsResolver, AlertThresholdsResolver, EngineAlertsResolver],
    };
  }
}
