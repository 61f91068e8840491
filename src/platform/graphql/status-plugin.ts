import type { ApolloServerPlugin } from '@apollo/server';
import type { GraphQLFormattedError } from 'graphql';

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
        const answered = Object.values(data ?? {}).some((value) => value !== null);
        response.http.status = answered ? 200 : Math.max(...errors.map(statusOf));
        const retryAfterMs = Math.max(...errors.map((error) => Number(error.extensions?.retryAfterMs ?? 0)));
        if (!answered && retryAfterMs > 0)
          response.http.headers.set('retry-after', String(Math.ceil(retryAfterMs / 1000)));
      },
    };
  },
};

function statusOf({ extensions }: GraphQLFormattedError): number {
  const status = extensions?.httpStatus;
  return typeof status === 'number' ? status : 500;
}
