import { type DynamicModule, Module } from '@nestjs/common';
import { AuditLists } from './audit-lists.js';
import { FailedJobRetries } from './failed-job-retries.js';
import { FailureAcknowledgements } from './failure-acknowledgements.js';
import { AuditQueriesResolver } from './graphql/audit-queries.resolver.js';
import { OperatorMutationsResolver } from './graphql/operator-mutations.resolver.js';
import { RequestedSweeps } from './requested-sweeps.js';
import { RetryBatchRelease } from './retry-batch-release.js';

const RESOLVERS = [AuditQueriesResolver, OperatorMutationsResolver];
const SERVICES = [AuditLists, FailedJobRetries, FailureAcknowledgements, RequestedSweeps, RetryBatchRelease];

/** The lists and actions of operators. */
@Module({})
export class AuditsModule {
  /**
   * @param imports the platform, access, the queue, jobs, the brands, and the module that exports the sweep
   * @param edges whether this process answers requests
   */
  static with(imports: NonNullable<DynamicModule['imports']>, edges: boolean): DynamicModule {
    return {
      module: AuditsModule,
      imports,
      providers: [...SERVICES, ...(edges ? RESOLVERS : [])],
      exports: [RetryBatchRelease],
    };
  }
}
