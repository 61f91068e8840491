import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { API_KEY, BEARER } from './access/for-callers.js';
import { ENGINE_VERSION } from './platform/engine-version.js';
import { completeDocument } from './platform/http/documentation/complete-document.js';
import { ProblemAnswer } from './platform/http/documentation/problem-answer.js';

const ABOUT = `Submit recordings, follow their jobs, and download the texts.

Errors are RFC 9457 problem+json. A request that is not valid HTTP, that is sent too slowly or whose headers are too large is answered before it
reaches a route: with 400, 408 or 431.`;

/** Serves the OpenAPI page at /docs and the document at /docs-json, all of it from the engine itself. */
export async function openDocumentation(app: NestFastifyApplication): Promise<void> {
  SwaggerModule.setup('docs', app, () => describeApi(app));
}

/** The OpenAPI document of the routes that an application has. */
export function describeApi(app: NestFastifyApplication): OpenAPIObject {
  const description = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Evolution Studios Engine')
    .setDescription(ABOUT)
    .setVersion(ENGINE_VERSION)
    .setLicense('MIT', 'https://opensource.org/license/mit')
    .addServer('/', 'The engine that serves this document')
    .addTag('jobs', 'Submitted recordings: their statuses and texts')
    .addTag('refinements', 'Versions of a refined text, edits, differences')
    .addTag('health', 'For load balancers, supervisors and Prometheus')
    .addBearerAuth(
      { type: 'http', scheme: 'bearer', description: 'A Supabase access token, or the secret key' },
      BEARER,
    )
    .addApiKey(
      { type: 'apiKey', in: 'header', name: 'apikey', description: 'The secret key, as supabase-js sends it' },
      API_KEY,
    )
    .build();
  const operationIdFactory = (controller: string, method: string) =>
    `${method}${controller.replace(/Controller$/, '')}`;
  const options = { operationIdFactory, extraModels: [ProblemAnswer] };
  return completeDocument(SwaggerModule.createDocument(app, description, options));
}
