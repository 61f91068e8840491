import { Inject, Injectable } from '@nestjs/common';
import type { Caller } from '../../access/caller.js';
import { requireAdmin } from '../../access/caller.js';
import type { ProviderState } from '../../pipeline/providers/breaker-store.js';
import { ProviderGate } from '../../pipeline/providers/provider-gate.js';

/** How the providers are, over all replicas. */
@Injectable()
export class ProviderStates {
  constructor(@Inject(ProviderGate) private readonly gate: ProviderGate) {}

  /** Those that have failed or asked for quiet, at most 100. @throws Fault FORBIDDEN for all but admins and keys */
  list(caller: Caller): Promise<readonly ProviderState[]> {
    requireAdmin(caller);
    return this.gate.states();
  }
}
