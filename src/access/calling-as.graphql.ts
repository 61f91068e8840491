import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { GqlExecutionContext } from '@nestjs/graphql';
import { Fault } from '../platform/fault.js';
import type { RequestContext } from '../platform/graphql/request-context.js';
import type { Caller } from './caller.js';
import type { SpendRequests } from './current-caller.js';

/** The context of a resolver. */
export interface GraphQlContext extends RequestContext {
  readonly caller: Caller;
}

/** The Caller, as a parameter of a resolver's method. */
export const CallingAs = createParamDecorator((_data: unknown, context: ExecutionContext): Caller => {
  const { caller } = contextOf(context);
  if (caller) return caller;
  throw noContext();
});

/** The caller's request budget, as a parameter of a resolver's method, for an operation that counts as several. */
export const BudgetOfCaller = createParamDecorator((_data: unknown, context: ExecutionContext): SpendRequests => {
  const { spend } = contextOf(context);
  if (spend) return spend;
  throw noContext();
});

function contextOf(context: ExecutionContext): Partial<GraphQlContext> {
  return GqlExecutionContext.create(context).getContext<Partial<GraphQlContext>>();
}

function noContext(): Fault {
  return new Fault('INTERNAL', "This operation has no caller: its resolver lacks the caller's context.");
}
