import type { Environment } from '../environment/environment.js';
import type { Logger } from '../logging/logger.js';
import { NO_TRACING, type Tracing } from './tracing.js';

/** The tracing that the settings ask for. The packages are loaded only where a receiver is set. */
export async function openTracing({ tracing }: Pick<Environment, 'tracing'>, log: Logger): Promise<Tracing> {
  if (tracing.endpoint === null) return NO_TRACING;
  const { OtlpTracing } = await import('./otlp-tracing.js');
  return new OtlpTracing({ ...tracing, endpoint: tracing.endpoint }, log);
}
