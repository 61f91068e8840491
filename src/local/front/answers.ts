import type { FastifyReply } from 'fastify';
import { Fault } from '../../platform/fault.js';
import { sqlStateOf } from '../../platform/postgres/sql-states.js';

/** Answers with an error as hosted Storage writes it. */
export function storageError(reply: FastifyReply, status: number, error: string, message: string): FastifyReply {
  return reply.status(status).send(storageProblem(status, error, message));
}

export function storageProblem(status: number, error: string, message: string): object {
  return { statusCode: String(status), error, message };
}

/** Passes an answer of the API on. */
export async function passAnswer(reply: FastifyReply, answer: Response): Promise<FastifyReply> {
  const type = answer.headers.get('content-type');
  if (type !== null) reply.header('content-type', type);
  return reply.status(answer.status).send(Buffer.from(await answer.arrayBuffer()));
}

/** The fault of an error: a value that PostgreSQL cannot take (SQLSTATE class 22, such as a NUL in a text) is the caller's. */
export function faultOf(error: unknown): Fault {
  if (!String(sqlStateOf(error)).startsWith('22')) return Fault.from(error);
  return new Fault('BAD_REQUEST', 'The request contains a value that the database cannot store.', { cause: error });
}
