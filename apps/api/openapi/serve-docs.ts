// Serves the document at /docs/openapi.json and a page to read it on at /docs.
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { MOUNTED } from '../edge/routes';
import { openApiDocument } from './document';

export function serveDocs(app: NestFastifyApplication): void {
  const { path } = MOUNTED.docs;
  SwaggerModule.setup(path, app, () => openApiDocument() as unknown as OpenAPIObject, {
    raw: ['json'],
    jsonDocumentUrl: `${path}/openapi.json`,
    customSiteTitle: 'Guike API',
  });
}
