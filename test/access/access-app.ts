import { request as send } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Controller, type DynamicModule, Get, Inject, Module, Post, UseGuards } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { sql } from 'kysely';
import { AccessModule } from '../../src/access/access.module.js';
import { AdminGuard } from '../../src/access/admin.guard.js';
import { CallerGuard, Public } from '../../src/access/caller.guard.js';
import type { Caller } from '../../src/access/caller.js';
import { CallerTransaction } from '../../src/access/caller-transaction.js';
import { CurrentCaller } from '../../src/access/current-caller.js';
import type { Environment } from '../../src/platform/environment/environment.js';
import { createHttpAdapter } from '../../src/platform/http/fastify-adapter.js';
import { ProblemFilter } from '../../src/platform/http/problem-filter.js';
import { PlatformModule } from '../../src/platform/platform.module.js';
import type { PostgresListener } from '../../src/platform/postgres/listener.js';
import { quietLogger } from '../support/quiet-logger.js';
import type { TestDatabase } from '../support/test-database.js';

@Controller('me')
@UseGuards(CallerGuard)
class MeController {
  constructor(@Inject(CallerTransaction) private readonly transactions: CallerTransaction) {}

  @Get()
  @Public()
  anybody() {
    return { anybody: true };
  }

  @Get('caller')
  caller(@CurrentCaller() caller: Caller) {
    return caller;
  }

  @Post('caller')
  posted(@CurrentCaller() caller: Caller) {
    return { kind: caller.kind };
  }

  @Get('admin')
  @UseGuards(AdminGuard)
  admin() {
    return { admin: true };
  }

  @Get('jobs')
  jobs(@CurrentCaller() caller: Caller) {
    return this.transactions.asCaller(caller, async (transaction) => {
      const jobs = await transaction.selectFrom('studio_jobs').select('user_id').execute();
      const { rows } = await sql<{ role: string }>`select current_user as role`.execute(transaction);
      return { role: rows[0]?.role, owners: jobs.map((job) => job.user_id) };
    });
  }
}

@Module({})
class MeModule {
  static with(access: DynamicModule): DynamicModule {
    return { module: MeModule, imports: [access], controllers: [MeController] };
  }
}

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  // biome-ignore lint/suspicious/noExplicitAny: a parsed body; each test looks at its own fields.
  readonly body: any;
}

/** A Nest application behind the engine's guards, on a real socket and a real database. */
export interface AccessApp {
  readonly app: NestFastifyApplication;
  /** With exactly these headers: fetch would not let a test choose Host or Origin. */
  call(path: string, headers?: Record<string, string>, method?: string): Promise<Answer>;
}

export async function startAccessApp(environment: Environment, database: TestDatabase): Promise<AccessApp> {
  const listener = {} as PostgresListener;
  const platform = PlatformModule.of({ environment, log: quietLogger, database: database.db, listener });
  const app = await NestFactory.create<NestFastifyApplication>(
    MeModule.with(AccessModule.with(platform)),
    createHttpAdapter(environment),
    { logger: false },
  );
  app.useGlobalFilters(new ProblemFilter(quietLogger));
  await app.listen(0, '127.0.0.1');
  const { port } = app.getHttpServer().address() as AddressInfo;
  return { app, call: (path, headers = {}, method = 'GET') => exchange(port, path, headers, method) };
}

function exchange(port: number, path: string, headers: Record<string, string>, method: string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = send({ host: '127.0.0.1', port, path, method, headers, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        const body = JSON.parse(Buffer.concat(chunks).toString('utf8'));
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body });
      });
    });
    request.on('error', reject);
    request.end();
  });
}
