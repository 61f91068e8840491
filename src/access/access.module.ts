import { type DynamicModule, Module } from '@nestjs/common';
import { ENVIRONMENT, type Environment } from '../platform/environment/environment.js';
import { RequestLimiter } from '../platform/http/request-limiter.js';
import { AdminGuard } from './admin.guard.js';
import { CallerGuard } from './caller.guard.js';
import { CallerAdmission } from './caller-admission.js';
import { CallerTransaction } from './caller-transaction.js';
import { CallerVerifier } from './caller-verifier.js';
import { GraphQlCallers } from './graphql-callers.js';
import { RefusalAudit } from './refusal-audit.js';
import { UserDirectory } from './user-directory.js';
import { UserSearch } from './user-search.js';
import { UserStore } from './user-store.js';
import { UserTokenVerifier } from './user-token-verifier.js';

const OFFERED = [
  CallerVerifier,
  CallerAdmission,
  CallerTransaction,
  CallerGuard,
  AdminGuard,
  UserDirectory,
  GraphQlCallers,
  RequestLimiter,
  UserSearch,
  RefusalAudit,
];

/** Who is calling, and what the database lets them see. */
@Module({})
export class AccessModule {
  /** @param platform the module that `PlatformModule.of` returned */
  static with(platform: DynamicModule): DynamicModule {
    return {
      module: AccessModule,
      imports: [platform],
      providers: [
        UserStore,
        UserTokenVerifier,
        ...OFFERED.filter((provider) => provider !== RequestLimiter),
        {
          provide: RequestLimiter,
          inject: [ENVIRONMENT],
          useFactory: ({ requestsPerMinute }: Environment) => new RequestLimiter(requestsPerMinute),
        },
      ],
      exports: OFFERED,
    };
  }
}
