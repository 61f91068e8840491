import { ProviderWatch } from '../../src/pipeline/providers/provider-watch.js';
import { withoutSecrets } from '../../src/platform/logging/redaction.js';
import { Instruments } from '../../src/platform/telemetry/instruments.js';
import { NO_TRACING } from '../../src/platform/telemetry/tracing.js';

/** Traces nothing; what it measures, nobody reads. */
export const quietProviderWatch = new ProviderWatch(new Instruments(), NO_TRACING, withoutSecrets);
