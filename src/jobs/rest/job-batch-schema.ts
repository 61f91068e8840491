const PROBLEM = {
  type: 'object',
  description: 'RFC 9457 problem+json, as POST /v1/jobs/new answers it',
  required: ['type', 'title', 'status', 'detail', 'code', 'instance'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
    code: { type: 'string' },
    instance: { type: 'string' },
    errors: {
      type: 'array',
      items: { type: 'object', properties: { field: { type: 'string' }, message: { type: 'string' } } },
    },
    retry_after_seconds: { type: 'integer', description: 'When to send this job again, where waiting helps' },
  },
};

/** OpenAPI's schema of the answer to `POST /v1/jobs/batch`. */
export const JOB_BATCH_ANSWER = {
  type: 'object',
  required: ['results'],
  properties: {
    results: {
      type: 'array',
      description: 'One for each job of the request, in its order',
      items: {
        type: 'object',
        required: ['status'],
        properties: {
          status: { type: 'integer', description: 'What POST /v1/jobs/new would have answered: 201, 200 or an error' },
          job: { type: 'object', description: 'With 201 and 200: the job' },
          error: PROBLEM,
        },
      },
    },
  },
};
