import { type ApolloClient, CombinedGraphQLErrors } from '@apollo/client';
import { ChangePositionDocument } from './operations.js';

/**
 * The position of the changes at this moment.
 * @returns null where a replica of an earlier release answers, which cannot say
 * @throws what the network throws
 */
export async function presentPosition(apollo: ApolloClient): Promise<string | null> {
  try {
    const { data } = await apollo.query({ query: ChangePositionDocument, fetchPolicy: 'no-cache' });
    return data?.changePosition ?? null;
  } catch (error) {
    if (CombinedGraphQLErrors.is(error)) return null;
    throw error;
  }
}
