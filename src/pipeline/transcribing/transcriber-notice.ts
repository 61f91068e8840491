import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { ENVIRONMENT, type Environment } from '../../platform/environment/environment.js';
import { LOCAL_KIND } from '../../platform/environment/provider-kinds.js';
import { roughWarning } from './default-transcriber.js';
import { progressLine } from './models/local-model.js';
import { LocalModels } from './models/local-models.js';

/** What a person should know of the transcriber, for the first screen and readiness. */
@Injectable()
export class TranscriberNotice implements OnApplicationBootstrap {
  constructor(
    @Inject(ENVIRONMENT) private readonly environment: Environment,
    @Inject(LocalModels) private readonly models: LocalModels,
  ) {}

  /** Begins to fetch the model, so that it is there for the first job, and the first screen can say so. */
  async onApplicationBootstrap(): Promise<void> {
    const { transcriber, roles } = this.environment;
    if (transcriber?.kind !== LOCAL_KIND || !roles.includes('worker')) return;
    // A folder that cannot be read is a fault of the jobs that need the model.
    await this.models
      .get(transcriber.model)
      .begin()
      .catch(() => undefined);
  }

  /** Whether a model is being fetched: jobs wait for it. */
  get fetching(): boolean {
    const { transcriber } = this.environment;
    return transcriber?.kind === LOCAL_KIND && this.models.get(transcriber.model).state.kind === 'fetching';
  }

  /** Null if there is nothing to say: a server or a model that is there transcribes. */
  get text(): string | null {
    const { transcriber, transcriberFallbacks, warnings } = this.environment;
    // With the reason, where local mode chose the recogniser itself.
    if (transcriber === null) return warnings.find((warning) => warning.startsWith(roughWarning())) ?? roughWarning();
    if (transcriber.kind !== LOCAL_KIND) return null;
    const { state } = this.models.get(transcriber.model);
    if (state.kind === 'fetching') {
      const far = state.progress === null ? transcriber.model : progressLine(transcriber.model, state.progress);
      return `The speech model is being fetched, and jobs wait for it. ${far}.`;
    }
    if (state.kind !== 'failed') return null;
    const rough = transcriberFallbacks.includes(null) ? ` ${roughWarning()}` : '';
    return `The speech model ${transcriber.model} could not be fetched. ${state.reason}${rough}`;
  }
}
