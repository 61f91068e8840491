import type { ApolloServerPlugin } from '@apollo/server';
import {
  type DocumentNode,
  GraphQLError,
  type GraphQLFormattedError,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { refusalOf } from './fault-error.js';
import { coded } from './limits/limits.js';
import { refuseCostly } from './limits/operation-cost.js';
import type { RequestContext } from './request-context.js';

/** Points of cost that count as one request: a page of 100 jobs with a dozen fields each has about 1,300. */
const POINTS_A_REQUEST = 5_000;

/**
 * How many requests an operation counts as: each mutation in it is one, under any alias, and so is each 5,000
 * points of cost. The document is valid and within the limits.
 */
function requestsIn(document: DocumentNode, operation: OperationDefinitionNode, points: number): number {
  const byCost = Math.ceil(points / POINTS_A_REQUEST);
  const mutations = operation.operation === 'mutation' ? rootFields(document, operation.selectionSet) : 0;
  return Math.max(1, byCost, mutations);
}

function rootFields(document: DocumentNode, { selections }: SelectionSetNode): number {
  return selections.reduce((sum, selection) => {
    if (selection.kind === Kind.FIELD) return sum + 1;
    if (selection.kind === Kind.INLINE_FRAGMENT) return sum + rootFields(document, selection.selectionSet);
    const fragment = document.definitions.find(
      (definition) => definition.kind === Kind.FRAGMENT_DEFINITION && definition.name.value === selection.name.value,
    );
    return fragment?.kind === Kind.FRAGMENT_DEFINITION ? sum + rootFields(document, fragment.selectionSet) : sum;
  }, 0);
}

/**
 * Once it is known which operation of the document is meant and with which variables: refuses one whose answer could be too large, and
 * counts an operation with several requests as that many.
 */
export const limitsPlugin: ApolloServerPlugin<RequestContext> = {
  async requestDidStart() {
    return {
      async didResolveOperation({ schema, document, operation, request, contextValue }) {
        if (operation?.operation === 'subscription') throw forTheSocket();
        if (!operation) return;
        const points = refuseCostly(schema, document, operation, request.variables ?? {});
        charge(contextValue, requestsIn(document, operation, points));
      },
    };
  },
};

/** The admission counted the first request. */
function charge({ spend }: RequestContext, requests: number): void {
  try {
    if (requests > 1) spend(requests - 1);
  } catch (error) {
    throw refusalOf(error);
  }
}

function forTheSocket(): GraphQLError {
  const message = 'Subscriptions are served on the websocket at this address (graphql-transport-ws), not over HTTP.';
  return coded(new GraphQLError(message), 'BAD_REQUEST');
}

/**
 * The HTTP status of an answer: the one its errors carry where nothing was answered, the highest if they differ; 200 as soon as some part
 * of the data is there, since the answer then holds both.
 */
export const statusPlugin: ApolloServerPlugin = {
  async requestDidStart() {
    return {
      async willSendResponse({ response }) {
        if (response.body.kind !== 'single') return;
        const { errors, data } = response.body.singleResult;
        if (errors === undefined || errors.length === 0) return;
        // The order of completion would reveal which check took longer, and so whether a row exists. Errors follow the order of the document instead.
        response.body.singleResult.errors = inDocumentOrder(errors);
        const answered = Object.values(data ?? {}).some((value) => value !== null);
        response.http.status = answered ? 200 : Math.max(...errors.map(statusOf));
        const retryAfterMs = Math.max(...errors.map((error) => Number(error.extensions?.retryAfterMs ?? 0)));
        if (!answered && retryAfterMs > 0)
          response.http.headers.set('retry-after', String(Math.ceil(retryAfterMs / 1000)));
      },
    };
  },
};

function inDocumentOrder(errors: readonly GraphQLFormattedError[]): readonly GraphQLFormattedError[] {
  const placeOf = ({ locations }: GraphQLFormattedError) => locations?.[0] ?? { line: 0, column: 0 };
  return [...errors].sort((one, other) => {
    const [a, b] = [placeOf(one), placeOf(other)];
    return a.line - b.line || a.column - b.column;
  });
}

function statusOf({ extensions }: GraphQLFormattedError): number {
  const status = extensions?.httpStatus;
  return typeof status === 'number' ? status : 500;
}
