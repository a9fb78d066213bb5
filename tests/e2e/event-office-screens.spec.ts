// 活动 in the console, in a real browser: an event is made of a template, opened and invited to; members answer on their phones;
// the door is kept, the prizes are drawn, and what it brought is looked at; and what those who only read see.
import { AnswerEvent, KeepEvents } from '@guike/flows';
import { Tokens, newId, rows } from '@guike/platform';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { builtScreens, describeInBrowser, openScreens } from '../support/browser';
import { by, choose, enterConsole, expectClear, reads } from '../support/console-pages';
import { Office } from '../support/office';
import { plannedEvent } from '../support/planned-event';
import { type TestWorker, outboxEmpty, startWorker } from '../support/worker';

const HOUR_MS = 3_600_000;

describeInBrowser('活动 in the console', () => {
  const screens = openScreens();
  let office: Office;
  let worker: TestWorker;
  const members: string[] = [];

  beforeAll(async () => {
    office = await Office.open({ config: { webDir: builtScreens() } });
    const { config, clock, db } = office.api;
    for (let n = 0; n < 6; n++)
      members.push(await office.sell({ number: `v${n}`, phone: `1380013820${n}`, name: `沈知夏${n}`, yuan: 600 }));
    worker = await startWorker({ module: { config }, clock, db });
    await outboxEmpty(office.api);
  }, 60_000);
  afterAll(async () => {
    await worker?.close();
    await office?.close();
  });

  const now = () => office.api.clock.now();
  const at = (path = '') => `${office.api.url}/console/${path}`;
  const enter = (login: string, path: string, options = {}) =>
    enterConsole(screens, at(path), login, { now: now(), ...options });
  const isClear = (page: Page, name: string) => expectClear(page, `events-${name}`, { fullPage: true });
  const flow = <T>(type: new (...parts: never[]) => T): T => office.api.app.get(type, { strict: false });
  const accept = (memberId: string | undefined, eventId: string, party = 1) =>
    flow(AnswerEvent).accept(memberId ?? '', eventId, {
      id: newId(),
      companions: Array.from({ length: party - 1 }, () => ({ name: '王女士', child: false, guardianConsent: false })),
    });

  const asMember = (memberId: string | undefined, method: string, path: string, body?: unknown) => {
    const headers = { authorization: `Bearer ${office.api.app.get(Tokens).signMember(memberId ?? '')}` };
    return office.api.send({ method, path, headers, ...(body === undefined ? {} : { body }) });
  };

  /** An event of the office's own, open, with a draw and points for coming. */
  async function planned(startsAt: Date, changed = {}): Promise<string> {
    const id = newId();
    const [staff] = await rows<{ id: string }>(
      office.api.db.reading,
      `SELECT id FROM staff WHERE login = 'head_office'`,
    );
    const keeper = { staffId: staff?.id ?? '', role: 'head_office', storeId: null } as const;
    await flow(KeepEvents).create({ id, ...plannedEvent(startsAt, changed) }, keeper);
    await flow(KeepEvents).switch(id, { version: 1, state: 'open' }, keeper);
    return id;
  }

  it('makes a draft of a template, keeps it by itself, says what is wrong, and opens it', async () => {
    const page = await enter('head_office', 'events');
    await reads(page, 'calendar', '这个月还没有活动');
    await by(page, 'new-event').click();
    await reads(page, 'templates', '春');
    await isClear(page, 'templates');
    await by(page, 'template-spring_tea').click();
    await by(page, 'editor').waitFor();
    await page.fill('#event-title', '春日茶会');
    await reads(page, 'kept', '已保存');
    await reads(page, 'notes', '今天符合条件的会员 6 位');
    await by(page, 'add-agenda').click();
    await reads(page, 'kept', '还不能保存');
    await page.fill('[data-testid="agenda"] li:last-child [aria-label$="做什么"]', '送客');
    await page.fill('[aria-label="名额"]', '2');
    await page.fill('[aria-label="同行"]', '3');
    await page.click('#event-title');
    await reads(page, 'notes', '名额少于一组人');
    await page.fill('[aria-label="同行"]', '1');
    await page.click('#event-title');
    await reads(page, 'notes', '可以开放报名');
    await choose(page, '#event-price', '用积分');
    await reads(page, 'invite-card', '积分');
    await choose(page, '#event-price', '不收费');
    await reads(page, 'kept', '已保存');
    await isClear(page, 'editor');
    await page.click('[aria-label="每月都办"]');
    await reads(page, 'repeat', '下一场');
    await by(page, 'to-open').click();
    await reads(page, 'state-form', '共 2 席');
    await by(page, 'dialog-submit').click();
    await page.waitForSelector('.page-lead >> text=报名中');
    await reads(page, 'notes', '报名中，修改可以保存');
    expect(await by(page, 'save').isDisabled()).toBe(true);
  });

  it('cuts a cover to five by four, and asks when somebody else was faster', async () => {
    const startsAt = new Date(now().getTime() + 100 * HOUR_MS);
    const id = newId();
    await office.ask('head_office', '/admin/events', { id, ...plannedEvent(startsAt, { title: '没写完的活动' }) });
    const page = await enter('head_office', `events/${id}`);
    const photo = await sharp({ create: { width: 900, height: 1200, channels: 3, background: '#b8925a' } })
      .jpeg()
      .toBuffer();
    await page.setInputFiles('#cover', { name: '茶.jpg', mimeType: 'image/jpeg', buffer: photo });
    await by(page, 'crop-window').locator('img').waitFor();
    await by(page, 'dialog-submit').click();
    await by(page, 'invite-card').locator('img').waitFor();
    await reads(page, 'kept', '已保存');
    const [kept] = await rows<{ version: number }>(office.api.db.reading, `SELECT version FROM event WHERE id = $1`, [
      id,
    ]);
    const theirs = plannedEvent(startsAt, { title: '对方改的' });
    const { status } = await office.api.send({
      method: 'PUT',
      path: `/admin/events/${id}`,
      headers: { authorization: `Bearer ${office.tokenOf('head_office')}` },
      body: { version: kept?.version, ...theirs },
    });
    expect(status).toBe(200);
    screens.expectComplaint(/409/);
    await page.fill('#event-title', '我改的');
    await by(page, 'conflict').waitFor();
    await by(page, 'keep-mine').click();
    await by(page, 'conflict').waitFor({ state: 'hidden' });
    await reads(page, 'kept', '已保存');
    const found = `SELECT title FROM event WHERE id = $1`;
    expect(await rows(office.api.db.reading, found, [id])).toEqual([{ title: '我改的' }]);
    await by(page, 'to-open').click();
    await by(page, 'dialog-submit').click();
    await by(page, 'cancel-event').click();
    await reads(page, 'cancel-form', '还没有人报名');
    await by(page, 'dialog-submit').click();
    await page.waitForSelector('text=请填写');
    await page.fill('#cancel-reason', '改到下个月');
    await isClear(page, 'cancel');
    await by(page, 'dialog-submit').click();
    await page.waitForSelector('.page-lead >> text=已取消');
  });

  it('invites, sees the waiting list, keeps the door, draws, and looks at what it brought', async () => {
    const startsAt = new Date(now().getTime() + 26 * HOUR_MS);
    const draw = { rules: '到场的会员里抽。', prizes: [{ name: '羊绒围巾', count: 1 }], minutes: 0 };
    const thanks = { points: 100, benefit: null };
    const id = await planned(startsAt, { title: '秋日茶会', seats: 3, draw, thanks });
    const page = await enter('head_office', `events/${id}/invitations`);
    await by(page, 'empty').waitFor();
    await by(page, 'invite').click();
    await page.fill('#invite-phones', '13800138200\n1380013');
    await by(page, 'dialog-submit').click();
    await page.waitForSelector('text=这几处不是手机号：1380013');
    await page.fill('#invite-phones', members.map((_, n) => `1380013820${n}`).join('，') + '\n13900139000');
    await page.fill('#invite-words', '留了您爱喝的白茶');
    await by(page, 'dialog-submit').click();
    await reads(page, 'invite-told', '邀请了 6 位');
    await reads(page, 'invite-told', '没有找到会员：13900139000');
    await isClear(page, 'invite');
    await by(page, 'dialog-submit').click();
    await reads(page, 'invitations', '留了您爱喝的白茶');
    await accept(members[0], id, 2);
    await accept(members[1], id);
    await accept(members[2], id);
    await accept(members[3], id);
    await page.goto(at(`events/${id}/answers`));
    await reads(page, 'answers', '候补第 2 位');
    await reads(page, 'answers', '王女士');
    await isClear(page, 'answers');
    await by(page, 'withdraw-4').click();
    await by(page, 'dialog-submit').click();
    await page.waitForSelector('text=请写明原因');
    await page.click('text=和另一张会员卡合并');
    await isClear(page, 'withdraw');
    await by(page, 'dialog-submit').click();
    await by(page, 'withdraw-4').waitFor({ state: 'detached' });
    await reads(page, 'answers', '已取消');
    await page.goto(at('events?view=list'));
    await reads(page, 'events', '秋日茶会');

    office.api.clock.set(startsAt);
    await office.signIn();
    const door = await enter('head_office', `events/${id}/door`);
    await reads(door, 'door', '0 / 3 位到场');
    await by(door, 'in-1').click();
    await reads(door, 'door', '2 / 3 位到场');
    await by(door, 'walk-in').click();
    screens.expectComplaint(/409/);
    await by(door, 'dialog-submit').click();
    await door.waitForSelector('text=满了也请进');
    await door.click('text=满了也请进');
    await by(door, 'dialog-submit').click();
    await reads(door, 'door', '另有 1 位没有报名');
    await isClear(door, 'door');

    await door.goto(at(`events/${id}/draw`));
    await reads(door, 'commitment', /[0-9a-f]{64}/);
    await by(door, 'draw').click();
    await by(door, 'dialog-submit').click();
    await reads(door, 'winners', '羊绒围巾');
    await reads(door, 'commitment', '抽完公布的种子');
    await isClear(door, 'draw');

    await door.goto(at(`events/${id}`));
    await by(door, 'to-held').click();
    await reads(door, 'state-form', '记入 100 积分');
    await by(door, 'dialog-submit').click();
    await by(door, 'event-facts').waitFor();
    await outboxEmpty(office.api);
    office.api.clock.advance({ hours: 1 });
    const rating = { stars: 2, nps: 5, words: '茶很好，等得久了一点' };
    expect(await asMember(members[0], 'PUT', `/member/events/${id}/rating`, rating)).toMatchObject({
      status: 200,
      body: { rating, mayRate: true, thanks: ['100 积分'] },
    });
    expect(await asMember(members[1], 'PUT', `/member/events/${id}/rating`, rating)).toMatchObject({
      status: 409,
      body: { code: 'EVENT_NOT_ATTENDED' },
    });
    await office.sell({ number: 'after', phone: '13800138200', yuan: 880 });
    await office.sell({ number: 'other', phone: '13800138204', yuan: 200 });
    await door.goto(at(`events/${id}/outcome`));
    await door.waitForSelector('[data-testid="way-chart"][data-drawn="yes"] svg');
    await reads(door, 'outcome', '邀请 6 人');
    await reads(door, 'ratings', '茶很好，等得久了一点');
    await reads(door, 'ratings', '回访：待办');
    await reads(door, 'arms', '1 人，100%');
    const photo = await sharp({ create: { width: 800, height: 600, channels: 3, background: '#a9b79a' } })
      .jpeg()
      .toBuffer();
    await door.setInputFiles(
      '#add-photos',
      [1, 2].map((n) => ({ name: `${n}.jpg`, mimeType: 'image/jpeg', buffer: photo })),
    );
    await by(door, 'photos').locator('li').nth(1).waitFor();
    await isClear(door, 'outcome');
    const after = await asMember(members[0], 'GET', `/member/events/${id}/after`);
    const [first] = (after.body as { photos: { id: string; small: string }[] }).photos;
    expect((await office.api.fetch(first?.small ?? '')).headers.get('content-type')).toBe('image/webp');
    expect((await office.api.fetch(`${first?.small}0`)).status).toBe(400);
    const keep = await asMember(members[0], 'POST', `/member/events/${id}/photos/${first?.id}/keep`);
    expect(keep).toMatchObject({ status: 409, body: { code: 'CONSENT_MISSING' } });
    const [file] = await Promise.all([door.waitForEvent('download'), by(door, 'export').click()]);
    expect(file.suggestedFilename()).toMatch(/^秋日茶会 .* 效果\.xlsx$/);
    await by(door, 'photos').locator('button').first().click();
    await by(door, 'photos').locator('li').nth(1).waitFor({ state: 'detached' });
  });

  it('is read by finance and the auditor, by a manager for the own store, in the dark, and says what went wrong', async () => {
    const month = new Date(now().getTime() + 8 * HOUR_MS).toISOString().slice(0, 7);
    const auditor = await enter('auditor', `events?month=${month}`, { colorScheme: 'dark' });
    await reads(auditor, 'calendar', '秋日茶会');
    expect(await by(auditor, 'new-event').count()).toBe(0);
    await isClear(auditor, 'month');
    await auditor.click('text=秋日茶会');
    await by(auditor, 'event-facts').waitFor();
    expect(await by(auditor, 'to-archived').count()).toBe(0);
    await auditor.click('text=效果');
    await auditor.waitForSelector('[data-testid="stars-chart"][data-drawn="yes"] svg');
    await isClear(auditor, 'outcome-dark');
    const [held] = await rows<{ id: string }>(office.api.db.reading, `SELECT id FROM event WHERE state = 'held'`);
    const statuses = async (path: string) =>
      Promise.all(
        ['guide', 'manager', 'finance', 'auditor'].map(
          async (login) => (await office.ask(login, path.replace(':id', held?.id ?? ''))).status,
        ),
      );
    expect(await statuses('/admin/events/:id/outcome')).toEqual([403, 200, 200, 200]);
    expect(await statuses('/admin/events/:id/ratings')).toEqual([403, 200, 403, 200]);
    expect(await statuses('/staff/events/:id/photos')).toEqual([200, 200, 403, 200]);
    const finance = await enter('finance', 'events/new');
    await by(finance, 'forbidden').waitFor();
    const manager = await enter('manager', 'events/new');
    await by(manager, 'template-monthly_salon').click();
    await by(manager, 'editor').waitFor();
    expect(await manager.locator('#event-store').count()).toBe(0);
    screens.expectComplaint(/500|Failed to load/);
    await manager.route('**/admin/events?*', (route) => route.fulfill({ status: 500, body: '{}' }));
    await manager.goto(at('events'));
    await by(manager, 'problem').waitFor();
  });
});
