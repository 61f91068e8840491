/** An answer that exceeds a limit of the engine. The server answered, and was paid: the same request gives the same answer, so it is not sent again. */
export class AnswerBeyondLimit extends Error {
  override readonly name = 'AnswerBeyondLimit';

  /** @param what completes "The transcriber …" */
  constructor(
    readonly what: string,
    options: ErrorOptions = {},
  ) {
    super(`the provider ${what}`, options);
  }
}

/** Faults of undici and zlib that no later answer of the same server cures, by their code. */
const OWN_LIMITS: Readonly<Record<string, string>> = {
  UND_ERR_HEADERS_OVERFLOW: 'sent more than 16 KB of headers, which the engine does not read',
  Z_DATA_ERROR: 'compressed its answer in a form that cannot be read',
  Z_NEED_DICT: 'compressed its answer in a form that cannot be read',
};

/** undici has no code for it. */
const LAYERS = /too many content-encodings/i;
const TOO_MANY_LAYERS = 'compressed its answer several times over, which the engine does not undo';

/** The limit that an error is about, where it is one of ours, looked for in its causes too; otherwise null. */
export function limitExceeded(error: unknown): AnswerBeyondLimit | null {
  let cause = error as (Partial<NodeJS.ErrnoException> & { readonly cause?: unknown }) | null | undefined;
  for (let depth = 0; typeof cause === 'object' && cause !== null && depth < 5; depth += 1) {
    if (cause instanceof AnswerBeyondLimit) return cause;
    const what = OWN_LIMITS[String(cause.code)] ?? (LAYERS.test(String(cause.message)) ? TOO_MANY_LAYERS : undefined);
    if (what !== undefined) return new AnswerBeyondLimit(what, { cause: error });
    cause = cause.cause as typeof cause;
  }
  return null;
}

/** The body of a response. @throws AnswerBeyondLimit where it is longer than `maxBytes` when decompressed */
export async function readBoundedText(response: Response, maxBytes: number): Promise<string> {
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  for await (const piece of response.body ?? []) {
    bytes += piece.byteLength;
    if (bytes > maxBytes) {
      const limit = `${Math.round(maxBytes / 1024 / 102.4) / 10} MB`;
      throw new AnswerBeyondLimit(`gave an answer of more than ${limit}, the engine's limit for this request`);
    }
    pieces.push(piece);
  }
  // Unlike a buffer's own, this reading leaves out a byte order mark.
  return new TextDecoder().decode(Buffer.concat(pieces));
}
