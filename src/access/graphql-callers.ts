import { Inject, Injectable } from '@nestjs/common';
import type { Admission, Arrival, GraphQlDoor } from '../platform/graphql/graphql-door.js';
import { CallerAdmission } from './caller-admission.js';

/** Lets callers in to GraphQL by the same rules as to REST. */
@Injectable()
export class GraphQlCallers implements GraphQlDoor {
  constructor(@Inject(CallerAdmission) private readonly admission: CallerAdmission) {}

  async admit({ headers, address }: Arrival): Promise<Admission> {
    const caller = await this.admission.admit(headers, address);
    return {
      context: { caller },
      callerName: this.admission.nameOf(caller, address),
      expiresAt: caller.kind === 'user' ? caller.expiresAt : null,
    };
  }
}
