import { AsyncLocalStorage } from 'node:async_hooks';

/** What belongs to one HTTP request while Apollo Server works on it. */
export interface OperationScope {
  readonly correlationId: string;
}

const scopes = new AsyncLocalStorage<OperationScope>();

/** Runs `work` within a scope: Apollo hands its error formatter nothing of the request. */
export function inScope<Result>(scope: OperationScope, work: () => Result): Result {
  return scopes.run(scope, work);
}

/** The correlation id of the request under way; `unknown` outside of one. */
export function currentCorrelationId(): string {
  return scopes.getStore()?.correlationId ?? 'unknown';
}
