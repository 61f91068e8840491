import { Inject } from '@nestjs/common';
import { Query, Resolver } from '@nestjs/graphql';
import type { Caller } from '../../access/caller.js';
import { CallingAs } from '../../access/calling-as.graphql.js';
import { ProviderType, RetiringModelType } from './provider-state.graphql.js';
import { ProviderStates } from './provider-states.js';

/** The state of the providers. For admins and keys. */
@Resolver()
export class ProviderStatesResolver {
  constructor(@Inject(ProviderStates) private readonly states: ProviderStates) {}

  @Query(() => [ProviderType], {
    description: 'Transcribers and refiners that have failed or asked for a pause. For admins and keys.',
  })
  async providers(@CallingAs() caller: Caller) {
    return this.states.list(caller);
  }

  @Query(() => [RetiringModelType], {
    description: 'Models in use whose provider has said when it switches them off. For admins and keys.',
  })
  retiringModels(@CallingAs() caller: Caller) {
    return this.states.retiring(caller);
  }
}
