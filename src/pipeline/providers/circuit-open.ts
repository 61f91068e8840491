import { Fault } from '../../platform/fault.js';

/** The circuit breaker of a provider is open: no request was made. Says what its last failure was. */
export class CircuitOpen extends Fault {}
