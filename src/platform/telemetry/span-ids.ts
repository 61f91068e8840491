import { createHash } from 'node:crypto';
import { type SpanContext, TraceFlags } from '@opentelemetry/api';
import { type IdGenerator, RandomIdGenerator } from '@opentelemetry/sdk-trace';
import type { TracedRun } from './tracing.js';

/** Ids of spans: those of a run's root follow from the job, so that each replica knows them; all others are random. */
export class SpanIds implements IdGenerator {
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
