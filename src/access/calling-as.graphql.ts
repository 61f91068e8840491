import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { GqlExecutionContext } from '@nestjs/graphql';
import { Fault } from '../platform/fault.js';
import type { Caller } from './caller.js';
import type { GraphQlContext } from './graphql-context.graphql.js';

/** The Caller, as a parameter of a resolver's method. */
export const CallingAs = createParamDecorator((_data: unknown, context: ExecutionContext): Caller => {
  const { caller } = GqlExecutionContext.create(context).getContext<Partial<GraphQlContext>>();
  if (caller) return caller;
  throw new Fault('INTERNAL', "This operation has no caller: its resolver lacks the caller's context.");
});
