import { Fault } from '../../platform/fault.js';

/** The circuit breaker of a provider is open, so no request was made. The message names the provider's last failure. */
export class CircuitOpen extends Fault {}
