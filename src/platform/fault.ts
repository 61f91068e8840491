import { FAULT_KINDS, type FaultCode } from './fault-codes.js';
import { withoutSecrets } from './logging/redaction.js';

/** The optional parts of a fault. */
export interface FaultOptions {
  /** The underlying error: logged, never shown. */
  readonly cause?: unknown;
  /** Overrides the family of the code, e.g. an AUDIO_NOT_FOUND from a Storage that was restarting. */
  readonly retryable?: boolean;
  /** The provider that was asked, e.g. `openai`, `pocketsphinx`. */
  readonly provider?: string;
  /** HTTP status the provider answered with. */
  readonly providerStatus?: number;
  /** The pause that the provider asked for, in milliseconds. */
  readonly retryAfterMs?: number;
  /** For BAD_REQUEST: one entry for each bad field. */
  readonly fields?: readonly FieldProblem[];
}

/** One bad field of a request body. */
export interface FieldProblem {
  readonly field: string;
  readonly message: string;
  /** Of a document with lines: the line of the field, from 1. */
  readonly line?: number | null;
}

/**
 * The one error type of the engine. Its message is written for the person who reads it: what happened and what to do.
 * It never contains a key, a token, a signed URL or a stack trace. Because a message can quote a provider, anything that looks like a secret is hidden.
 */
export class Fault extends Error {
  override readonly name = 'Fault';
  readonly httpStatus: number;
  readonly title: string;
  readonly retryable: boolean;
  readonly provider?: string;
  readonly providerStatus?: number;
  readonly retryAfterMs?: number;
  readonly fields: readonly FieldProblem[];

  constructor(
    readonly code: FaultCode,
    message: string,
    options: FaultOptions = {},
  ) {
    super(withoutSecrets(message), options.cause === undefined ? undefined : { cause: options.cause });
    const kind = FAULT_KINDS[code];
    this.httpStatus = kind.httpStatus;
    this.title = kind.title;
    this.retryable = options.retryable ?? kind.family === 'transient';
    this.provider = options.provider;
    this.providerStatus = options.providerStatus;
    this.retryAfterMs = options.retryAfterMs;
    this.fields = options.fields ?? [];
  }

  /** Wraps anything thrown: returns a Fault unchanged, and turns anything else into INTERNAL with a message that reveals nothing. */
  static from(thrown: unknown): Fault {
    if (thrown instanceof Fault) return thrown;
    return new Fault('INTERNAL', 'An unexpected error stopped this step. The engine log has the details.', {
      cause: thrown,
    });
  }
}
