// What happens in the shop reaches the member's inbox, once, in words, through the running worker.
import { rows, withRequestId } from '@guike/platform';
import { loseKeys } from '../support/redis';
import { type Shop, openShop } from '../support/shop';
import { until } from '../support/wait';
import { type TestWorker, outboxEmpty, startWorker } from '../support/worker';

let shop: Shop;
let worker: TestWorker;

beforeAll(async () => {
  shop = await openShop();
  worker = await startWorker(shop);
});
afterAll(async () => {
  await worker.close();
  await shop.close();
});

const memberOf = async (number: string): Promise<string> =>
  (await shop.one<{ member_id: string }>(`SELECT member_id FROM receipt WHERE kind = 'sale' AND number = $1`, [number]))
    .member_id;
interface Message {
  readonly kind: string;
  readonly title: string;
  readonly body: string;
}
const inboxOf = (memberId: string) =>
  rows<Message>(shop.db.reading, `SELECT kind, title, body FROM inbox_message WHERE member_id = $1`, [memberId]);
const wordsOf = (messages: readonly Message[]) =>
  new Map(messages.map(({ kind, title, body }) => [kind, { title, body }]));

describe('the inbox', () => {
  it('welcomes a new member, says what a purchase earned and what a higher tier brings', async () => {
    await shop.sell({ number: 'A1', phone: '13800000001', goods: [{ yuan: 2700, quantity: 2 }] });
    await outboxEmpty(shop);
    const memberId = await memberOf('A1');
    expect(wordsOf(await inboxOf(memberId))).toEqual(
      new Map([
        ['joined', { title: '欢迎您成为会员', body: '每消费 ¥10 记 1 积分，10 积分可抵 ¥1。付款时请出示会员码。' }],
        ['purchase', { title: '540 积分已记入', body: '3月2日的消费为您记入 540 积分，3月3日起可用。' }],
        ['tier', { title: '您已升级为白银会员', body: '累计消费 ¥5,400（满 ¥5,000）。6 项权益由您任选，即日起生效。' }],
      ]),
    );
  });

  it('says which points a refund takes back', async () => {
    await shop.sell({ number: 'B1', phone: '13800000002', goods: [{ yuan: 60, quantity: 2 }] });
    await shop.takeBack('B1R', 'B1', { mode: 'whole' });
    await outboxEmpty(shop);
    const messages = wordsOf(await inboxOf(await memberOf('B1')));
    expect(messages.get('refund')).toEqual({
      title: '12 积分已退回',
      body: '退货已办妥，这笔消费记入的 12 积分随之退回。',
    });
  });

  it('says nothing of a purchase that earned nothing', async () => {
    await shop.sell({ number: 'C1', phone: '13800000003', goods: [{ yuan: 4, quantity: 2 }] });
    await outboxEmpty(shop);
    const messages = await inboxOf(await memberOf('C1'));
    expect(messages.map(({ kind }) => kind)).toEqual(['joined']);
  });

  it('gets each message once though two workers run and Redis loses everything meanwhile', async () => {
    const other = await startWorker(shop);
    for (let sale = 0; sale < 40; sale++) {
      await shop.sell({ number: `D${sale}`, phone: '13800000004', goods: [{ yuan: 50, quantity: 2 }] });
      if (sale % 10 === 5) await loseKeys(shop.module.config);
    }
    // Time goes on, and the relay sends again what was lost.
    await until(async () => {
      shop.clock.advance({ seconds: 61 });
      return (await rows(shop.db.reading, 'SELECT FROM outbox LIMIT 1')).length === 0;
    });
    const messages = await inboxOf(await memberOf('D0'));
    expect(messages.filter(({ kind }) => kind === 'purchase')).toHaveLength(40);
    await other.close();
  });
});

describe('the log of a job', () => {
  it('carries the request id of the till that caused it', async () => {
    await withRequestId('till-request-7', () =>
      shop.sell({ number: 'E1', phone: '13800000005', goods: [{ yuan: 50, quantity: 2 }] }),
    );
    await outboxEmpty(shop);
    const done = await until(() =>
      worker.log.find((line) => line['requestId'] === 'till-request-7' && line['job'] === 'purchase.recorded'),
    );
    expect(done).toMatchObject({ msg: 'job done', outboxId: expect.any(String) });
  });

  it('says what failed, with the outbox row and the request id, and the row stays open', async () => {
    const id = '01900000-0000-7000-8000-00000000000f';
    await shop.db.inTransaction((tx) =>
      rows(tx, `INSERT INTO outbox VALUES ($1, 'tier.upgraded', $2, 'till-request-8', $3, $3, 0)`, [
        id,
        JSON.stringify({ v: 1, memberId: id, decisionId: id }),
        shop.clock.now(),
      ]),
    );
    const failed = await until(() => worker.log.find((line) => line['outboxId'] === id));
    expect(failed).toMatchObject({
      msg: 'job failed; it is tried again',
      job: 'tier.upgraded',
      requestId: 'till-request-8',
      attempt: 1,
    });
    expect(await rows(shop.db.reading, 'SELECT FROM outbox WHERE id = $1', [id])).toHaveLength(1);
    expect((await worker.get('/metrics')).text).toMatch(
      /guike_jobs_total\{job="tier.upgraded",outcome="failed"\} [1-9]/,
    );
  });
});
