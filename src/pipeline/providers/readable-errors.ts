/** Enough for the longest error; the rest is not read. */
const MAX_ERROR_BYTES = 64 * 1024;

type Fields = Readonly<Record<string, unknown>>;

function fieldsOf(value: unknown): Fields | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : null;
}

function stringOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

/** FastAPI's 422: `{ detail: [{ loc: ["body", "temperature"], msg: "…" }] }`, or `{ detail: "…" }`, or an object with a message. */
function ofDetail(detail: unknown): Fields {
  const { code, status, message, msg } = fieldsOf(detail) ?? {};
  if (stringOf(message ?? msg) !== null) return { message: message ?? msg, code: code ?? status };
  if (!Array.isArray(detail)) return { message: stringOf(detail) ?? JSON.stringify(detail) };
  const problems = detail.map(fieldsOf).filter((problem) => problem !== null);
  const places = problems.map(({ loc }) => (Array.isArray(loc) ? loc.filter((step) => step !== 'body') : []));
  const said = problems.map(({ msg }, at) => `${places[at]?.join('.') ?? ''}: ${String(msg)}`);
  return { message: said.join('; '), param: stringOf(places[0]?.[0]) };
}

/** Codes beside a `msg`, or in an object of their own, where the status is 200 whatever happened: gateways, Cloudflare, MiniMax. */
function ofGateway({ success, errors, code, msg, base_resp }: Fields): Fields | null {
  const first = fieldsOf(Array.isArray(errors) ? errors[0] : null);
  // Its codes are not statuses.
  if (success === false && first !== null) return { message: first.message };
  if (stringOf(msg) !== null && (success === false || Number(code) >= 400)) return { message: msg, code };
  const base = fieldsOf(base_resp);
  return base === null || Number(base.status_code) === 0 ? null : { message: base.status_msg };
}

/** The error that a router wrote as JSON into the message of its own error. */
function unfolded(error: Fields): Fields {
  const inner = /^\s*[{[]/.test(String(error.message)) ? errorFieldsOf(parsed(String(error.message))) : null;
  return inner === null ? error : { ...error, ...inner };
}

/**
 * An error in OpenAI's shape, converted from the server's shape: a bare string (Ollama), a list (Gemini), `detail` (FastAPI), `message` at the
 * top (older vLLM, Mistral), `err_msg` (Deepgram), and the error of the provider behind a router (OpenRouter). Null if the answer has no error.
 */
export function errorFieldsOf(body: unknown): Fields | null {
  const answer = fieldsOf(Array.isArray(body) ? body[0] : body);
  if (answer === null) return null;
  const { error, detail, message, err_msg: deepgram, err_code: code, estimated_time } = answer;
  if (stringOf(deepgram) !== null) return { message: deepgram, code };
  if (stringOf(error) !== null) return unfolded({ message: error, estimated_time });
  const given = fieldsOf(error);
  if (given !== null) {
    const raw = stringOf(fieldsOf(given.metadata)?.raw);
    const message = raw === null ? given.message : `${String(given.message)}: ${raw}`;
    // Azure's content filter has its code one level deeper.
    return unfolded({ ...given, message, code: given.code ?? fieldsOf(given.innererror)?.code });
  }
  if (detail !== undefined && detail !== null) return ofDetail(detail);
  // Mistral puts FastAPI's problems into the message.
  const inner = fieldsOf(message)?.detail;
  if (inner !== undefined) return ofDetail(inner);
  return stringOf(message) === null ? ofGateway(answer) : unfolded(answer);
}

async function readStart(response: Response): Promise<string> {
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  for await (const piece of response.body ?? []) {
    pieces.push(piece);
    bytes += piece.byteLength;
    if (bytes >= MAX_ERROR_BYTES) break;
  }
  return new TextDecoder().decode(Buffer.concat(pieces).subarray(0, MAX_ERROR_BYTES));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** The error message in an answer with an error status; null if there is none. Reads only the beginning. */
export async function readErrorStart(response: Response): Promise<Fields | null> {
  return errorFieldsOf(parsed(await readStart(response)));
}

/** `fetch` that turns error answers into the shape that OpenAI's SDK reads. */
export const fetchWithReadableErrors: typeof fetch = async (input, init) => {
  const response = await fetch(input, init);
  if (response.ok || response.body === null || response.status < 400) return response;
  const text = await readStart(response);
  const error = errorFieldsOf(parsed(text));
  const { status, statusText } = response;
  const headers = new Headers(response.headers);
  for (const name of ['content-length', 'content-encoding']) headers.delete(name);
  return new Response(error === null ? text : JSON.stringify({ error }), { status, statusText, headers });
};
