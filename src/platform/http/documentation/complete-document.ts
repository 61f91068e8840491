import type { OpenAPIObject } from '@nestjs/swagger';
import { problemResponse } from './api-faults.js';

type Paths = OpenAPIObject['paths'];
type Operation = NonNullable<Paths[string]['get']>;
type Responses = Operation['responses'];
type Headers = Readonly<Record<string, { readonly $ref: string }>>;

/** An operation with what decides on the answers that its own code does not give. */
interface Route {
  readonly method: string;
  readonly path: string;
  readonly operation: Operation;
}

/** What the server, the guards and the validation answer in front of a route: the status, when a route can give it, and why. */
const STANDARD: readonly (readonly [number, (route: Route) => boolean, string])[] = [
  [
    400,
    (route) => takesInput(route) || hasBody(route),
    'BAD_REQUEST: the request is malformed; `errors` names each bad field',
  ],
  [401, isSecured, 'UNAUTHENTICATED: there is no token or key, or it is not valid'],
  [413, hasBody, 'PAYLOAD_TOO_LARGE: the body is too large'],
  [414, ({ path }) => path.includes('{'), 'BAD_REQUEST: a part of the path is longer than 256 characters'],
  [415, () => true, 'UNSUPPORTED_MEDIA_TYPE: the body is not JSON, or it is compressed'],
  [429, isSecured, 'RATE_LIMITED: too many requests in a minute'],
  [500, isSecured, 'INTERNAL: an error of the engine; the log has it under `correlation_id`'],
  [503, isSecured, 'UNAVAILABLE: the database does not answer, or the engine stops; nothing was changed'],
];

const header = (name: string) => ({ $ref: `#/components/headers/${name}` });
const EVERY_ANSWER: Headers = { 'X-Request-Id': header('RequestId') };
const BY_STATUS: Readonly<Record<string, Headers>> = {
  401: { 'WWW-Authenticate': header('Authenticate') },
  429: { 'Retry-After': header('RetryAfter') },
};

const HEADERS = {
  RequestId: { description: 'The id of this request', schema: { type: 'string', format: 'uuid' }, required: true },
  Authenticate: { description: 'How to authenticate (RFC 9110)', schema: { type: 'string' }, required: true },
  RetryAfter: {
    description: 'Seconds to wait before the next try',
    schema: { type: 'integer', minimum: 1 },
    required: true,
  },
} as const;

/**
 * Adds what every route has in common, so that no route has to declare it: the standard errors with their bodies, the headers, and which
 * routes want a token. Writes null as JSON Schema does.
 */
export function completeDocument(document: OpenAPIObject): OpenAPIObject {
  for (const route of routesOf(document)) {
    const { operation } = route;
    operation.security ??= [];
    const known = Object.entries(operation.responses).map(([status, answer]) => [status, withBody(status, answer)]);
    const standard = STANDARD.filter(([, applies]) => applies(route)).map(([status, , why]) => [
      status,
      problemResponse(why),
    ]);
    const all: Responses = { ...Object.fromEntries(standard), ...Object.fromEntries(known) };
    operation.responses = Object.fromEntries(
      Object.entries(all).map(([status, answer]) => [status, withHeaders(status, answer)]),
    );
  }
  const components = { ...document.components, headers: { ...HEADERS, ...document.components?.headers } };
  return withoutNullable({ ...document, components });
}

function routesOf({ paths }: OpenAPIObject): readonly Route[] {
  return Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item).flatMap(([method, operation]) =>
      isOperation(operation) ? [{ method, path, operation }] : [],
    ),
  );
}

function isOperation(value: unknown): value is Operation {
  return typeof value === 'object' && value !== null && 'responses' in value;
}

function takesInput({ operation }: Route): boolean {
  const places = (operation.parameters ?? []).map((parameter) => ('in' in parameter ? parameter.in : 'query'));
  return places.some((place) => place === 'path' || place === 'query');
}

/** The server reads the body of these, whether the route wants one or not. */
function hasBody({ method }: Route): boolean {
  return ['post', 'put', 'patch', 'delete'].includes(method);
}

function isSecured({ operation }: Route): boolean {
  return (operation.security ?? []).length > 0;
}

/** An error that a route declared by its status alone has the body of every error. */
function withBody(status: string, answer: Responses[string]): Responses[string] {
  if (answer === undefined || '$ref' in answer || Number(status) < 400 || answer.content !== undefined) return answer;
  return { ...answer, ...problemResponse(answer.description) };
}

function withHeaders(status: string, answer: Responses[string]): Responses[string] {
  if (answer === undefined || '$ref' in answer) return answer;
  return { ...answer, headers: { ...EVERY_ANSWER, ...BY_STATUS[status], ...answer.headers } };
}

/**
 * Writes `nullable: true`, the form of OpenAPI 3.0 that the decorators give, as OpenAPI 3.1 and JSON Schema have it: `null` is one of the
 * types, of the values, or of the schemas.
 */
function withoutNullable<Value>(value: Value): Value {
  if (Array.isArray(value)) return value.map((item) => withoutNullable(item)) as Value;
  if (typeof value !== 'object' || value === null) return value;
  const plain = Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, withoutNullable(inner)]));
  return (plain.nullable === true ? orNull(plain) : plain) as Value;
}

function orNull({ nullable: _, ...schema }: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const { type, allOf, description, ...rest } = schema;
  if (Array.isArray(schema.enum))
    return { ...schema, type: [type ?? 'string', 'null'].flat(), enum: [...schema.enum, null] };
  // What the decorators write for a nullable reference is `allOf` with one entry, with or without a type beside it.
  if (Array.isArray(allOf))
    return { anyOf: [...allOf, { type: 'null' }], ...(description === undefined ? {} : { description }) };
  if (typeof type === 'string') return { ...schema, type: [type, 'null'] };
  return {
    anyOf: [{ ...rest, ...(type === undefined ? {} : { type }) }, { type: 'null' }],
    ...(description === undefined ? {} : { description }),
  };
}
