import { Inject, Injectable } from '@nestjs/common';
import { Fault } from '../../platform/fault.js';
import { REDACT, type Redact } from '../../platform/logging/redaction.js';
import { Instruments } from '../../platform/telemetry/instruments.js';
import { TRACING, type Tracing } from '../../platform/telemetry/tracing.js';

/** Measures and traces requests to providers, and removes secrets from their answers. */
@Injectable()
export class ProviderWatch {
  constructor(
    @Inject(Instruments) private readonly instruments: Instruments,
    @Inject(TRACING) private readonly tracing: Tracing,
    @Inject(REDACT) readonly redact: Redact,
  ) {}

  /** Wraps one request, from the moment it is sent. @param provider a name without secrets */
  around<Answer>(provider: string, request: () => Promise<Answer>): Promise<Answer> {
    return this.tracing.within(`ask ${provider}`, { provider }, async () => {
      const startedAt = performance.now();
      const note = (outcome: string) =>
        this.instruments.providerCalled(provider, outcome, (performance.now() - startedAt) / 1000);
      try {
        const answer = await request();
        note('answered');
        return answer;
      } catch (error) {
        note(error instanceof Fault ? error.code : 'aborted');
        throw error;
      }
    });
  }
}
