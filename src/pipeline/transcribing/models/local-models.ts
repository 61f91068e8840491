import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import { ENVIRONMENT, type Environment } from '../../../platform/environment/environment.js';
import { LOGGER, type Logger } from '../../../platform/logging/logger.js';
import { LocalModel } from './local-model.js';
import { ModelFetcher } from './model-fetcher.js';
import { ModelStore } from './model-store.js';

/** The models that this engine uses, each fetched once. */
@Injectable()
export class LocalModels implements OnModuleDestroy {
  private readonly store: ModelStore;
  private readonly fetcher: ModelFetcher;
  private readonly models = new Map<string, LocalModel>();
  private readonly closing = new AbortController();

  constructor(
    @Inject(ENVIRONMENT) private readonly environment: Pick<Environment, 'dataDir' | 'modelsUrl'>,
    @Inject(LOGGER) private readonly log: Logger,
  ) {
    this.store = new ModelStore(environment.dataDir);
    this.fetcher = new ModelFetcher(this.store, environment.modelsUrl);
  }

  get(name: string): LocalModel {
    const made = this.models.get(name);
    if (made !== undefined) return made;
    const { modelsUrl } = this.environment;
    const model = new LocalModel(name, {
      store: this.store,
      fetcher: this.fetcher,
      modelsUrl,
      log: this.log,
      closing: this.closing.signal,
    });
    this.models.set(name, model);
    return model;
  }

  onModuleDestroy(): void {
    this.closing.abort(new Error('The engine is stopping.'));
  }
}
