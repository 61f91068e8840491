/** The attributes of a span: never a text of a job, never a secret. */
export type SpanFacts = Readonly<Record<string, string | number | boolean>>;

/** A run of a job, which is a root span of the job's trace. A retry or a further refinement begins another run in the same trace. */
export interface TracedRun {
  readonly jobId: string;
  readonly runStartedAt: Date;
}

/** A span that is open. */
export interface OpenSpan {
  note(facts: SpanFacts): void;
  /** Marks the span as failed. @param code of the fault */
  fail(code: string): void;
}

/**
 * Traces of jobs, one for each: the trace's id is the job's, so that every replica adds its spans without storing anything. Nothing here
 * ever fails what it watches.
 */
export interface Tracing {
  /** Runs the work in a span below the root of a job's run; spans of the work are below that one. */
  inRun<Result>(
    run: TracedRun,
    name: string,
    facts: SpanFacts,
    work: (span: OpenSpan) => Promise<Result>,
  ): Promise<Result>;
  /** Runs the work in a span below the current one; without a current one it adds no span. */
  within<Result>(name: string, facts: SpanFacts, work: (span: OpenSpan) => Promise<Result>): Promise<Result>;
  /** A span below the root that has ended already. */
  record(run: TracedRun, name: string, startedAt: Date, facts: SpanFacts): void;
  /** Records the root span of a run that ends now. @param fault the code if it failed */
  runEnded(run: TracedRun, facts: SpanFacts, fault: string | null): void;
  /** Sends the remaining spans, for at most five seconds. */
  stop(): Promise<void>;
}

/** Nest injection token of the Tracing. */
export const TRACING = Symbol('Tracing');

const SILENT: OpenSpan = { note: () => undefined, fail: () => undefined };

/** Where no receiver is set: costs nothing. */
export const NO_TRACING: Tracing = {
  inRun: (_run, _name, _facts, work) => work(SILENT),
  within: (_name, _facts, work) => work(SILENT),
  record: () => undefined,
  runEnded: () => undefined,
  stop: async () => undefined,
};
