import type { RequestContext } from '../platform/graphql/request-context.js';
import type { Caller } from './caller.js';

/** What a resolver is given as its context. */
export interface GraphQlContext extends RequestContext {
  readonly caller: Caller;
}
