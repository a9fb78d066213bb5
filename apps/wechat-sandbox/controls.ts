// What only a test or a curious person needs: accounts, time, trouble, quotas, when and how the shop is told of things.
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { accountInput } from './accounts';
import { refuse } from './device';
import { mediaInput } from './media-answers';
import { quotaInput } from './quotas';
import type { Sandbox } from './sandbox';
import { faultInput } from './trouble';

const clockInput = z.strictObject({ advanceMs: z.int().min(1) });
const targetInput = z.strictObject({
  url: z.url(),
  token: z.string(),
  /** WeChat's EncodingAESKey; null for the plain mode. */
  aesKey: z.string().length(43).nullable(),
  format: z.enum(['json', 'xml']),
});
const banInput = z.strictObject({ template: z.string(), banned: z.boolean() });
const refuseInput = z.strictObject({ openid: z.string(), template: z.string() });
const followInput = z.strictObject({ openid: z.string(), follows: z.boolean() });

export function serveControls(app: FastifyInstance, sandbox: Sandbox): void {
  app.get('/sandbox/accounts', async () => sandbox.accounts.all());
  app.get('/sandbox/calls', async () => sandbox.calls.latest());
  app.get('/sandbox/post', async () => sandbox.post.all());
  app.get('/sandbox/callbacks', async () => sandbox.callbacks.latest());
  const control = <T>(path: string, shape: z.ZodType<T>, act: (input: T) => unknown, status = 201): void => {
    app.post(path, async ({ body }, reply) => {
      const read = shape.safeParse(body);
      if (!read.success) return refuse(reply, 400, z.prettifyError(read.error));
      return reply.code(status).send(act(read.data) ?? {});
    });
  };
  control('/sandbox/accounts', accountInput, (input) => sandbox.accounts.add(input));
  control('/sandbox/faults', faultInput, (input) => sandbox.trouble.ask(input));
  control('/sandbox/quotas', quotaInput, (input) => sandbox.quotas.ask(input));
  control('/sandbox/media', mediaInput, (input) => sandbox.media.set(input));
  control('/sandbox/bans', banInput, ({ template, banned }) => {
    if (banned) sandbox.bans.add(template);
    else sandbox.bans.delete(template);
  });
  control('/sandbox/refusals', refuseInput, ({ openid, template: id }) => {
    const [account, template] = [sandbox.accounts.find({ openid }), sandbox.templateOf(id)];
    if (account && template) sandbox.refuse(account, template);
  });
  control('/sandbox/follows', followInput, ({ openid, follows }) => {
    const account = sandbox.accounts.find({ openid });
    if (account) sandbox.follow(account, follows);
  });
  control('/sandbox/callbacks', targetInput, ({ aesKey, ...target }) => {
    sandbox.callbacks.target = { ...target, aesKey: aesKey === null ? null : Buffer.from(`${aesKey}=`, 'base64') };
  });
  const advance = ({ advanceMs }: z.output<typeof clockInput>): object => {
    sandbox.clock.advance(advanceMs);
    return { now: sandbox.clock.now().toISOString() };
  };
  control('/sandbox/clock', clockInput, advance, 200);
}
