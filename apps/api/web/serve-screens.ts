// The built screens from a folder: the members' at /app/, the console at /console/. In production a web server does this.
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { AudienceRule } from '@guike/contracts/http';
import { CONFIG, type Config } from '@guike/platform';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { screenHeaders } from './content-policy';

const SITES = ['app', 'console'];
const config: { audience: AudienceRule } = { audience: { kind: 'public' } };
/** Where the builds put the content's hash into the name, so that a name never changes its content. */
const HASHED = /\/(app\/(js|css)|console\/assets)\//;
const A_YEAR = 'public, max-age=31536000, immutable';

/** Does nothing where the configuration names no folder. */
export async function serveScreens(app: NestFastifyApplication): Promise<void> {
  const { webDir, wechatSandboxUrl } = app.get<Config>(CONFIG);
  if (webDir === null) return;
  const headers = screenHeaders(wechatSandboxUrl);
  const setHeaders = (reply: FastifyReply, path: string) => {
    reply.headers({ ...headers, 'cache-control': HASHED.test(path) ? A_YEAR : 'no-cache' });
  };
  const fastify = app.getHttpAdapter().getInstance();
  // In a scope of its own: the reply's sendFile is not for others.
  await fastify.register(async (scope) => {
    await scope.register(fastifyStatic, {
      root: webDir,
      serve: false,
      preCompressed: true,
      dotfiles: 'ignore',
      cacheControl: false,
      setHeaders,
    });
    const serve = (url: string, handler: (request: FastifyRequest, reply: FastifyReply) => FastifyReply) =>
      scope.route({ method: ['GET', 'HEAD'], url, config, handler });
    serve('/', (_request, reply) => reply.redirect('/app/'));
    for (const site of SITES) {
      serve(`/${site}`, (_request, reply) => reply.redirect(`/${site}/`));
      serve(`/${site}/*`, ({ params }, reply) => reply.sendFile(fileOf(params), join(webDir, site)));
    }
  });
}

/** A path that names no file is one of the pages that the browser itself turns to. */
function fileOf(params: unknown): string {
  const { '*': path } = params as { '*': string };
  return /\.\w+$/.test(path) ? path : 'index.html';
}
