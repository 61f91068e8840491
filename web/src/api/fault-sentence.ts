import { CombinedGraphQLErrors, ServerError } from '@apollo/client';

/** What a person reads of an error: the engine's own sentence where it gave one. */
export function sentenceFor(error: unknown): string {
  if (CombinedGraphQLErrors.is(error)) return error.errors.map(({ message }) => message).join(' ');
  if (ServerError.is(error))
    return sentenceIn(error.bodyText) ?? `The engine answered ${error.statusCode}. Try again in a moment.`;
  if (error instanceof TypeError)
    return 'The engine cannot be reached. Check your connection. The page reconnects on its own.';
  return error instanceof Error ? error.message : String(error);
}

/** The code of the engine's fault; null where the error is not the engine's. */
export function codeOf(error: unknown): string | null {
  if (!CombinedGraphQLErrors.is(error)) return null;
  const code = error.errors[0]?.extensions?.code;
  return typeof code === 'string' ? code : null;
}

/** From a GraphQL answer or from problem+json. */
function sentenceIn(body: string): string | null {
  try {
    const { errors, detail } = JSON.parse(body) as { errors?: { message?: string }[]; detail?: string };
    return errors?.[0]?.message ?? detail ?? null;
  } catch {
    return null;
  }
}
