import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Fault } from '../platform/fault.js';
import { requireAdmin } from './caller.js';
import { callerOf } from './current-caller.js';

/** Admits admins and the secret key. Runs after CallerGuard. */
@Injectable()
export class AdminGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const caller = callerOf(context.switchToHttp().getRequest<object>());
    if (caller === null) throw new Fault('FORBIDDEN', 'Only admins and the secret key may do this.');
    requireAdmin(caller);
    return true;
  }
}
