import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { CallerAdmission } from './access/caller-admission.js';
import { guardPages, limitOpenRoutes } from './access/open-routes.js';
import { RefusalAudit, recordRefusals } from './access/refusal-audit.js';
import { AppModule } from './app.module.js';
import { openDocumentation } from './documentation.js';
import { withTranscriber } from './pipeline/transcribing/default-transcriber.js';
import { TranscriberNotice } from './pipeline/transcribing/transcriber-notice.js';
import type { Environment } from './platform/environment/environment.js';
import { BodyValidation } from './platform/http/body-validation.js';
import { createHttpAdapter } from './platform/http/fastify-adapter.js';
import { requireFreeAddress, unusableAddress } from './platform/http/listen-address.js';
import { ProblemFilter } from './platform/http/problem-filter.js';
import { RequestLimiter } from './platform/http/request-limiter.js';
import type { Logger } from './platform/logging/logger.js';
import { NestLogger } from './platform/logging/nest-logger.js';
import { openConnections, openDatabase } from './platform/postgres/database.js';
import { PostgresListener } from './platform/postgres/listener.js';
import { migrate } from './platform/postgres/migrate.js';
import { waitForDatabase } from './platform/postgres/wait-for-database.js';
import { Instruments, watchRequests } from './platform/telemetry/instruments.js';
import { openTracing } from './platform/telemetry/open-tracing.js';

/** As many queries begin at once when the engine is ready. */
const FIRST_CONNECTIONS = 4;

export interface Engine {
  /** Where it answers, e.g. `http://127.0.0.1:8080`. */
  readonly url: string;
  /** What a person should know about the transcriber. */
  readonly transcriber: Pick<TranscriberNotice, 'text' | 'fetching'>;
  /** Takes no more work, lets running stages finish within the grace, requeues the rest, and closes everything. */
  stop(): Promise<void>;
}

/**
 * Starts one replica: waits for the database, migrates it, opens the queue, plays the roles. When something it needs is missing, it closes
 * everything again and throws.
 * @param stopped ends the wait for a database that cannot be reached, because the process was asked to stop
 */
export async function startEngine(given: Environment, log: Logger, stopped?: AbortSignal): Promise<Engine> {
  const { databaseUrl } = given;
  if (databaseUrl === null) throw new Error('startEngine needs a database. Start the local project first.');
  await requireFreeAddress(given);
  const environment = await withTranscriber(given);
  for (const warning of environment.warnings) log.warn(warning);
  await waitForDatabase(databaseUrl, log, { stopped });
  await migrate(databaseUrl, log);
  const database = openDatabase({
    url: databaseUrl,
    poolSize: environment.databasePoolSize,
    log,
    prepares: environment.preparedStatements,
  });
  openConnections(database, FIRST_CONNECTIONS);
  const listener = new PostgresListener({ url: databaseUrl, log });
  listener.prepare();
  const tracing = await openTracing(environment, log);
  const close = async () => {
    await tracing.stop();
    await listener.close();
    await database.destroy();
  };
  try {
    return await startApp({ environment, log, database, listener, tracing }, close);
  } catch (error) {
    await close();
    throw error;
  }
}

async function startApp(platform: Parameters<typeof AppModule.of>[0], close: () => Promise<void>): Promise<Engine> {
  const { environment, log, listener } = platform;
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.of(platform), createHttpAdapter(environment), {
    logger: new NestLogger(log),
    abortOnError: false,
  });
  app.useGlobalFilters(new ProblemFilter(log, environment.graphqlIntrospection));
  app.useGlobalPipes(new BodyValidation());
  watchRequests(app.getHttpAdapter().getInstance(), app.get(Instruments, { strict: false }));
  recordRefusals(app.getHttpAdapter().getInstance(), app.get(RefusalAudit, { strict: false }));
  if (!environment.localMode) guardOpenRoutes(app);
  await openDocumentation(app);
  await listener.start();
  await app.listen(environment.port, environment.host).catch((error: unknown) => {
    throw unusableAddress(error, environment);
  });
  const url = urlOf(app, environment);
  log.info('The engine is ready.', { url, roles: environment.roles });
  return {
    url,
    transcriber: app.get(TranscriberNotice, { strict: false }),
    async stop() {
      await app.close();
      await close();
      log.info('The engine has stopped.');
    },
  };
}

/** Limits the requests of strangers, and keeps the documentation from them. */
function guardOpenRoutes(app: NestFastifyApplication): void {
  const server = app.getHttpAdapter().getInstance();
  limitOpenRoutes(server, app.get(RequestLimiter, { strict: false }));
  guardPages(server, app.get(CallerAdmission, { strict: false }), ['/docs']);
}

function urlOf(app: NestFastifyApplication, environment: Environment): string {
  const address: unknown = app.getHttpServer().address();
  const port = typeof address === 'object' && address !== null && 'port' in address ? address.port : environment.port;
  const host = environment.host === '0.0.0.0' ? '127.0.0.1' : environment.host;
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}
