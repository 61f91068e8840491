import { AsyncLocalStorage } from 'node:async_hooks';
import { createHash } from 'node:crypto';
import {
  type Context,
  ROOT_CONTEXT,
  type Span,
  type SpanContext,
  SpanStatusCode,
  TraceFlags,
  type Tracer,
  trace,
} from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { BatchSpanProcessor, type IdGenerator, RandomIdGenerator, TracerProvider } from '@opentelemetry/sdk-trace';
import { ENGINE_VERSION } from '../engine-version.js';
import { Fault } from '../fault.js';
import type { Logger } from '../logging/logger.js';
import { withinMs } from '../time-limit.js';
import type { OpenSpan, SpanFacts, TracedRun, Tracing } from './tracing.js';

/** Ids of spans: those of a run's root follow from the job, so that each replica knows them; all others are random. */
class SpanIds implements IdGenerator {
  private readonly random = new RandomIdGenerator();
  private root: SpanContext | null = null;

  readonly generateTraceId = (): string => this.root?.traceId ?? this.random.generateTraceId();
  readonly generateSpanId = (): string => this.root?.spanId ?? this.random.generateSpanId();

  /** The root of a run: the trace's id is the job's, without its dashes. */
  ofRoot({ jobId, runStartedAt }: TracedRun): SpanContext {
    const digest = createHash('sha256').update(`${jobId} ${runStartedAt.toISOString()}`).digest('hex');
    const traceId = jobId.replaceAll('-', '');
    return { traceId, spanId: digest.slice(0, 16), traceFlags: TraceFlags.SAMPLED, isRemote: true };
  }

  /** Starts the span of a root with the ids that the others refer to. @param start starts one span, synchronously */
  forRoot<Span>(run: TracedRun, start: () => Span): Span {
    this.root = this.ofRoot(run);
    try {
      return start();
    } finally {
      this.root = null;
    }
  }
}

/** Where traces go. */
export interface TracingSettings {
  /** Base address of an OTLP receiver over HTTP; `/v1/traces` is added. */
  readonly endpoint: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly serviceName: string;
}

/** The most spans that wait to be sent. More are dropped, so that an unreachable receiver costs no memory. */
const MOST_WAITING = 4_096;
const SENT_EVERY_MS = 2_000;
const SEND_LIMIT_MS = 5_000;

/** Sends traces of jobs to an OTLP receiver. */
export class OtlpTracing implements Tracing {
  private readonly around = new AsyncLocalStorage<Context>();
  private readonly ids = new SpanIds();
  private readonly provider: TracerProvider;
  private readonly tracer: Tracer;

  constructor(
    { endpoint, headers, serviceName }: TracingSettings,
    private readonly log: Logger,
  ) {
    const exporter = new OTLPTraceExporter({
      url: `${endpoint}/v1/traces`,
      headers: { ...headers },
      timeoutMillis: SEND_LIMIT_MS,
    });
    this.provider = new TracerProvider({
      idGenerator: this.ids,
      resource: resourceFromAttributes({ 'service.name': serviceName, 'service.version': ENGINE_VERSION }),
      spanProcessors: [
        new BatchSpanProcessor({ exporter, maxQueueSize: MOST_WAITING, scheduledDelayMillis: SENT_EVERY_MS }),
      ],
    });
    this.tracer = this.provider.getTracer('evolution-studios-engine', ENGINE_VERSION);
  }

  inRun<Result>(
    run: TracedRun,
    name: string,
    facts: SpanFacts,
    work: (span: OpenSpan) => Promise<Result>,
  ): Promise<Result> {
    const span = this.tracer.startSpan(name, { attributes: { ...facts, 'job.id': run.jobId } }, this.below(run));
    return this.run(span, work);
  }

  within<Result>(name: string, facts: SpanFacts, work: (span: OpenSpan) => Promise<Result>): Promise<Result> {
    const parent = this.around.getStore();
    if (parent === undefined) return work({ note: () => undefined, fail: () => undefined });
    return this.run(this.tracer.startSpan(name, { attributes: facts }, parent), work);
  }

  record(run: TracedRun, name: string, startTime: Date, facts: SpanFacts): void {
    const attributes = { ...facts, 'job.id': run.jobId };
    this.tracer.startSpan(name, { startTime, attributes }, this.below(run)).end();
  }

  runEnded(run: TracedRun, facts: SpanFacts, fault: string | null): void {
    const options = { root: true, startTime: run.runStartedAt, attributes: { ...facts, 'job.id': run.jobId } };
    const span = this.ids.forRoot(run, () => this.tracer.startSpan('job', options, ROOT_CONTEXT));
    if (fault !== null) span.setStatus({ code: SpanStatusCode.ERROR, message: fault });
    span.end();
  }

  async stop(): Promise<void> {
    const late = () => new Error(`The receiver of traces did not answer within ${SEND_LIMIT_MS / 1000} s`);
    try {
      await withinMs(SEND_LIMIT_MS, this.provider.shutdown(), late);
    } catch (error) {
      this.log.warn('The last traces could not be sent.', { error });
    }
  }

  private below(run: TracedRun): Context {
    return trace.setSpanContext(ROOT_CONTEXT, this.ids.ofRoot(run));
  }

  private async run<Result>(span: Span, work: (span: OpenSpan) => Promise<Result>): Promise<Result> {
    const open: OpenSpan = {
      note: (facts) => span.setAttributes(facts),
      fail: (code) => span.setStatus({ code: SpanStatusCode.ERROR, message: code }),
    };
    try {
      return await this.around.run(trace.setSpan(ROOT_CONTEXT, span), () => work(open));
    } catch (error) {
      // Only the code, because a message can quote a provider.
      open.fail(Fault.from(error).code);
      throw error;
    } finally {
      span.end();
    }
  }
}
