import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { Fault } from '../platform/fault.js';
import type { Caller } from './caller.js';

const callers = new WeakMap<object, Caller>();

/** Remembers who sent a request; a WeakMap, so that nothing in the request itself can pretend to be it. */
export function rememberCaller(request: object, caller: Caller): void {
  callers.set(request, caller);
}

/** Who sent a request, null where no guard has asked. */
export function callerOf(request: object): Caller | null {
  return callers.get(request) ?? null;
}

/** The Caller, as a parameter of a controller's method. */
export const CurrentCaller = createParamDecorator((_data: unknown, context: ExecutionContext): Caller => {
  const caller = callerOf(context.switchToHttp().getRequest<object>());
  if (caller) return caller;
  throw new Fault('INTERNAL', 'This route has no caller: its controller lacks CallerGuard.');
});
