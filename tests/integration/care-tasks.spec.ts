// Care tasks: opened once for a cause, reported once, seen by whom they are for, one level up when nobody does them.
import { CareTasksService } from '@guike/care';
import { CareDesk, RaiseCareTasks, WelcomeTasks } from '@guike/flows';
import { addDays, businessDay } from '@guike/kernel';
import { newId, rows } from '@guike/platform';
import { presets } from '@guike/programme';
import { MessageGround, told } from '../support/messages';
import type { Shop } from '../support/shop';

let ground: MessageGround;
let shop: Shop;

beforeAll(async () => {
  ground = await MessageGround.open();
  ({ shop } = ground);
});
afterAll(() => ground?.close());
beforeEach(() => shop.clock.set('2026-03-03T10:00:00+08:00'));

it('asks somebody to ring where nothing else reaches a member who has to know', async () => {
  const { memberId } = await ground.somebody();
  await ground.deliver(told(memberId, 'booking', { title: '改衣改到3月6日' }));
  await ground.run();
  expect(await ground.sends(memberId)).toMatchObject([{ channel: 'care', state: 'sent' }]);
  const task = () =>
    shop.one(`SELECT title, owner, due_on AS "dueOn", status FROM care_task WHERE member_id = $1`, [memberId]);
  expect(await task()).toEqual({
    title: '电话告知：改衣改到3月6日',
    owner: 'guide',
    dueOn: '2026-03-04',
    status: 'open',
  });
  shop.clock.set('2026-03-05T10:00:00+08:00');
  expect(await ground.get(RaiseCareTasks).raise()).toBe(1);
  expect(await ground.get(RaiseCareTasks).raise()).toBe(0);
  expect(await task()).toMatchObject({ owner: 'manager', dueOn: '2026-03-07' });
  shop.clock.set('2026-03-08T10:00:00+08:00');
  await ground.get(RaiseCareTasks).raise();
  shop.clock.set('2026-04-08T10:00:00+08:00');
  expect(await ground.get(RaiseCareTasks).raise()).toBe(0);
  expect(await task()).toMatchObject({ owner: 'head_office' });
  const steps = await rows(shop.db.reading, `SELECT what FROM care_task_step WHERE member_id = $1 ORDER BY id`, [
    memberId,
  ]);
  expect(steps).toEqual([{ what: 'raised/manager' }, { what: 'raised/head_office' }]);
});

it('welcomes whoever has risen, once for each tier, and not for what an old export tells', async () => {
  const phone = (await ground.wechat.newAccount()).phone;
  const dear = { phone, topUpFen: 500_000, goods: [{ yuan: 1_000, quantity: 5 }] };
  const { memberId } = await shop.sell({ number: 'rise', ...dear });
  await ground.run();
  await ground.run();
  const welcomes = `SELECT source, title, owner, due_on AS "dueOn" FROM care_task WHERE member_id = $1`;
  expect(await rows(shop.db.reading, welcomes, [memberId])).toEqual([
    { source: 'welcome/platinum/0', title: '送上店长亲笔信', owner: 'manager', dueOn: '2026-03-06' },
  ]);
  const rise = await shop.one<{ id: string }>(
    `SELECT id FROM tier_decision WHERE member_id = $1 AND to_tier = 'platinum'`,
    [memberId],
  );
  const titles = async () =>
    (await rows<{ title: string }>(shop.db.reading, welcomes, [memberId])).map(({ title }) => title);
  const body = presets.spa;
  const [first, ...higher] = body.tiers;
  const skip = { body, from: first?.code ?? null, to: higher.at(-1)?.code ?? '' };
  shop.clock.advance({ days: 30 });
  await shop.db.inTransaction((tx) => ground.get(WelcomeTasks).ofRise(tx, String(memberId), rise.id, skip));
  expect(await titles()).toHaveLength(1);
  shop.clock.advance({ days: -30 });
  await shop.db.inTransaction((tx) => ground.get(WelcomeTasks).ofRise(tx, String(memberId), rise.id, skip));
  // Those of every tier on the way, as this programme gives them, too; that of 'platinum' she has had.
  expect(await titles()).toHaveLength(higher.flatMap(({ welcome }) => welcome).length);
});

it('is reported once however often it is sent, tried three times, and over for everybody then', async () => {
  const { memberId } = await ground.somebody();
  const guide = { staffId: newId(), role: 'guide', storeId: shop.storeId } as const;
  const today = businessDay('2026-03-03');
  const wish = { memberId, source: 'test', kind: 'birthday', title: '问候', script: '', owner: 'guide' } as const;
  await shop.db.inTransaction((tx) =>
    ground.get(CareTasksService).open(tx, { ...wish, storeId: shop.storeId, guideId: null, dueOn: addDays(today, 9) }),
  );
  const desk = ground.get(CareDesk);
  const mine = async () => (await desk.list({ limit: 50 }, guide)).tasks.filter((task) => task.memberId === memberId);
  const [task] = await mine();
  const key = { memberId, id: task?.id ?? '' };
  const report = newId();
  const vain = { report, outcome: 'not_reached', note: '' } as const;
  const answers = await Promise.all([1, 2, 3].map(() => desk.report(key, vain, guide)));
  expect(answers).toEqual(answers.map(() => ({ status: 'open', shownOn: '2026-03-04' })));
  expect(await mine()).toEqual([]);
  shop.clock.advance({ days: 1 });
  expect(await mine()).toMatchObject([{ contacts: 1, when: 'next' }]);
  await desk.report(key, { ...vain, report: newId() }, guide);
  expect(await desk.report(key, { ...vain, report: newId() }, guide)).toMatchObject({ status: 'missed' });
  await expect(desk.report(key, { ...vain, report: newId() }, guide)).rejects.toThrow('ALREADY_DECIDED');
  await expect(desk.phone(key, guide)).rejects.toThrow('ALREADY_DECIDED');
  const elsewhere = { ...guide, storeId: newId() };
  await expect(desk.report(key, vain, elsewhere)).rejects.toThrow('CARE_TASK_UNKNOWN');
});

it('has an order: mine, then nobody’s, the longest due first; page by page without a gap', async () => {
  const me = newId();
  const { memberId } = await ground.somebody();
  const today = businessDay('2026-03-03');
  const wish = (title: string, guideId: string | null, days: number) => ({
    ...{ memberId, source: `order/${title}`, kind: 'campaign' as const, title, script: '', owner: 'guide' as const },
    ...{ storeId: shop.storeId, guideId, dueOn: addDays(today, days) },
  });
  const wishes = [wish('b', me, 4), wish('c', null, 1), wish('a', me, -2), wish('e', newId(), 0), wish('d', null, 3)];
  await shop.db.inTransaction((tx) => ground.get(CareTasksService).openAll(tx, wishes));
  const guide = { staffId: me, role: 'guide', storeId: shop.storeId } as const;
  const titles: string[] = [];
  let after: string | undefined;
  do {
    const page = await ground.get(CareDesk).list({ limit: 2, after }, guide);
    titles.push(...page.tasks.filter((task) => task.memberId === memberId).map(({ title }) => title));
    after = page.next ?? undefined;
  } while (after !== undefined);
  expect(titles).toEqual(['a', 'b', 'c', 'd', 'e']);
});
