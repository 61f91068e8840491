import { Fault } from '../../platform/fault.js';
import { FAULT_KINDS, type FaultCode } from '../../platform/fault-codes.js';
import type { Connection } from './connection.js';
import { send } from './send.js';

interface Problem {
  readonly code?: string;
  readonly detail?: string;
  readonly title?: string;
  /** The fields that are not valid, or GraphQL's errors. */
  readonly errors?: readonly (GraphqlError & Partial<WrongField>)[];
}

interface WrongField {
  readonly field: string;
  readonly message: string;
}

interface GraphqlAnswer<Data> {
  readonly data?: Data | null;
  readonly errors?: readonly GraphqlError[];
}

interface GraphqlError {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly extensions?: { readonly code?: string; readonly errors?: readonly WrongField[] };
}

/** REST and GraphQL of an engine. What it refuses is thrown as the Fault that it named. */
export class EngineApi {
  constructor(
    readonly connection: Connection,
    private readonly signal?: AbortSignal,
  ) {}

  /** @throws Fault with the engine's own code and sentence */
  async rest<Answer>(method: string, path: string, body?: unknown): Promise<Answer> {
    const answer = await this.ask(method, path, body);
    return (answer.status === 204 ? null : await answer.json()) as Answer;
  }

  async text(path: string): Promise<string> {
    return (await this.ask('GET', path)).text();
  }

  /** @throws Fault of the first error */
  async graphql<Data>(query: string, variables: Readonly<Record<string, unknown>> = {}): Promise<Data> {
    const { data, errors } = await this.graphqlParts<Data>(query, variables);
    const [error] = errors;
    if (error !== undefined || data === null) throw error?.fault ?? new Fault('INTERNAL', 'The engine gave no answer.');
    return data;
  }

  /** The answer with the fault of each part that has none, by the part's name. */
  async graphqlParts<Data>(query: string, variables: Readonly<Record<string, unknown>> = {}) {
    const answer = await this.ask('POST', '/graphql', { query, variables }, true);
    const { data = null, errors = [] } = (await answer.json().catch(() => ({}))) as GraphqlAnswer<Data>;
    return {
      data,
      errors: errors.map(({ message, path, extensions }) => ({
        part: String(path?.[0] ?? ''),
        fault: new Fault(codeOf(extensions?.code, answer.status), sentenceOf(message, extensions?.errors)),
      })),
    };
  }

  private async ask(method: string, path: string, body?: unknown, graphql = false): Promise<Response> {
    const token = await this.connection.token();
    const answer = await send(`${this.connection.url}${path}`, {
      method,
      headers: {
        ...(token === null ? {} : { authorization: `Bearer ${token}` }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      body: body === undefined ? null : JSON.stringify(body),
      signal: this.signal ?? null,
    });
    // A GraphQL answer itself says what was wrong.
    if (
      answer.ok ||
      (graphql &&
        /json/.test(answer.headers.get('content-type') ?? '') &&
        answer.status < 500 &&
        ![401, 403, 429].includes(answer.status))
    )
      return answer;
    throw await this.refusal(answer);
  }

  private async refusal(answer: Response): Promise<Fault> {
    const { code, detail, title, errors } = (await answer.json().catch(() => ({}))) as Problem;
    const [first] = errors ?? [];
    const fault = codeOf(code ?? first?.extensions?.code, answer.status);
    const wrong = errors?.filter((one): one is WrongField => typeof one.field === 'string');
    const said = detail === undefined ? (first?.message ?? title) : sentenceOf(detail, wrong);
    if (said === undefined && answer.status === 404) throw noEngine(this.connection.url);
    const seconds = Number(answer.headers.get('retry-after') ?? Number.NaN);
    const advice = fault === 'UNAUTHENTICATED' ? ' Run "studio login", or set STUDIO_TOKEN.' : '';
    return new Fault(fault, `${said ?? `The engine answered with status ${answer.status}.`}${advice}`, {
      retryAfterMs: Number.isFinite(seconds) ? seconds * 1_000 : undefined,
    });
  }
}

/** Every path that this program asks for is there in an engine, and its refusals say why. */
function noEngine(url: string): Fault {
  return new Fault('UNAVAILABLE', `The server at ${url} is not an engine: it answered with 404. Check the address.`);
}

/** What the engine says of wrong values, for somebody who knows neither its variables nor its lists of fields. */
function sentenceOf(message: string, wrong: readonly WrongField[] = []): string {
  const ofVariable = /^Variable "\$(\w+)" got invalid value (.+?)(?: at "([\w.]+)")?; (.+)$/s.exec(message);
  if (ofVariable !== null) {
    const [, name, value, path, why] = ofVariable;
    return `${value} is not valid for ${path ?? name}. ${why}`;
  }
  const listed = wrong.length > 0 && /^(One field is|\d+ fields are) not valid: /.test(message);
  return listed ? `${wrong.map(({ field, message: why }) => `${field} ${why}`).join('; ')}.` : message;
}

const BY_STATUS: Readonly<Record<number, FaultCode>> = {
  400: 'BAD_REQUEST',
  401: 'UNAUTHENTICATED',
  403: 'FORBIDDEN',
  404: 'NOT_FOUND',
  409: 'CONFLICT',
  429: 'RATE_LIMITED',
};

/** The engine's code; for an answer of a proxy in between, a code by its status. */
function codeOf(code: string | undefined, status: number): FaultCode {
  if (code !== undefined && Object.hasOwn(FAULT_KINDS, code)) return code as FaultCode;
  if (code !== undefined && status < 500) return 'BAD_REQUEST';
  return BY_STATUS[status] ?? (status >= 500 ? 'UNAVAILABLE' : 'BAD_REQUEST');
}
