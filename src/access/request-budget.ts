import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { Fault } from '../platform/fault.js';

/** Counts further requests of whoever is calling, all or none. @throws Fault RATE_LIMITED */
export type SpendRequests = (requests: number) => void;

const budgets = new WeakMap<object, SpendRequests>();

/** Remembers whose budget a request draws on. */
export function rememberBudget(request: object, spend: SpendRequests): void {
  budgets.set(request, spend);
}

/** The caller's budget of requests, as a parameter of a controller's method: for one that stands for several. */
export const CurrentBudget = createParamDecorator((_data: unknown, context: ExecutionContext): SpendRequests => {
  const spend = budgets.get(context.switchToHttp().getRequest<object>());
  if (spend) return spend;
  throw new Fault('INTERNAL', 'This route has no caller: its controller lacks CallerGuard.');
});
