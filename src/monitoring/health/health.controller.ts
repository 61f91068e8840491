import { Controller, Get, Inject, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiServiceUnavailableResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Public } from '../../access/public.js';
import { BootChecks } from './boot-checks.js';
import { LivenessAnswer, ReadinessAnswer } from './health-answers.js';
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
  @ApiOperation({ operationId: 'getLiveness', summary: 'Whether the process runs' })
  @ApiOkResponse({ description: 'It runs', type: LivenessAnswer })
  live(): LivenessAnswer {
    return { status: 'alive' };
  }

  @Get('ready')
  @ApiOperation({ operationId: 'getReadiness', summary: 'Whether the process can do its work now: 503 when it cannot' })
  @ApiOkResponse({ description: 'It can', type: ReadinessAnswer })
  @ApiServiceUnavailableResponse({ description: 'It cannot', type: ReadinessAnswer })
  async ready(@Res() reply: FastifyReply): Promise<void> {
    const report = await this.readiness.report(this.surroundings.states);
    await reply.status(report.status === 'unavailable' ? 503 : 200).send(report);
  }
}
