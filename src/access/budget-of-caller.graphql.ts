import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { GqlExecutionContext } from '@nestjs/graphql';
import { Fault } from '../platform/fault.js';
import type { GraphQlContext } from './graphql-context.graphql.js';
import type { SpendRequests } from './request-budget.js';

/** The caller's budget of requests, as a parameter of a resolver's method: for an operation that stands for several. */
export const BudgetOfCaller = createParamDecorator((_data: unknown, context: ExecutionContext): SpendRequests => {
  const { spend } = GqlExecutionContext.create(context).getContext<Partial<GraphQlContext>>();
  if (spend) return spend;
  throw new Fault('INTERNAL', "This operation has no caller: its resolver lacks the caller's context.");
});
