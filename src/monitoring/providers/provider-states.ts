import { Inject, Injectable } from '@nestjs/common';
import type { Caller } from '../../access/caller.js';
import { requireAdmin } from '../../access/caller.js';
import type { ProviderState } from '../../pipeline/providers/breaker-store.js';
import { ProviderGate } from '../../pipeline/providers/provider-gate.js';
import { ENVIRONMENT, type Environment } from '../../platform/environment/environment.js';
import { type RetiringModel, retiringModels } from '../../platform/environment/retiring-models.js';

/** The state of the providers, over all replicas. */
@Injectable()
export class ProviderStates {
  constructor(
    @Inject(ProviderGate) private readonly gate: ProviderGate,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
  ) {}

  /** Those that have failed or asked for a pause, at most 100. @throws Fault FORBIDDEN for all but admins and keys */
  list(caller: Caller): Promise<readonly ProviderState[]> {
    requireAdmin(caller);
    return this.gate.states();
  }

  /** The models of the replica's settings whose end is known. @throws Fault FORBIDDEN for all but admins and keys */
  retiring(caller: Caller): readonly RetiringModel[] {
    requireAdmin(caller);
    return retiringModels(this.environment);
  }
}
