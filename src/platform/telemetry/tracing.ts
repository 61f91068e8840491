/** What a span says beside its name: never a text of a job, never a secret. */
export type SpanFacts = Readonly<Record<string, string | number | boolean>>;

/** A run of a job: what one trace has as its root. A retry or a further refinement begins a run of its own in the same trace. */
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
  /** A span below the root of a job's run, around the work; what the work calls stands below it. */
  inRun<Result>(
    run: TracedRun,
    name: string,
    facts: SpanFacts,
    work: (span: OpenSpan) => Promise<Result>,
  ): Promise<Result>;
  /** A span below the one that is open around the call; without one just the work. */
  within<Result>(name: string, facts: SpanFacts, work: (span: OpenSpan) => Promise<Result>): Promise<Result>;
  /** A span below the root that has ended already. */
  record(run: TracedRun, name: string, startedAt: Date, facts: SpanFacts): void;
  /** The root of a run that has ended at this moment. @param fault its code where it failed */
  runEnded(run: TracedRun, facts: SpanFacts, fault: string | null): void;
  /** Sends what is left, for five seconds at most. */
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
