import type { IncomingHttpHeaders } from 'node:http';
import type { Socket } from 'node:net';
import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { Fault } from '../platform/fault.js';
import { CallerAdmission } from './caller-admission.js';
import { rememberBudget, rememberCaller } from './current-caller.js';

/** Marks a controller or a method that needs no credentials: health, documentation. */
export const Public = Reflector.createDecorator<void, boolean>({ transform: () => true });

interface Request {
  readonly headers: IncomingHttpHeaders;
  readonly socket: Socket;
}

/** Admits a REST request if its caller is identified and has budget left. */
@Injectable()
export class CallerGuard implements CanActivate {
  constructor(
    @Inject(CallerAdmission) private readonly admission: CallerAdmission,
    @Inject(Reflector) private readonly reflector: Reflector,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (this.reflector.getAllAndOverride(Public, [context.getHandler(), context.getClass()])) return true;
    if (context.getType() !== 'http') throw new Fault('INTERNAL', 'This guard works for REST only.');
    const request = context.switchToHttp().getRequest<Request>();
    const address = request.socket.remoteAddress;
    const caller = await this.admission.admit(request.headers, address);
    rememberCaller(request, caller);
    rememberBudget(request, (requests) => this.admission.charge(caller, address, requests));
    return true;
  }
}
