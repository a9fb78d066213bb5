// The sandbox as one small server: WeChat's paths, a phone's part, and the pages.
import { type FastifyInstance, fastify } from 'fastify';
import { serveControls } from './controls';
import { serveDevice } from './device';
import { servePages } from './pages/routes';
import type { Sandbox } from './sandbox';
import { serveServerCalls } from './server-calls';
import { serveSms } from './sms';

const LARGEST_BODY = 64 * 1024;
/** Forms may lead back to a page of this machine, which a browser holds against `form-action` too. */
const POLICY = [
  `default-src 'none'`,
  `style-src 'self'`,
  `script-src 'self'`,
  `connect-src 'self'`,
  `form-action 'self' http://127.0.0.1:* http://localhost:*`,
  `base-uri 'none'`,
  `frame-ancestors 'none'`,
].join('; ');

/** The caller makes it listen and closes it. */
export function createSandboxApp(sandbox: Sandbox): FastifyInstance {
  const app = fastify({ bodyLimit: LARGEST_BODY, forceCloseConnections: true });
  // WeChat and the forms say themselves what is wrong with a body; nothing here needs the framework's opinion.
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) =>
    done(null, Object.fromEntries(new URLSearchParams(String(body)))),
  );
  app.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => done(null, jsonOf(String(body))));
  app.addHook('onRequest', async (_request, reply) => {
    reply.headers({
      'cache-control': 'no-store',
      'content-security-policy': POLICY,
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
    });
  });
  app.addHook('onClose', async () => sandbox.callbacks.close());
  app.get('/readyz', async () => ({ status: 'ready' }));
  serveServerCalls(app, sandbox);
  serveSms(app, sandbox);
  serveDevice(app, sandbox);
  serveControls(app, sandbox);
  servePages(app, sandbox);
  return app;
}

/** Undefined when it is no JSON, which fits no schema. */
function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
