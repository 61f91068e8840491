import { randomUUID } from 'node:crypto';
import type { Environment } from '../../../src/platform/environment/environment.js';
import type { Logger } from '../../../src/platform/logging/logger.js';
import { startTestProject, type TestProject } from '../../support/test-project.js';

/** What GraphQL answered. */
export interface GraphQlAnswer {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: a parsed body; each test looks at its own fields.
  readonly data: any;
  readonly errors: readonly { readonly message: string; readonly extensions: Readonly<Record<string, unknown>> }[];
  /** Code of the first error, null where there is none. */
  readonly code: string | null;
}

/** A whole project with a short way to ask its GraphQL. */
export interface GraphQlProject extends TestProject {
  ask(document: string, variables?: object, as?: string | null): Promise<GraphQlAnswer>;
  /** Makes a row as the engine would have left it; returns its id. */
  addJob(userId: string, row?: Readonly<Record<string, unknown>>): Promise<string>;
}

export async function startGraphQlProject(overrides: Partial<Environment> = {}, log?: Logger): Promise<GraphQlProject> {
  const project = await startTestProject({ roles: ['api'], ...overrides }, log);
  return {
    ...project,
    async ask(document, variables = {}, as = project.secretKey) {
      const response = await project.call('POST', '/graphql', { as, body: { query: document, variables } });
      const { data = null, errors = [] } = (await response.json()) as Partial<GraphQlAnswer>;
      const code = (errors[0]?.extensions.code as string | undefined) ?? null;
      return { status: response.status, data, errors, code };
    },
    async addJob(userId, row = {}) {
      // Not adopted by the engine: the delivery is there already, if only by name.
      const full = { user_id: userId, raw_audio_url: 'a.mp3', delivery_id: randomUUID(), ...row };
      const columns = Object.keys(full);
      const values = Object.values(full).map((value: unknown) => (isDocument(value) ? JSON.stringify(value) : value));
      const [made] = await project.database.query<{ job_id: string }>(
        `insert into studio_jobs (${columns.join(', ')}) values (${columns.map((_, i) => `$${i + 1}`).join(', ')}) returning job_id`,
        values,
      );
      return made?.job_id as string;
    },
  };
}

function isDocument(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !(value instanceof Date);
}

/** error_details of a failure. */
export function failure(code: string, more: object = {}) {
  const message = `It failed with ${code}.`;
  return {
    code,
    message,
    stage: 'REFINING',
    attempt: 1,
    retryable: true,
    at: new Date().toISOString(),
    attempts: [],
    ...more,
  };
}
