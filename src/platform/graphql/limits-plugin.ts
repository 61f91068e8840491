import type { ApolloServerPlugin } from '@apollo/server';
import { GraphQLError } from 'graphql';
import { coded } from './limits/coded-error.js';
import { refuseCostly } from './limits/operation-cost.js';

/** Refuses an operation whose answer could be too large, once it is known which operation of the document is meant and with which variables. */
export const limitsPlugin: ApolloServerPlugin = {
  async requestDidStart() {
    return {
      async didResolveOperation({ schema, document, operation, request }) {
        if (operation?.operation === 'subscription') throw forTheSocket();
        if (operation) refuseCostly(schema, document, operation, request.variables ?? {});
      },
    };
  },
};

function forTheSocket(): GraphQLError {
  const message = 'Subscriptions are served on the websocket at this address (graphql-transport-ws), not over HTTP.';
  return coded(new GraphQLError(message), 'BAD_REQUEST');
}
