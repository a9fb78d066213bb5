// Likes of the demo's looks by friends whom WeChat knows and nobody else, so that the feed has hearts, and a window that has
// closed with points.
import type { INestApplicationContext } from '@nestjs/common';
import { CloseLikes, LikeLook } from '@guike/flows';
import { WechatIdentities } from '@guike/members';
import { Database, rows } from '@guike/platform';
import type { ReplayClock } from '../replay/replay-clock';
import { deliverMessages } from './demo-sales';

/** How many like each look, the oldest first; the last of them have come to the shop just now. */
const LIKES = [31, 12, 23, 6, 15, 9, 18];
const FRIENDS = 40;
/** Known for so many days, but for a few who are new. */
const KNOWN_DAYS = 60;
const NEW_FRIENDS = 4;
const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
/** Whoever runs the demo with a WeChat of their own meets none of these. */
const APP = 'demo';

/** Likes what nobody has liked yet. */
export async function likeLooks(context: INestApplicationContext, clock: ReplayClock): Promise<void> {
  const { reading } = context.get(Database);
  if ((await rows(reading, `SELECT FROM look_like LIMIT 1`)).length > 0) return;
  const looks = await rows<{ id: string; at: Date }>(
    reading,
    `SELECT id, published_at AS at FROM look WHERE state = 'published' ORDER BY published_at, id`,
  );
  const [first] = looks;
  if (!first) return;
  await deliverMessages(context, clock);
  const friends = await meetFriends(context, clock, first.at);
  for (const [nth, look] of looks.entries())
    for (const [place, identityId] of friends.slice(FRIENDS - (LIKES[nth] ?? 3)).entries()) {
      // Over the day of its publication, each from a line of their own.
      const at = new Date(look.at.getTime() + (place + 1) * 20 * MINUTE_MS);
      if (at > clock.now()) continue;
      await clock.at(at, () => context.get(LikeLook).like(look.id, { identityId, address: `198.51.100.${place}` }));
    }
  const over = await rows<{ at: Date }>(
    reading,
    `SELECT closes_at AS at FROM look_counting WHERE closes_at <= $1 ORDER BY closes_at`,
    [clock.now()],
  );
  for (const { at } of over) await clock.at(at, () => context.get(CloseLikes).closeDue());
  await deliverMessages(context, clock);
}

/** Known long before the first look was shown, but for those who were met that day. */
async function meetFriends(context: INestApplicationContext, clock: ReplayClock, first: Date): Promise<string[]> {
  const friends: string[] = [];
  for (let nth = 0; nth < FRIENDS; nth += 1) {
    const isNew = nth >= FRIENDS - NEW_FRIENDS;
    const met = new Date(first.getTime() - (isNew ? 0 : KNOWN_DAYS * DAY_MS));
    const account = { appId: APP, openid: `demo-friend-${nth}`, unionid: null };
    const identity = await clock.at(met, () =>
      context.get(Database).inTransaction((tx) => context.get(WechatIdentities).meet(tx, account)),
    );
    friends.push(identity.id);
  }
  return friends;
}
