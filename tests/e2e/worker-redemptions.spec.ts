// Redeeming reaches the member's inbox through the running worker, and so does what time alone does to a redemption.
import { rows } from '@guike/platform';
import { Schedules } from '../../apps/worker/schedules';
import { memberWithPoints, rewardFlows } from '../support/rewards';
import { type Shop, openShop } from '../support/shop';
import { type TestWorker, outboxEmpty, startWorker } from '../support/worker';

let shop: Shop;
let worker: TestWorker;

beforeAll(async () => {
  shop = await openShop();
  worker = await startWorker(shop);
});
afterAll(async () => {
  await worker?.close();
  await shop.close();
});

it('tells what was redeemed and until when, and later that the points are back', async () => {
  const flows = rewardFlows(shop.module.context);
  const memberId = await memberWithPoints(shop);
  const messages = () =>
    rows(
      shop.db.reading,
      `SELECT title, body FROM inbox_message WHERE member_id = $1 AND kind = 'redemption' ORDER BY id`,
      [memberId],
    );
  await flows.redeem(memberId, await flows.offer({ points: 600 }));
  await outboxEmpty(shop);
  const redeemed = {
    title: '已兑换「真丝丝巾」',
    body: '用去 600 积分。请在4月1日前（含当日）到店出示兑换码领取。',
  };
  expect(await messages()).toEqual([redeemed]);
  shop.clock.set('2026-04-02T00:00:00+08:00');
  await worker.app.get(Schedules).table['lapse-redemptions']?.run();
  await outboxEmpty(shop);
  expect(await messages()).toEqual([
    redeemed,
    { title: '600 积分已退回', body: '您兑换的「真丝丝巾」在4月1日前没有领取，600 积分已退回。' },
  ]);
});
