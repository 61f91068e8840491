import { type AddressInfo, connect } from 'node:net';
import { Readable } from 'node:stream';
import {
  Body,
  Controller,
  Get,
  Header,
  HttpCode,
  Module,
  Param,
  Post,
  Query,
  Res,
  StreamableFile,
} from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, IsUUID, Length, Max, ValidateNested } from 'class-validator';
import type { FastifyReply } from 'fastify';
import { readEnvironment } from '../../../src/platform/environment/read-environment.js';
import { Fault } from '../../../src/platform/fault.js';
import type { FaultCode } from '../../../src/platform/fault-codes.js';
import { BodyValidation } from '../../../src/platform/http/body-validation.js';
import { createHttpAdapter } from '../../../src/platform/http/fastify-adapter.js';
import { ProblemFilter } from '../../../src/platform/http/problem-filter.js';
import { NestLogger } from '../../../src/platform/logging/nest-logger.js';
import { capture, type LogLine } from '../logging/capture.js';

class Speaker {
  @IsString({ message: 'must be a text' })
  name: string;
}

class Note {
  @IsUUID('all', { message: 'must be a UUID' })
  user_id: string;

  @IsString({ message: 'must be a text' })
  @Length(1, 8, { message: 'must have 1 to 8 characters' })
  title: string;

  @IsOptional()
  @ValidateNested({ each: true })
  @Type(() => Speaker)
  speakers?: Speaker[];
}

class Page {
  @IsOptional()
  @Type(() => Number)
  @IsInt({ message: 'must be a whole number' })
  @Max(100, { message: 'must be 100 at most' })
  first?: number;
}

@Controller('notes')
class NotesController {
  @Post()
  @HttpCode(201)
  add(@Body() note: Note) {
    return { title: note.title, isNote: note instanceof Note };
  }

  @Get()
  list(@Query() page: Page) {
    return { first: page.first ?? null };
  }

  @Get('faults/:code')
  fault(@Param('code') code: string) {
    throw new Fault(code as FaultCode, 'Said so.', { retryAfterMs: code === 'RATE_LIMITED' ? 1_200 : undefined });
  }

  @Get('bug')
  bug() {
    throw new Error('canary: postgresql://postgres:canary-password@db/postgres refused');
  }

  @Get('thrown-text')
  thrownText() {
    throw 'canary';
  }

  @Get('foreign-status')
  foreignStatus() {
    throw Object.assign(new Error('canary of a provider'), { statusCode: 404, status: 404 });
  }

  @Get('broken-stream')
  @Header('Content-Type', 'text/plain')
  stream() {
    return new StreamableFile(
      Readable.from(
        (async function* () {
          yield 'half';
          throw new Error('storage went away');
        })(),
      ),
    );
  }

  @Get('raw')
  raw(@Res() reply: FastifyReply) {
    void reply.send({ raw: true });
  }

  @Get(':id')
  one(@Param('id') id: string) {
    return { id };
  }
}

@Module({ controllers: [NotesController] })
class NotesModule {}

/** A Nest application with the engine's HTTP edge, on a real socket. */
export interface HttpApp {
  readonly url: string;
  readonly port: number;
  readonly app: NestFastifyApplication;
  log(): LogLine[];
  /** Sends bytes as they are and returns all that comes back until the server closes the connection. */
  raw(bytes: string): Promise<string>;
}

export async function startHttpApp(settings: NodeJS.ProcessEnv = {}): Promise<HttpApp> {
  const { log, lines } = capture();
  const environment = readEnvironment(settings, { envFile: null });
  const adapter = createHttpAdapter(environment);
  const app = await NestFactory.create<NestFastifyApplication>(NotesModule, adapter, { logger: new NestLogger(log) });
  app.useGlobalFilters(new ProblemFilter(log, environment.graphqlIntrospection));
  app.useGlobalPipes(new BodyValidation());
  await app.listen(0, '127.0.0.1');
  const { port } = app.getHttpServer().address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, port, app, log: lines, raw: (bytes) => exchange(port, bytes) };
}

function exchange(port: number, bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes));
    socket.setTimeout(60_000, () => socket.destroy(new Error('the server kept the connection open')));
    socket.on('data', (chunk) => chunks.push(chunk));
    socket.on('error', reject);
    socket.on('close', () => resolve(Buffer.concat(chunks).toString('utf8')));
  });
}
