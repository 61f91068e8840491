import { answerText, isWholeJson } from './answer-text.js';

/** An answer that exceeds a limit of the engine. The provider was paid for it and the same request would return it again, so it is not retried. */
export class AnswerBeyondLimit extends Error {
  override readonly name = 'AnswerBeyondLimit';

  /** @param what completes the sentence "The transcriber …" */
  constructor(
    readonly what: string,
    options: ErrorOptions = {},
  ) {
    super(`the provider ${what}`, options);
  }
}

/** Codes of errors in undici and zlib that a retry at the same server does not cure. */
const OWN_LIMITS: Readonly<Record<string, string>> = {
  UND_ERR_HEADERS_OVERFLOW: 'sent more than 16 KB of headers, which the engine does not read',
  Z_DATA_ERROR: 'compressed its answer in a form that cannot be read',
  Z_NEED_DICT: 'compressed its answer in a form that cannot be read',
};

/** undici gives this error no code. */
const LAYERS = /too many content-encodings/i;
const TOO_MANY_LAYERS = 'compressed its answer several times, which the engine does not accept';

/** The limit that an error or one of its causes is about, if it is one of the engine's; otherwise null. */
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

async function* boundedPieces(response: Response, maxBytes: number): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  for await (const piece of response.body ?? []) {
    bytes += piece.byteLength;
    if (bytes > maxBytes) throw tooLong(maxBytes);
    yield piece;
  }
}

function tooLong(maxBytes: number): AnswerBeyondLimit {
  const limit = `${Math.round(maxBytes / 1024 / 102.4) / 10} MB`;
  return new AnswerBeyondLimit(`gave an answer of more than ${limit}, the engine's limit for this request`);
}

/**
 * The body of a response. A connection that breaks off after the end of the JSON loses nothing: servers and proxies forget the last chunk, or announce a
 * wrong length, and the answer is paid for.
 * @throws AnswerBeyondLimit if it is longer than `maxBytes` when decompressed; otherwise what the connection threw
 */
export async function readBoundedText(response: Response, maxBytes: number): Promise<string> {
  const pieces: Uint8Array[] = [];
  const text = () => {
    try {
      return answerText(Buffer.concat(pieces), response.headers.get('content-type'), maxBytes);
    } catch (error) {
      throw (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE' ? tooLong(maxBytes) : error;
    }
  };
  try {
    for await (const piece of boundedPieces(response, maxBytes)) pieces.push(piece);
  } catch (error) {
    if (limitExceeded(error) !== null || pieces.length === 0 || !isWholeJson(text())) throw error;
  }
  return text();
}
