import { type DynamicModule, Module } from '@nestjs/common';
import { CLOCK, SYSTEM_CLOCK } from './clock.js';
import { ENVIRONMENT, type Environment } from './environment/environment.js';
import { secretsOf } from './environment/secrets-of.js';
import { LOGGER, type Logger } from './logging/logger.js';
import { createRedactor, REDACT } from './logging/redaction.js';
import { DATABASE, type Database } from './postgres/database.js';
import { PostgresListener } from './postgres/listener.js';
import { SchemaTrouble } from './postgres/schema-trouble.js';
import { Instruments } from './telemetry/instruments.js';
import { NO_TRACING, TRACING, type Tracing } from './telemetry/tracing.js';

/** The services that every area uses; opened before Nest starts and closed after it stops. */
export interface Platform {
  readonly environment: Environment;
  readonly log: Logger;
  readonly database: Database;
  readonly listener: PostgresListener;
  /** None by default. */
  readonly tracing?: Tracing;
}

/**
 * Hands the platform to the modules that ask for it. Not global: `PlatformModule.of` is called once and the module it returns is
 * passed to each area's `with(platform)`.
 */
@Module({})
export class PlatformModule {
  static of(platform: Platform): DynamicModule {
    const providers = [
      { provide: ENVIRONMENT, useValue: platform.environment },
      { provide: LOGGER, useValue: platform.log },
      { provide: REDACT, useValue: createRedactor(secretsOf(platform.environment)) },
      { provide: DATABASE, useValue: platform.database },
      { provide: PostgresListener, useValue: platform.listener },
      { provide: TRACING, useValue: platform.tracing ?? NO_TRACING },
      { provide: Instruments, useValue: new Instruments() },
      { provide: CLOCK, useValue: SYSTEM_CLOCK },
      { provide: SchemaTrouble, useValue: new SchemaTrouble() },
    ];
    return { module: PlatformModule, providers, exports: providers.map(({ provide }) => provide) };
  }
}
