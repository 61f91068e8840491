import { Inject, Injectable } from '@nestjs/common';
import { Fault } from '../platform/fault.js';
import type { Admission, Arrival, GraphQlDoor } from '../platform/graphql/graphql-door.js';
import { RequestLimiter } from '../platform/http/request-limiter.js';
import type { Caller } from './caller.js';
import { CallerAdmission } from './caller-admission.js';
import { isRefusal, RefusalAudit } from './refusal-audit.js';
import { UserDirectory } from './user-directory.js';

/** Admits callers to GraphQL by the same rules as to REST. */
@Injectable()
export class GraphQlCallers implements GraphQlDoor {
  constructor(
    @Inject(CallerAdmission) private readonly admission: CallerAdmission,
    @Inject(RequestLimiter) private readonly limiter: RequestLimiter,
    @Inject(UserDirectory) private readonly users: UserDirectory,
    @Inject(RefusalAudit) private readonly audit: RefusalAudit,
  ) {}

  async admit({ headers, address }: Arrival): Promise<Admission> {
    const caller = await this.letIn({ headers, address });
    const callerName = this.admission.nameOf(caller, address);
    return {
      context: { caller },
      callerName,
      expiresAt: caller.kind === 'user' ? caller.expiresAt : null,
      spend: (requests) => this.limiter.take(callerName, requests),
      stillHolds: () => this.stillHolds(caller),
    };
  }

  /** A websocket has no answer with a status, so its refusals are recorded here. */
  private async letIn({ headers, address }: Arrival): Promise<Caller> {
    try {
      return await this.admission.admit(headers, address);
    } catch (error) {
      const { code } = Fault.from(error);
      if (isRefusal(code)) this.audit.record({ caller: null, address, rule: code, route: '/graphql' });
      throw error;
    }
  }

  /** A user who was banned, deleted or signed out loses an open socket too, and so does an admin who was revoked. */
  private async stillHolds(caller: Caller): Promise<boolean> {
    if (caller.kind === 'service') return true;
    const standing = await this.users.standingOf(caller.userId, caller.sessionId);
    return standing === (caller.admin ? 'ADMIN' : 'USER') || (standing === 'ADMIN' && !caller.admin);
  }
}
