import { Inject, Injectable } from '@nestjs/common';
import type { Admission, Arrival, GraphQlDoor } from '../platform/graphql/graphql-door.js';
import { RequestLimiter } from '../platform/http/request-limiter.js';
import { AdminDirectory } from './admin-directory.js';
import type { Caller } from './caller.js';
import { CallerAdmission } from './caller-admission.js';

/** Lets callers in to GraphQL by the same rules as to REST. */
@Injectable()
export class GraphQlCallers implements GraphQlDoor {
  constructor(
    @Inject(CallerAdmission) private readonly admission: CallerAdmission,
    @Inject(RequestLimiter) private readonly limiter: RequestLimiter,
    @Inject(AdminDirectory) private readonly admins: AdminDirectory,
  ) {}

  async admit({ headers, address }: Arrival): Promise<Admission> {
    const caller = await this.admission.admit(headers, address);
    const callerName = this.admission.nameOf(caller, address);
    return {
      context: { caller, spend: (requests: number) => this.admission.charge(caller, address, requests) },
      callerName,
      expiresAt: caller.kind === 'user' ? caller.expiresAt : null,
      spend: () => this.limiter.take(callerName),
      stillHolds: () => this.stillHolds(caller),
    };
  }

  /** An admin who was revoked loses an open socket too; everybody else's rights are in their token. */
  private async stillHolds(caller: Caller): Promise<boolean> {
    return caller.kind === 'service' || !caller.admin || this.admins.isAdmin(caller.userId);
  }
}
