import { createRequire } from 'node:module';
import path from 'node:path';
import { createReadStream } from 'node:fs';
import { Controller, Get, Param, Res, StreamableFile } from '@nestjs/common';
import { DomainError } from '@wecountry/shared/errors';
import type { FastifyReply } from 'fastify';
import { OpenHandler } from './endpoint.js';
import { openApiDocument } from './openapi.js';

const folder = path.dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));

/** The files of swagger-ui that its page asks for; its own initialiser is replaced by ours. */
const files: Readonly<Record<string, string>> = {
  'swagger-ui.css': 'text/css; charset=utf-8',
  'index.css': 'text/css; charset=utf-8',
  'swagger-ui-bundle.js': 'text/javascript; charset=utf-8',
  'favicon-32x32.png': 'image/png',
};

const page = `<!doctype html>
<html lang="zh-CN">
  <head>
    <meta charset="utf-8" />
    <title>为村 WeCountry 接口</title>
    <link rel="stylesheet" href="/api/docs/swagger-ui.css" />
    <link rel="stylesheet" href="/api/docs/index.css" />
    <link rel="icon" href="/api/docs/favicon-32x32.png" />
  </head>
  <body>
    <div id="swagger-ui"></div>
    <script src="/api/docs/swagger-ui-bundle.js"></script>
    <script src="/api/docs/start.js"></script>
  </body>
</html>
`;

const start = `SwaggerUIBundle({ url: '/api/openapi.json', dom_id: '#swagger-ui', deepLinking: true });\n`;

/** The description of the API, for programs and for people. */
@OpenHandler()
@Controller()
export class DocsController {
  private readonly document = JSON.stringify(openApiDocument());

  @Get('/api/openapi.json')
  openApi(@Res({ passthrough: true }) reply: FastifyReply): string {
    void reply.header('content-type', 'application/json; charset=utf-8');
    return this.document;
  }

  @Get('/api/docs')
  page(@Res({ passthrough: true }) reply: FastifyReply): string {
    void reply.header('content-type', 'text/html; charset=utf-8');
    return page;
  }

  @Get('/api/docs/:file')
  file(@Param('file') file: string, @Res({ passthrough: true }) reply: FastifyReply): StreamableFile | string {
    if (file === 'start.js') {
      void reply.header('content-type', 'text/javascript; charset=utf-8');
      return start;
    }
    const type = files[file];
    if (!type) throw new DomainError('request.not_found');
    void reply.header('cache-control', 'public, max-age=3600');
    return new StreamableFile(createReadStream(path.join(folder, file)), { type });
  }
}
