import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiServiceUnavailableResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public } from '../../access/caller.guard.js';
import { mayAdminister } from '../../access/caller.js';
import { CallerAdmission } from '../../access/caller-admission.js';
import { ENVIRONMENT, type Environment } from '../../platform/environment/environment.js';
import { Fault } from '../../platform/fault.js';
import { BootChecks } from './boot-checks.js';
import { diskStates } from './disk-states.js';
import { LivenessAnswer, ReadinessAnswer } from './health-answers.js';
import { Readiness } from './readiness.js';

/** For load balancers and supervisors; open to everyone. Where the engine is hosted, a stranger learns only whether to send requests here. */
@ApiTags('health')
@Controller('health')
@Public()
export class HealthController {
  constructor(
    @Inject(Readiness) private readonly readiness: Readiness,
    @Inject(BootChecks) private readonly surroundings: BootChecks,
    @Inject(CallerAdmission) private readonly admission: CallerAdmission,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
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
  async ready(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const detailed = this.environment.localMode || (await this.mayRead(request));
    // Bucket and providers never make the engine unavailable, so a stranger's probe does not wait for their first check.
    const report = await this.readiness.report(detailed ? await this.parts() : {});
    const works = report.status !== 'unavailable';
    await reply.status(works ? 200 : 503).send(detailed ? report : { status: works ? 'ready' : 'unavailable' });
  }

  private async parts() {
    const [surroundings, disk] = await Promise.all([this.surroundings.states(), diskStates(this.environment)]);
    return { ...surroundings, ...disk };
  }

  /** A probe gets its answer even with an invalid key, or while callers cannot be identified. */
  private async mayRead({ headers, socket }: FastifyRequest): Promise<boolean> {
    if (headers.authorization === undefined && headers.apikey === undefined) return false;
    try {
      return mayAdminister(await this.admission.admit(headers, socket.remoteAddress));
    } catch (error) {
      if (error instanceof Fault) return false;
      throw error;
    }
  }
}
