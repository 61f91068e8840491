import type { FastifyReply } from 'fastify';

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
