import { type DynamicModule, Module } from '@nestjs/common';
import { DueDeliveries } from './due-deliveries.js';
import { WebhooksResolver } from './graphql/webhooks.resolver.js';
import { WebhookCaller } from './webhook-caller.js';
import { WebhookDelivering } from './webhook-delivering.js';
import { WebhookWorker } from './webhook-worker.js';
import { Webhooks } from './webhooks.js';

/** Messages to external programs: ended jobs and alerts. */
@Module({})
export class WebhooksModule {
  /**
   * @param imports the platform and access
   * @param edges whether this process answers requests
   */
  static with(imports: NonNullable<DynamicModule['imports']>, edges: boolean): DynamicModule {
    const shown = edges ? [Webhooks, WebhooksResolver] : [];
    return {
      module: WebhooksModule,
      imports,
      providers: [DueDeliveries, WebhookCaller, WebhookDelivering, WebhookWorker, ...shown],
    };
  }
}
