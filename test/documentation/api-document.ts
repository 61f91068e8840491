import type { Ajv2020 as Ajv } from 'ajv/dist/2020.js';

/** An operation of the OpenAPI document. */
export interface Operation {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly secured: boolean;
  readonly hasQuery: boolean;
  readonly statuses: readonly number[];
}

// biome-ignore lint/suspicious/noExplicitAny: a parsed OpenAPI document, read at a few places.
export type ApiDocument = any;

/** The operations of a document, in its order. */
export function operationsOf(document: ApiDocument): readonly Operation[] {
  return Object.entries<ApiDocument>(document.paths).flatMap(([path, item]) =>
    Object.entries<ApiDocument>(item).map(([method, operation]) => ({
      id: operation.operationId as string,
      method: method.toUpperCase(),
      path,
      secured: operation.security.length > 0,
      hasQuery: (operation.parameters ?? []).some((parameter: ApiDocument) => parameter.in === 'query'),
      statuses: Object.keys(operation.responses).map(Number),
    })),
  );
}

/** Compares answers with what a document says of them. */
export class DocumentedAnswers {
  constructor(
    private readonly document: ApiDocument,
    private readonly ajv: Ajv,
  ) {
    this.ajv.addSchema(document, 'api');
  }

  /** What is wrong with an answer; empty: it is as documented. */
  async faultsOf(operation: Operation, answer: Response): Promise<readonly string[]> {
    const { path, method } = operation;
    const described = this.document.paths[path][method.toLowerCase()].responses[answer.status];
    const body = await answer.text();
    if (described === undefined) return [`the status ${answer.status} is not documented: ${body.slice(0, 200)}`];
    return [...this.headerFaults(described, answer), ...this.bodyFaults(operation, described, answer, body)];
  }

  private headerFaults(described: ApiDocument, answer: Response): readonly string[] {
    return Object.entries<ApiDocument>(described.headers ?? {}).flatMap(([name, header]) => {
      const { required } = header.$ref ? this.document.components.headers[header.$ref.split('/').at(-1)] : header;
      return required && answer.headers.get(name) === null ? [`${answer.status} lacks the header ${name}`] : [];
    });
  }

  private bodyFaults(operation: Operation, described: ApiDocument, answer: Response, body: string): readonly string[] {
    if (described.content === undefined)
      return body === '' ? [] : [`${answer.status} has a body: ${body.slice(0, 80)}`];
    const type = (answer.headers.get('content-type') ?? '').split(';', 1)[0] as string;
    const range = `${type.split('/', 1)[0]}/*`;
    if (described.content[type] === undefined && described.content[range] === undefined)
      return [`the type ${type} of ${answer.status} is not documented`];
    if (!type.endsWith('json')) return [];
    const place = [
      'paths',
      operation.path,
      operation.method.toLowerCase(),
      'responses',
      answer.status,
      'content',
      type,
    ];
    const pointer = [...place, 'schema'].map((part) => String(part).replaceAll('~', '~0').replaceAll('/', '~1'));
    const validate = this.ajv.getSchema(`api#/${pointer.map(encodeURIComponent).join('/')}`);
    if (validate === undefined) return [`there is no schema at ${pointer.join('/')}`];
    return validate(JSON.parse(body)) ? [] : [`the body of ${answer.status}: ${this.ajv.errorsText(validate.errors)}`];
  }
}
