import { type ExecutionArgs, type ExecutionResult, execute } from 'graphql';
import type { RequestContext } from '../request-context.js';

/**
 * The answers of a subscription: each event of its source, resolved when the socket asks for the next one and not before. A reader that is slow
 * thereby holds back its own source, whose queue has a bound. Every event gets loaders of its own, so that none shows what an earlier
 * one loaded.
 */
export class DeliveredEvents implements AsyncGenerator<ExecutionResult, void, void> {
  private readonly events: AsyncIterator<unknown>;

  /** @param wanted false once nobody reads any more: a socket that is closing takes messages at once, and a fast source would never pause */
  constructor(
    source: AsyncIterable<unknown>,
    private readonly args: ExecutionArgs & { readonly contextValue: RequestContext },
    private readonly wanted: () => boolean,
  ) {
    this.events = source[Symbol.asyncIterator]();
  }

  async next(): Promise<IteratorResult<ExecutionResult, void>> {
    if (!this.wanted()) return this.return();
    const event = await this.events.next();
    if (event.done) return { value: undefined, done: true };
    const contextValue = { ...this.args.contextValue, loaders: new Map() };
    return { value: await execute({ ...this.args, contextValue, rootValue: event.value }), done: false };
  }

  async return(): Promise<IteratorResult<ExecutionResult, void>> {
    await this.events.return?.();
    return { value: undefined, done: true };
  }

  async throw(error: unknown): Promise<never> {
    await this.events.return?.();
    throw error;
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.return();
  }
}
