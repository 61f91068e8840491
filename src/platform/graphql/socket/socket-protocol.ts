import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { GraphQLError } from 'graphql';
import { type Context, makeServer, type OperationResult, type Server, type SubscribePayload } from 'graphql-ws';
import { ENVIRONMENT, type Environment } from '../../environment/environment.js';
import { ErrorRendering } from '../error-rendering.js';
import { limitError } from '../limits/limits.js';
import { OperationGate } from '../limits/operation-gate.js';
import type { RequestContext } from '../request-context.js';
import { type PreparedSubscription, prepareSubscription } from './prepare-subscription.js';
import type { SocketConnection } from './socket-connection.js';

/** The protocol's state for each socket. */
export interface SocketExtra {
  readonly connection: SocketConnection;
  /** Authenticates the caller with the payload of `connection_init`; false if the socket was closed instead. */
  readonly enter: (params: unknown) => Promise<boolean>;
}

type SocketContext = Context<Record<string, unknown> | undefined, SocketExtra>;

/** Time limit for a client's `connection_init`. */
const INIT_TIMEOUT_MS = 5_000;

/** graphql-transport-ws with HTTP's checks before a subscription opens, and with HTTP's rendering of errors. */
@Injectable()
export class SocketProtocol {
  constructor(
    @Inject(ENVIRONMENT) private readonly environment: Environment,
    @Inject(GraphQLSchemaHost) private readonly schemas: GraphQLSchemaHost,
    @Inject(OperationGate) private readonly gate: OperationGate,
    @Inject(ErrorRendering) private readonly rendering: ErrorRendering,
  ) {}

  /** Handles a new socket. */
  server(): Server<SocketExtra> {
    return makeServer<Record<string, unknown> | undefined, SocketExtra>({
      connectionInitWaitTimeout: INIT_TIMEOUT_MS,
      onConnect: async ({ connectionParams, extra }) => {
        if (!(await extra.enter(connectionParams))) return false;
        return { expiresAt: extra.connection.admission?.expiresAt?.toISOString() ?? null };
      },
      onSubscribe: (context, _id, payload) => this.prepare(context, payload),
      subscribe: (args) => (args as PreparedSubscription).events as OperationResult,
      onNext: (_context, _id, _payload, { contextValue }, { errors, ...result }) => {
        if (!errors) return undefined;
        const { correlationId } = contextValue as RequestContext;
        return { ...result, errors: errors.map((error) => this.rendering.render(error, correlationId)) };
      },
      onError: (_context, _id, _payload, errors) => errors.map((error) => this.rendering.render(error, randomUUID())),
    });
  }

  private async prepare(
    { extra: { connection }, subscriptions }: SocketContext,
    payload: SubscribePayload,
  ): Promise<PreparedSubscription | readonly GraphQLError[]> {
    try {
      const most = this.environment.graphqlSubscriptionsPerConnection;
      const held = Object.keys(subscriptions).length;
      if (held > most) throw limitError('LIMIT_SUBSCRIPTIONS', held, most);
      connection.admission?.spend(1);
      const spend = (requests: number) => connection.admission?.spend(requests);
      const context = { ...connection.admission?.context, spend, correlationId: randomUUID(), loaders: new Map() };
      return await prepareSubscription(this.schemas.schema, this.gate, payload, context, () => connection.open);
    } catch (error) {
      if (error instanceof GraphQLError) return [error];
      const originalError = error instanceof Error ? error : new Error(String(error));
      return [new GraphQLError(originalError.message, { originalError })];
    }
  }
}
