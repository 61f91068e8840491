import {
  createSourceEventStream,
  type ExecutionArgs,
  type ExecutionResult,
  execute,
  GraphQLError,
  type GraphQLSchema,
  getOperationAST,
} from 'graphql';
import type { SubscribePayload } from 'graphql-ws';
import { coded } from '../limits/limits.js';
import { refuseCostly } from '../limits/operation-cost.js';
import type { OperationGate } from '../limits/operation-gate.js';
import type { RequestContext } from '../request-context.js';

/** A subscription that can be read. */
export interface PreparedSubscription extends ExecutionArgs {
  readonly contextValue: RequestContext;
  readonly events: DeliveredEvents;
}

/**
 * Checks an operation by the rules of HTTP, and that it is a subscription, since sockets serve nothing else. Then opens its source.
 * @throws one or more GraphQLErrors, or what the resolver threw
 */
export async function prepareSubscription(
  schema: GraphQLSchema,
  gate: OperationGate,
  payload: SubscribePayload,
  contextValue: RequestContext,
  wanted: () => boolean,
): Promise<PreparedSubscription | readonly GraphQLError[]> {
  const { query, operationName, variables } = payload;
  if (typeof query !== 'string')
    return [refused('BAD_REQUEST', 'The operation needs a query: the text of its document.')];
  const document = gate.admit(query);
  const problems = gate.problems(schema, query);
  if (problems.length > 0) return problems;
  const operation = getOperationAST(document, operationName);
  if (!operation)
    return [
      refused('OPERATION_RESOLUTION_FAILURE', 'The document has several operations; name the one that is meant.'),
    ];
  if (operation.operation !== 'subscription') {
    return [
      refused(
        'BAD_REQUEST',
        'Queries and mutations go over HTTP, POST to this address; the socket carries subscriptions.',
      ),
    ];
  }
  const variableValues = variables ?? {};
  refuseCostly(schema, document, operation, variableValues);
  const args = { schema, document, operationName, variableValues, contextValue };
  const source = await createSourceEventStream(args);
  if ('errors' in source) return source.errors ?? [];
  return { ...args, events: new DeliveredEvents(source as AsyncIterable<unknown>, args, wanted) };
}

function refused(code: string, message: string): GraphQLError {
  return coded(new GraphQLError(message), code);
}

/**
 * The answers of a subscription: each event of its source, resolved when the socket asks for the next one and not before. A reader that is slow
 * thereby holds back its own source, whose queue has a bound. Every event gets loaders of its own, so that none shows what an earlier
 * one loaded.
 */
export class DeliveredEvents implements AsyncGenerator<ExecutionResult, void, void> {
  private readonly events: AsyncIterator<unknown>;

  /** @param wanted returns false once the subscription has ended: a closing socket accepts messages immediately, and a fast source would never pause */
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
