import type { Logger } from '../../../platform/logging/logger.js';
import type { HeldOrder } from '../recognisers/recogniser.js';

/** The order of one part: known in this process at once, and durably when it is stored. */
export class KeptOrder implements HeldOrder {
  constructor(
    public held: string | null,
    private readonly store: (held: string) => Promise<void>,
    private readonly log: Logger,
  ) {}

  /** A database that is away costs a second order after a crash, and not the one that is placed. */
  async keep(order: string): Promise<void> {
    this.held = order;
    try {
      await this.store(order);
    } catch (error) {
      this.log.warn('An order at the transcriber could not be stored. It is placed again if this process dies.', {
        error,
      });
    }
  }
}
