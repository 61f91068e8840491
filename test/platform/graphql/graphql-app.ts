import { Module, type Provider } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Environment } from '../../../src/platform/environment/environment.js';
import { Fault } from '../../../src/platform/fault.js';
import type { Admission, Arrival, GraphQlDoor } from '../../../src/platform/graphql/graphql-door.js';
import { GraphQlPlatformModule } from '../../../src/platform/graphql/graphql-platform.module.js';
import { BodyValidation } from '../../../src/platform/http/body-validation.js';
import { createHttpAdapter } from '../../../src/platform/http/fastify-adapter.js';
import { ProblemFilter } from '../../../src/platform/http/problem-filter.js';
import { NestLogger } from '../../../src/platform/logging/nest-logger.js';
import { PlatformModule } from '../../../src/platform/platform.module.js';
import type { Database } from '../../../src/platform/postgres/database.js';
import type { PostgresListener } from '../../../src/platform/postgres/listener.js';
import { WAIT_MS } from '../../support/eventually.js';
import { testEnvironment } from '../../support/test-environment.js';
import { capture, type LogLine } from '../logging/capture.js';
import { SampleController } from './sample.resolver.js';

/** Names whose rights were taken away since they were let in. */
export const revoked = new Set<string>();

/** The further requests that callers were charged for. */
export const spent: number[] = [];

/** Lets in who shows `Bearer <name>` or `Bearer <name>:<milliseconds until it ends>`. */
class NamedDoor implements GraphQlDoor {
  async admit({ headers }: Arrival): Promise<Admission> {
    const [, name, lifetime] = /^Bearer (\w+)(?::(\d+))?$/.exec(headers.authorization ?? '') ?? [];
    if (name === undefined) throw new Fault('UNAUTHENTICATED', 'Say who you are.');
    return {
      context: { name },
      callerName: name,
      spend: (requests) => void spent.push(requests),
      stillHolds: async () => !revoked.has(name),
      expiresAt: lifetime === undefined ? null : new Date(Date.now() + Number(lifetime)),
    };
  }
}

@Module({ providers: [NamedDoor], exports: [NamedDoor] })
class NamedDoorModule {}

@Module({})
class SampleModule {}

export interface GraphQlAnswer {
  readonly status: number;
  readonly headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: a parsed body; each test looks at its own fields.
  readonly body: any;
}

/** The GraphQL platform around sample resolvers, on a real socket, without a database. */
export interface GraphQlApp {
  readonly url: string;
  lines(): readonly LogLine[];
  readonly app: NestFastifyApplication;
  ask(query: string, variables?: object, headers?: Record<string, string>): Promise<GraphQlAnswer>;
  call(path: string, init?: RequestInit): Promise<GraphQlAnswer>;
  stop(): Promise<void>;
}

export async function startGraphQlApp(
  providers: readonly Provider[],
  overrides: Partial<Environment> = {},
): Promise<GraphQlApp> {
  const environment = testEnvironment(overrides);
  const { log, lines } = capture();
  const platform = PlatformModule.of({
    environment,
    log,
    database: {} as Database,
    listener: {} as PostgresListener,
  });
  const graphql = GraphQlPlatformModule.with([platform, NamedDoorModule], NamedDoor);
  const app = await NestFactory.create<NestFastifyApplication>(
    { module: SampleModule, imports: [graphql], providers: [...providers], controllers: [SampleController] },
    createHttpAdapter(environment),
    { logger: new NestLogger(log), abortOnError: false },
  );
  app.useGlobalFilters(new ProblemFilter(log));
  app.useGlobalPipes(new BodyValidation());
  await app.listen(0, '127.0.0.1');
  const url = await app.getUrl();
  const call = async (path: string, init: RequestInit = {}) => {
    const response = await fetch(`${url}${path}`, { signal: AbortSignal.timeout(WAIT_MS), ...init });
    const text = await response.text();
    const json = /json/.test(response.headers.get('content-type') ?? '');
    return { status: response.status, headers: response.headers, body: json ? JSON.parse(text) : text };
  };
  return {
    url,
    lines,
    app,
    call,
    ask: (query, variables = {}, headers = {}) =>
      call('/graphql', {
        method: 'POST',
        headers: { authorization: 'Bearer ann', 'content-type': 'application/json', ...headers },
        body: JSON.stringify({ query, variables }),
      }),
    stop: () => app.close(),
  };
}
