// A worker that is killed while it sends: nobody is told twice, and whom it had not come to is told by the next.
import { SendMessages } from '@guike/flows';
import { rows } from '@guike/platform';
import { MessageGround, type Person, told } from '../support/messages';
import { until } from '../support/wait';
import { environmentOf, startWorkerProcess } from '../support/worker-process';

const SEND = '/cgi-bin/message/subscribe/send';
/** As many as one job sends at once, and some that wait behind them. */
const AT_ONCE = 8;
const PEOPLE = 11;
/** Longer than a busy machine needs between the first call of a job and its second; a call is given up after five seconds. */
const SLOW_MS = 4_000;

it('sends each message once, whenever the worker dies', async () => {
  const ground = await MessageGround.open({ quietFrom: 0, quietTo: 0 });
  const { shop, wechat } = ground;
  shop.clock.set(new Date()); // A process of its own lives at the machine's time.
  try {
    const people: Person[] = [];
    for (let n = 0; n < PEOPLE; n++) {
      const person = await ground.somebody();
      await ground.allow(person, 'tier', 2);
      people.push(person);
    }
    await ground.deliver(...people.map(({ memberId }) => told(memberId, 'tier')));
    await wechat.fault({ path: SEND, delayMs: SLOW_MS, times: AT_ONCE });
    const { config } = shop.module;
    const templates = Object.fromEntries(Object.entries(config.wechatTemplates).map(([name, { id }]) => [name, id]));
    const worker = startWorkerProcess({
      ...environmentOf(config),
      GUIKE_DEMO: '1',
      WECHAT_BASE_URL: wechat.url,
      WECHAT_APP_ID: wechat.config.wechatApp.id,
      WECHAT_APP_SECRET: wechat.config.wechatApp.secret,
      WECHAT_TEMPLATES: JSON.stringify(templates),
    });
    const sending = () => rows(shop.db.reading, `SELECT FROM message_send WHERE state = 'sending'`);
    await until(async () => (await sending()).length > 1, { timeout: 40_000, what: 'calls in flight' });
    worker.stop('SIGKILL');
    await worker.ended;
    const inFlight = (await sending()).length;
    // The slow answers that are left: a busy machine would give up calls of the next worker that take so long.
    const calls = Array.from({ length: AT_ONCE }, () => fetch(`${wechat.url}${SEND}`, { method: 'POST', body: '{}' }));
    await Promise.all(calls);
    // Its outbox row is open still, and the next worker runs the job again, from the beginning.
    shop.clock.set(new Date());
    await ground.run();
    shop.clock.advance({ minutes: 3 });
    await ground.get(SendMessages).sendDue();
    await ground.run();
    const states: string[] = [];
    for (const { memberId, account } of people) {
      const [send, ...others] = await ground.sends(memberId);
      const came = (await wechat.post(account)).length;
      expect(others).toEqual([]);
      expect(send?.state === 'sent' ? came === 1 : came <= 1).toBe(true);
      expect(await ground.grants(memberId)).toEqual(['used', 'free']);
      states.push(send?.state ?? 'none');
    }
    expect(states.filter((state) => state === 'unknown')).toHaveLength(inFlight);
    expect(states.filter((state) => state === 'sent')).toHaveLength(PEOPLE - inFlight);
  } finally {
    await ground.close();
  }
}, 120_000);
