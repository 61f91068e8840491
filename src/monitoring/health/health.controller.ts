import { Controller, Get, Inject, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Public } from '../../access/public.js';
import { BootChecks } from './boot-checks.js';
import { Readiness } from './readiness.js';

/** For load balancers and supervisors; open to everyone, says nothing that is not already plain. */
@ApiTags('health')
@Controller('health')
@Public()
export class HealthController {
  constructor(
    @Inject(Readiness) private readonly readiness: Readiness,
    @Inject(BootChecks) private readonly surroundings: BootChecks,
  ) {}

  @Get('live')
  @ApiOperation({ summary: 'Whether the process runs' })
  live(): { status: 'alive' } {
    return { status: 'alive' };
  }

  @Get('ready')
  @ApiOperation({ summary: 'Whether the process can do its work now: 503 when it cannot' })
  async ready(@Res() reply: FastifyReply): Promise<void> {
    const report = await this.readiness.report(this.surroundings.states);
    await reply.status(report.status === 'unavailable' ? 503 : 200).send(report);
  }
}
