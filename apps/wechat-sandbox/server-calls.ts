// WeChat's own paths, as a shop's server calls them: same parameters, same answers, same error codes.
import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import { codeCalls } from './code-calls';
import { type Errcode, refusal } from './errcodes';
import { loginCalls } from './login-calls';
import { messageCalls } from './message-calls';
import { safetyCalls } from './safety-calls';
import type { Sandbox } from './sandbox';

/** Serves WeChat's paths. Refusals are answered with status 200, as WeChat does. */
export function serveServerCalls(app: FastifyInstance, sandbox: Sandbox): void {
  for (const call of [...loginCalls, ...messageCalls, ...codeCalls, ...safetyCalls]) {
    const { method, path, type } = call;
    app.route({
      method: ['GET', 'POST'],
      url: path,
      async handler(request, reply) {
        const fault = sandbox.trouble.take(path);
        if (fault?.delayMs) await sleep(fault.delayMs, undefined, { ref: false });
        const outcome =
          fault?.status ??
          fault?.errcode ??
          (request.method === method ? await call.answer(sandbox, request) : onlyBy(method));
        const errcode = typeof outcome === 'number' ? outcome : 0;
        sandbox.calls.add({ at: sandbox.clock.now(), path, errcode });
        if (fault?.status) return reply.code(fault.status).send();
        if (fault?.lost) return reply.code(502).send();
        if (Buffer.isBuffer(outcome)) return reply.type('image/png').send(outcome);
        const answer = typeof outcome === 'number' ? refusal(outcome) : outcome;
        return reply.type(type).send(JSON.stringify(answer));
      },
    });
  }
}

function onlyBy(method: 'GET' | 'POST'): Errcode {
  return method === 'GET' ? 43001 : 43002;
}
