import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { Fault } from '../platform/fault.js';
import type { Caller } from './caller.js';

const callers = new WeakMap<object, Caller>();

/** Remembers who sent a request. It is kept in a WeakMap, so that no part of the request can forge it. */
export function rememberCaller(request: object, caller: Caller): void {
  callers.set(request, caller);
}

/** Who sent a request; null if no guard has identified the caller. */
export function callerOf(request: object): Caller | null {
  return callers.get(request) ?? null;
}

/** The Caller, as a parameter of a controller's method. */
export const CurrentCaller = createParamDecorator((_data: unknown, context: ExecutionContext): Caller => {
  const caller = callerOf(context.switchToHttp().getRequest<object>());
  if (caller) return caller;
  throw new Fault('INTERNAL', 'This route has no caller: its controller lacks CallerGuard.');
});

/** Charges further requests to the caller: all of them or none. @throws Fault RATE_LIMITED */
export type SpendRequests = (requests: number) => void;

const budgets = new WeakMap<object, SpendRequests>();

/** Remembers the budget that a request is charged to. */
export function rememberBudget(request: object, spend: SpendRequests): void {
  budgets.set(request, spend);
}

/** The caller's request budget, as a parameter of a controller's method, for a request that counts as several. */
export const CurrentBudget = createParamDecorator((_data: unknown, context: ExecutionContext): SpendRequests => {
  const spend = budgets.get(context.switchToHttp().getRequest<object>());
  if (spend) return spend;
  throw new Fault('INTERNAL', 'This route has no caller: its controller lacks CallerGuard.');
});
