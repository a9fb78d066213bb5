// A small shop's worth of friends and likes, honest and not, brought through the real flows: codes, touches, the till, jobs,
// the closing of windows. Which ones were honest is kept beside.
import { CloseLikes, FlowsModule, LikeLook } from '@guike/flows';
import { Outbox, rows } from '@guike/platform';
import { publishedLook } from './published-looks';
import type { Referring } from './referrals';
import type { Shop } from './shop';

export interface Outcome {
  readonly kind: string;
  readonly stopped: boolean;
}

/** Friends of three referrers each on their own, a farm of one room, oneself on a second phone and by one WeChat, a circle. */
export async function bringFriends(referring: Referring): Promise<readonly Outcome[]> {
  const brought: { kind: string; friendId: string }[] = [];
  for (let n = 0; n < 8; n += 1) {
    const code = await referring.code((await referring.member()).id);
    for (let m = 0; m < 3; m += 1)
      brought.push({ kind: 'honest', friendId: (await referring.bring(code, 200, { device: `own ${n}.${m}` })).id });
  }
  const room = { address: '203.0.113.9', device: 'farm 1' };
  const farm = await referring.code((await referring.member()).id);
  for (let n = 0; n < 12; n += 1) brought.push({ kind: 'farm', friendId: (await referring.bring(farm, 200, room)).id });
  for (let n = 0; n < 3; n += 1) {
    const home = { address: `203.0.113.${20 + n}`, device: `twin ${n}` };
    const code = await referring.code((await referring.member()).id, home);
    brought.push({ kind: 'second_phone', friendId: (await referring.bring(code, 200, home)).id });
  }
  for (let n = 0; n < 3; n += 1) brought.push({ kind: 'same_wechat', friendId: await sameWechat(referring, n) });
  const outcomes = [];
  for (const { kind, friendId } of brought) {
    const state = (await referring.referral(friendId))?.state;
    outcomes.push({ kind, stopped: state !== 'accepted' });
  }
  return outcomes;
}

/** One person of WeChat with two of the shop's mini-programs: the second is to be a friend of the first. */
async function sameWechat(referring: Referring, n: number): Promise<string> {
  const owner = await referring.somebody(`union-${n}`);
  await referring.bind(owner.identityId, owner.phone);
  const goods = [{ yuan: 100, quantity: 2 }];
  const { memberId } = await referring.shop.sell({ number: `o-${owner.phone}`, phone: owner.phone, goods });
  await referring.drain();
  const twin = await referring.somebody(`union-${n}`);
  await referring.touch(twin.identityId, await referring.code(memberId as string));
  await referring.bind(twin.identityId, twin.phone);
  const second = await referring.shop.sell({ number: `t-${twin.phone}`, phone: twin.phone, goods });
  await referring.drain();
  return second.memberId as string;
}

/**
 * A look that ten known guests like from everywhere, one that twenty fresh accounts like, and two members who like each
 * other's three looks and nobody else's; then the windows close. Answers what was counted, look by look.
 */
export async function likeLooks(
  shop: Shop,
  referring: Referring,
): Promise<readonly { kind: string; counted: number }[]> {
  const flows = shop.module.context.select(FlowsModule);
  const like = (lookId: string, identityId: string, address: string) =>
    flows.get(LikeLook).like(lookId, { identityId, address });
  const [model, farmer, one, other] = await Promise.all([1, 2, 3, 4].map(() => referring.member()));
  if (!model || !farmer || !one || !other) throw new Error('four members were made');
  const known = [];
  for (let n = 0; n < 10; n += 1) known.push(await referring.somebody());
  shop.clock.advance({ days: 30 });
  const looks: { kind: string; id: string }[] = [];
  const show = async (kind: string, memberId: string): Promise<string> => {
    const id = await publishedLook(shop, memberId, { caption: kind });
    looks.push({ kind, id });
    await publishedNews(shop, memberId, id);
    await referring.drain();
    return id;
  };
  for (let n = 0; n < 3; n += 1) {
    await like(await show('ring', one.id), other.identityId, '198.51.100.1');
    await like(await show('ring', other.id), one.identityId, '198.51.100.2');
    shop.clock.advance({ hours: 1 });
  }
  const [honest, bought] = [await show('honest', model.id), await show('farm', farmer.id)];
  for (const [n, { identityId }] of known.entries()) await like(honest, identityId, `192.0.2.${n}`);
  for (let n = 0; n < 20; n += 1) await like(bought, (await referring.somebody()).identityId, '203.0.113.50');
  shop.clock.advance({ days: 9 });
  await flows.get(CloseLikes).closeDue();
  const counted = [];
  for (const { kind, id } of looks) {
    const [found] = await rows<{ counted: number }>(
      shop.db.reading,
      `SELECT counted FROM look_counting WHERE look_id = $1`,
      [id],
    );
    counted.push({ kind, counted: found?.counted ?? -1 });
  }
  return counted;
}

/** What publishing tells: that the look's likes are to be counted. */
async function publishedNews({ db, module }: Shop, memberId: string, lookId: string): Promise<void> {
  const outbox = module.context.get(Outbox, { strict: false });
  await db.inTransaction((tx) => outbox.add(tx, 'look.published', { v: 1, memberId, lookId }));
}
