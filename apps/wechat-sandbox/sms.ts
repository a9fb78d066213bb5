// Short messages: takes what a provider would take, so that codes and notices can be read without a phone.
import { timingSafeEqual } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Sandbox } from './sandbox';

const PATH = '/sms/send';
const sms = z.strictObject({
  id: z.string().min(1).max(100),
  phone: z.string().regex(/^\d{5,15}$/),
  text: z.string().min(1).max(500),
});

/** One of an id is shown once, however often it is sent. */
export function serveSms(app: FastifyInstance, sandbox: Sandbox): void {
  app.post(PATH, async ({ headers, body }, reply) => {
    const fault = sandbox.trouble.take(PATH);
    const status = fault?.status ?? (isKnown(headers.authorization, sandbox.smsKey) ? 0 : 401);
    const read = sms.safeParse(body);
    const code = status || (read.success ? 0 : 400);
    sandbox.calls.add({ at: sandbox.clock.now(), path: PATH, errcode: code });
    if (code !== 0 || !read.success) return reply.code(code).send({ error: 'refused' });
    const { id, phone, text } = read.data;
    sandbox.post.deliver({ id, at: sandbox.clock.now(), channel: 'sms', phone, text });
    return { id };
  });
}

function isKnown(authorization: string | undefined, key: string): boolean {
  const [given, wanted] = [Buffer.from(authorization ?? ''), Buffer.from(`Bearer ${key}`)];
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}
