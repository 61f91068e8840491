import type { Environment } from '../../platform/environment/environment.js';
import { connectionTrouble } from '../../platform/http/connection-trouble.js';

const SETTING = 'OTEL_EXPORTER_OTLP_ENDPOINT';

/**
 * Sends the receiver of traces an empty list of spans.
 * @returns `ok`, or what is wrong and what to do, without host and headers
 */
export async function checkTraceReceiver(
  { endpoint, headers }: Environment['tracing'],
  limitMs: number,
): Promise<string> {
  if (endpoint === null) return 'ok';
  try {
    const answer = await fetch(`${endpoint}/v1/traces`, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body: '{"resourceSpans":[]}',
      signal: AbortSignal.timeout(limitMs),
      redirect: 'manual',
    });
    await answer.body?.cancel();
    if ([401, 403].includes(answer.status)) return 'refuses the headers. Check OTEL_EXPORTER_OTLP_HEADERS.';
    if ([404, 405].includes(answer.status)) {
      return `has no /v1/traces. Set ${SETTING} to the base address of an OTLP receiver over HTTP, often on port 4318.`;
    }
    return answer.status >= 500 ? `answers with status ${answer.status}. Traces are lost until it recovers.` : 'ok';
  } catch (error) {
    const trouble = connectionTrouble(error, SETTING);
    if (trouble === null) return `cannot be reached, so traces are lost. Check ${SETTING}.`;
    return `cannot be reached: ${trouble.why}. Traces are lost. ${trouble.cure}`;
  }
}
