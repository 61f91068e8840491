import { All, Controller, Inject, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public } from '../../access/public.js';
import { ENVIRONMENT, type Environment } from '../../platform/environment/environment.js';
import { Fault } from '../../platform/fault.js';

const LIMIT_MS = 15_000;
const PATH = /^\/console\/auth\/v1\/[a-z_/-]{1,60}(\?[\w=&%.-]{0,500})?$/;
const PASSED_ON = ['authorization', 'apikey', 'content-type', 'x-client-info', 'x-supabase-api-version'];

/**
 * Sign-in of local mode, under the engine's own address: the local Supabase API does not let a page of another address send its keys to
 * `/auth/v1`. A hosted project does, and has no such route here.
 */
@ApiExcludeController()
@Controller('console/auth/v1')
@Public()
export class LocalSignInController {
  constructor(@Inject(ENVIRONMENT) private readonly environment: Environment) {}

  @All('*')
  async passOn(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { localMode, supabase } = this.environment;
    if (!localMode || supabase === null || !PATH.test(request.url)) {
      throw new Fault('NOT_FOUND', 'There is nothing at this address.');
    }
    const { method, body } = request;
    const answer = await fetch(supabase.url + request.url.slice('/console'.length), {
      method,
      headers: passedOn(request),
      body: body === undefined || body === null ? undefined : JSON.stringify(body),
      signal: AbortSignal.timeout(LIMIT_MS),
    });
    await reply
      .status(answer.status)
      .headers({
        'content-type': answer.headers.get('content-type') ?? 'application/json',
        'cache-control': 'no-store',
      })
      .send(Buffer.from(await answer.arrayBuffer()));
  }
}

function passedOn({ headers }: FastifyRequest): Record<string, string> {
  return Object.fromEntries(
    PASSED_ON.flatMap((name) => (typeof headers[name] === 'string' ? [[name, headers[name]]] : [])),
  );
}
