import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';

/** Serves the OpenAPI page at /docs and the document at /docs-json, all of it from the engine itself. */
export async function openDocumentation(app: NestFastifyApplication): Promise<void> {
  const description = new DocumentBuilder()
    .setTitle('Evolution Studios Engine')
    .setDescription('Hands recordings over, follows them, fetches the texts. Errors are RFC 9457 problem+json.')
    .setVersion('1')
    .addBearerAuth({ type: 'http', scheme: 'bearer', description: 'A Supabase access token, or the secret key' })
    .build();
  SwaggerModule.setup('docs', app, () => SwaggerModule.createDocument(app, description));
}
