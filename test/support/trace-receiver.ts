import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { Moments } from './moments.js';

/** A span as it came over the wire. */
export interface ReceivedSpan {
  readonly service: string;
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId: string | null;
  readonly name: string;
  /** 2 is an error. */
  readonly status: number;
  readonly startMs: number;
  readonly endMs: number;
}

/** An OTLP receiver over HTTP/JSON. */
export interface TraceReceiver {
  readonly url: string;
  readonly spans: ReceivedSpan[];
  /** Whole bodies, as they came. */
  readonly bodies: string[];
  /** Headers of the requests. */
  readonly headers: Record<string, unknown>[];
  /** Asks after each request until there is an answer. */
  readonly until: Moments['until'];
  stop(): Promise<void>;
}

// biome-ignore lint/suspicious/noExplicitAny: the protocol's JSON, of which this reads a few fields.
type Any = any;

/** @param delayMs before each answer; Infinity: it never answers */
export async function startTraceReceiver(delayMs = 0): Promise<TraceReceiver> {
  const spans: ReceivedSpan[] = [];
  const headers: Record<string, unknown>[] = [];
  const bodies: string[] = [];
  const came = new Moments();
  const server = createServer(async (request, response) => {
    const sent = await text(request);
    const body: Any = JSON.parse(sent);
    bodies.push(sent);
    headers.push(request.headers);
    if (request.url === '/v1/traces') spans.push(...spansIn(body));
    came.happened();
    if (Number.isFinite(delayMs)) setTimeout(() => response.end('{}'), delayMs);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const stop = async () => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  };
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { url, spans, bodies, headers, until: came.until.bind(came), stop };
}

function spansIn(body: Any): ReceivedSpan[] {
  return body.resourceSpans.flatMap((resource: Any) => {
    const facts = resource.resource.attributes;
    const service = facts.find(({ key }: Any) => key === 'service.name').value.stringValue;
    return resource.scopeSpans.flatMap((scope: Any) =>
      scope.spans.map((span: Any) => ({
        service,
        traceId: span.traceId,
        spanId: span.spanId,
        parentSpanId: span.parentSpanId || null,
        name: span.name,
        status: span.status?.code ?? 0,
        startMs: Number(BigInt(span.startTimeUnixNano) / 1_000_000n),
        endMs: Number(BigInt(span.endTimeUnixNano) / 1_000_000n),
      })),
    );
  });
}
