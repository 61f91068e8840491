import { Fault } from '../../platform/fault.js';

/** A provider that failed too often is left alone for a while: it was not asked. Says what its last failure was. */
export class CircuitOpen extends Fault {}
