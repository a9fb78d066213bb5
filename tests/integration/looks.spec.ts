// Looks on real Postgres, WeChat's sandbox over HTTP: what the checks and the shop decide, and that what is taken back is gone.
import {
  AskRisk,
  DecideLook,
  EraseMembers,
  LeaveProgramme,
  LookFeed,
  LookOffice,
  LookPage,
  LookShares,
  MyLooks,
  MyPublicName,
  OfficePublicNames,
  PublishLook,
  ReportLook,
} from '@guike/flows';
import { LooksService } from '@guike/looks';
import { newId, ownerDataSource } from '@guike/platform';
import { DataSource } from 'typeorm';
import { LookGround, type Shown, refusalOf } from '../support/look-ground';

let ground: LookGround;
let owner: Shown;
beforeAll(async () => {
  ground = await LookGround.open();
});
beforeEach(async () => {
  owner = await ground.somebody();
});
afterAll(() => ground?.close());

const stateOf = async (id: string) => (await ground.look(owner.memberId, id)).state;
const office = { staffId: newId(), role: 'head_office', storeId: null } as const;
const decide = (id: string, word: Parameters<DecideLook['decide']>[1], by: typeof office = office) =>
  ground.get(DecideLook).decide(id, word, by);

describe('a look', () => {
  it('is shown once text and pictures have passed, under the programme of that day', async () => {
    const id = await ground.submit(owner, { caption: '羊绒大衣配牛仔裤', items: [{ name: '羊绒大衣', size: 'M' }] });
    expect(await stateOf(id)).toBe('pending');
    expect(await ground.get(LooksService).published(ground.shop.db.reading, id)).toBeNull();
    await ground.say(id, 'pass');
    const look = await ground.get(LooksService).published(ground.shop.db.reading, id);
    expect(look).toMatchObject({
      memberId: owner.memberId,
      items: [{ name: '羊绒大衣', size: 'M' }],
      programmeVersion: 1,
    });
    expect(look?.closesAt.toISOString()).toMatch(/T16:00:00\.000Z$/);
    const message = await ground.query<{ title: string }>(`SELECT title FROM inbox_message WHERE source = $1`, [
      `look-published/${id}`,
    ]);
    expect(message).toEqual([{ title: '您的穿搭已发布' }]);
  });

  it.each([
    ['违规的话', 'pass', 'refused'],
    ['好看', 'risky', 'refused'],
    ['待审的话', 'pass', 'pending'],
    ['好看', 'review', 'pending'],
  ] as const)('with %j and a picture that is %s is %s', async (caption, suggest, state) => {
    const id = await ground.submit(owner, { caption });
    await ground.say(id, suggest);
    expect(await stateOf(id)).toBe(state);
    const files = await ground.query<{ key: string }>(`SELECT file_key AS key FROM look_photo WHERE look_id = $1`, [
      id,
    ]);
    await ground.sweep();
    const left = (await ground.files('looks')).filter((name) => name.startsWith(files[0]?.key ?? '?'));
    expect(left).toHaveLength(state === 'refused' ? 0 : 3);
  });

  it('is submitted once, however often and at once; other words under its id are refused, and so is an id of another', async () => {
    const wish = { id: newId(), photos: [await ground.photo(owner.memberId)], caption: '一次' };
    const looks = await Promise.all([1, 2, 3].map(() => ground.wish(owner.memberId, wish)));
    expect(new Set(looks.map(({ id }) => id)).size).toBe(1);
    expect(
      await ground.query(`SELECT FROM outbox WHERE job = 'look.submitted' AND payload ->> 'lookId' = $1`, [wish.id]),
    ).toHaveLength(1);
    expect(await refusalOf(ground.wish(owner.memberId, { ...wish, caption: '两次' }))).toBe('OPERATION_CONFLICT');
    const other = await ground.somebody();
    expect(await refusalOf(ground.wish(other.memberId, { id: wish.id }))).toBe('OPERATION_CONFLICT');
    expect(await refusalOf(ground.get(MyLooks).withdraw(other.memberId, wish.id))).toBe('LOOK_UNKNOWN');
  });

  it('hears a verdict once, even told twice, and even before its trace is written down', async () => {
    const id = await ground.submit(owner);
    await ground.say(id, 'pass', false);
    await ground.say(id, 'pass', false);
    await ground.run();
    await ground.say(id, 'risky');
    expect(await stateOf(id)).toBe('published');
    const told = await ground.query(`SELECT FROM inbox_message WHERE source LIKE $1`, [`look-%/${id}`]);
    expect(told).toHaveLength(1);
  });

  it('asks once more where no word comes, then the shop; a late pass still publishes', async () => {
    const [late, never] = [await ground.submit(owner), await ground.submit(owner)];
    const asked = async (id: string) => (await ground.query(`SELECT FROM look_check WHERE look_id = $1`, [id])).length;
    ground.shop.clock.advance({ minutes: 31 });
    await ground.sweep();
    await ground.sweep();
    expect([await asked(late), await asked(never)]).toEqual([2, 2]);
    ground.shop.clock.advance({ minutes: 31 });
    await ground.sweep();
    expect([await asked(late), await asked(never)]).toEqual([2, 2]);
    const row = await ground.get(LookOffice).look(never, office);
    expect(row).toMatchObject({ state: 'pending', waitsFor: 'late', sentence: '等您审核：微信没有按时给出结果' });
    await ground.say(late, 'pass');
    expect(await stateOf(late)).toBe('published');
    await decide(never, { action: 'publish', note: '' });
    expect(await stateOf(never)).toBe('published');
    ground.shop.clock.advance({ minutes: -62 });
  });

  it('goes to the shop where its member was away too long, or WeChat is busy for half an hour', async () => {
    const photos = [await ground.photo(owner.memberId)];
    ground.shop.clock.advance({ minutes: 121 });
    const away = await ground.submit(owner, { photos });
    expect((await ground.get(LookOffice).look(away, office)).waitsFor).toBe('away');
    await ground.visit(owner.account);
    await ground.wechat.fault({ path: '/wxa/msg_sec_check', errcode: -1, times: 5 });
    const busy = await ground.submit(owner, { photos });
    expect((await ground.get(LookOffice).look(busy, office)).waitsFor).toBeNull();
    ground.shop.clock.advance({ minutes: 31 });
    await ground.sweep();
    expect((await ground.get(LookOffice).look(busy, office)).waitsFor).toBe('late');
  });

  it('is refused to guests and to a frozen card, under a text that is not the one of today, and more than ten a day', async () => {
    const photos = [await ground.photo(owner.memberId)];
    const guest = await ground.shop.sell({
      number: newId(),
      phone: '13700000001',
      goods: [{ yuan: 9 }],
      agrees: false,
    });
    expect(await refusalOf(ground.wish(String(guest.memberId), { photos }))).toBe('NOT_A_MEMBER');
    const wish = { id: newId(), photos, caption: '', items: [], store: null, consentVersion: '2020-01' };
    expect(await refusalOf(ground.get(PublishLook).publish(owner.memberId, wish))).toBe('CONSENT_OUTDATED');
    for (let nth = 0; nth < 10; nth++) await ground.wish(owner.memberId, { photos });
    expect(await refusalOf(ground.wish(owner.memberId, { photos }))).toBe('LOOK_LIMIT');
    const other = await ground.somebody();
    expect(await refusalOf(ground.wish(other.memberId, { store: 'nowhere' }))).toBe('STORE_UNKNOWN');
    await ground.query(`UPDATE member SET state = 'frozen' WHERE id = $1`, [other.memberId]);
    expect(await refusalOf(ground.wish(other.memberId))).toBe('ACCOUNT_FROZEN');
  });
});

describe('taking a look back', () => {
  it('ends its links with the commit and deletes its files; the album keeps the photos', async () => {
    const photo = await ground.photo(owner.memberId);
    const id = await ground.published(owner, { photos: [photo] });
    const row = await ground.get(LookOffice).look(id, office);
    const links = [row.photos[0]?.large ?? '', row.photos[0]?.thumb ?? ''];
    expect(await ground.opened(links[0] ?? '')).toBeInstanceOf(Buffer);
    const before = await ground.files('looks');
    expect(await ground.get(MyLooks).withdraw(owner.memberId, id)).toMatchObject({ state: 'withdrawn' });
    expect((await ground.files('looks')).length).toBe(before.length - 3);
    for (const link of links) expect(await ground.opened(link)).toBe('NOT_FOUND');
    expect((await ground.album(owner.memberId)).items).toMatchObject([{ id: photo, lookId: null }]);
    expect(await ground.get(MyLooks).withdraw(owner.memberId, id)).toMatchObject({ state: 'withdrawn' });
    await ground.say(id, 'pass');
    expect(await stateOf(id)).toBe('withdrawn');
  });

  it('and a verdict at the same moment end in one way, with no file left of what was withdrawn', async () => {
    for (let round = 0; round < 3; round++) {
      const id = await ground.submit(owner, { photos: [await ground.photo(owner.memberId)] });
      await ground.say(id, 'pass', false);
      await Promise.all([ground.run(), ground.get(MyLooks).withdraw(owner.memberId, id)]);
      await ground.run();
      expect(await stateOf(id)).toBe('withdrawn');
      const [row] = await ground.query<{ key: string }>(`SELECT file_key AS key FROM look_photo WHERE look_id = $1`, [
        id,
      ]);
      expect((await ground.files('looks')).filter((name) => name.startsWith(row?.key ?? '?'))).toEqual([]);
    }
  });

  it('while its pictures are still being copied leaves none of them', async () => {
    for (let round = 0; round < 3; round++) {
      const { id } = await ground.wish(owner.memberId, { photos: [await ground.photo(owner.memberId)] });
      await Promise.all([ground.run(), ground.get(MyLooks).withdraw(owner.memberId, id)]);
      const [row] = await ground.query<{ key: string }>(`SELECT file_key AS key FROM look_photo WHERE look_id = $1`, [
        id,
      ]);
      expect((await ground.files('looks')).filter((name) => name.startsWith(row?.key ?? '?'))).toEqual([]);
    }
  });

  it('comes with taking back the consent to publish, for all of them', async () => {
    const [one, two] = [await ground.published(owner), await ground.submit(owner)];
    await ground.agree(owner.memberId, 'publish', false);
    expect([await stateOf(one), await stateOf(two)]).toEqual(['withdrawn', 'withdrawn']);
    await ground.say(two, 'pass');
    expect(await stateOf(two)).toBe('withdrawn');
    expect(await stateOf(await ground.published(owner))).toBe('published');
  });
});

describe('a name beside looks', () => {
  const keep = (name: string | null) => ground.get(MyPublicName).keep(owner.memberId, name);
  const shownAs = async (lookId: string) =>
    (await ground.get(LookPage).look(lookId, { identityId: null, memberId: null })).owner.name;

  it('is chosen by its member, changed at once everywhere, and gone with the consent', async () => {
    const id = await ground.published(owner);
    expect(await shownAs(id)).toBe('会员');
    expect(await keep(' 晓晓 ')).toEqual({ name: '晓晓', state: 'shown', sentence: '别人看到的是“晓晓”' });
    expect(await shownAs(id)).toBe('晓晓');
    const feed = await ground.get(LookFeed).page({ sort: 'newest', limit: 20 }, { identityId: null, memberId: null });
    expect(feed.items.find((card) => card.id === id)?.owner.name).toBe('晓晓');
    await keep('晓月');
    expect(await shownAs(id)).toBe('晓月');
    expect(await keep(null)).toMatchObject({ name: null, state: null });
    expect(await shownAs(id)).toBe('会员');
    await keep('晓晓');
    await ground.agree(owner.memberId, 'publish', false);
    expect(await ground.get(MyPublicName).name(owner.memberId)).toMatchObject({ name: null });
  });

  it('is on the card and on the poster, and not kept with them', async () => {
    const id = await ground.published(owner);
    const shares = ground.get(LookShares);
    const plain = [await shares.picture(id, 'card', null), await shares.picture(id, 'poster', null)];
    await keep('晓晓');
    const named = [await shares.picture(id, 'card', null), await shares.picture(id, 'poster', null)];
    expect(named.map((picture, n) => picture.equals(plain[n] ?? picture))).toEqual([false, false]);
    expect((await shares.picture(id, 'square', null)).length).toBeGreaterThan(0);
    await keep(null);
    expect((await shares.picture(id, 'card', null)).equals(plain[0] ?? Buffer.of())).toBe(true);
  });

  it('is refused where it is no name, waits for the shop where WeChat doubts, and is asked about once', async () => {
    const id = await ground.published(owner);
    for (const name of ['晓', '晓13800138000', '店长晓晓'])
      expect(await refusalOf(keep(name))).toBe('PUBLIC_NAME_REFUSED');
    expect(await refusalOf(keep('违规晓晓'))).toBe('PUBLIC_NAME_REFUSED');
    expect(await keep('待审晓晓')).toMatchObject({ state: 'waiting' });
    expect(await shownAs(id)).toBe('会员');
    const asked = await ground.wechat.countCalls('/wxa/msg_sec_check');
    expect(await keep('待审晓晓')).toMatchObject({ state: 'waiting' });
    expect(await ground.wechat.countCalls('/wxa/msg_sec_check')).toBe(asked);
    await ground.wechat.fault({ path: '/wxa/msg_sec_check', errcode: -1 });
    expect(await refusalOf(keep('晓晓'))).toBe('WECHAT_BUSY');
    expect(await ground.get(MyPublicName).name(owner.memberId)).toMatchObject({ name: '待审晓晓' });
  });

  it('is shown or taken down by the shop, which reads it beside the look; that one is not taken again', async () => {
    const names = ground.get(OfficePublicNames);
    const id = await ground.published(owner);
    await keep('待审晓晓');
    const waiting = await names.list({ state: 'waiting', limit: 50 }, office);
    expect(waiting.items.find(({ memberId }) => memberId === owner.memberId)).toMatchObject({ name: '待审晓晓' });
    await names.decide(owner.memberId, { action: 'show', name: '待审晓晓' }, office);
    expect(await ground.get(LookOffice).look(id, office)).toMatchObject({ publicName: '待审晓晓' });
    const down = { action: 'take_down', name: '待审晓晓', reason: '像广告' } as const;
    const stranger = { ...office, role: 'manager', storeId: newId() } as const;
    expect(await refusalOf(names.decide(owner.memberId, down, stranger))).toBe('MEMBER_UNKNOWN');
    expect(await refusalOf(names.decide(owner.memberId, { ...down, name: '别的' }, office))).toBe('ALREADY_DECIDED');
    expect(await names.decide(owner.memberId, down, office)).toMatchObject({ state: 'taken_down' });
    await names.decide(owner.memberId, down, office);
    expect(await shownAs(id)).toBe('会员');
    expect((await ground.get(MyPublicName).name(owner.memberId)).sentence).toContain('被门店撤下：像广告');
    const told = `SELECT title FROM inbox_message WHERE member_id = $1 AND source LIKE 'public-name/%'`;
    expect(await ground.query(told, [owner.memberId])).toEqual([{ title: '您的公开名已由门店撤下' }]);
    expect(await refusalOf(keep('待审晓晓'))).toBe('PUBLIC_NAME_REFUSED');
    expect(await keep('晓晓')).toMatchObject({ state: 'shown' });
  });
});

it('notes what a picture looks like, by which it is known when it is published again', async () => {
  const photo = await ground.photo(owner.memberId);
  const first = await ground.published(owner, { photos: [photo] });
  await ground.get(MyLooks).withdraw(owner.memberId, first);
  const second = await ground.published(owner, { photos: [photo] });
  const hashes = await ground.query<{ hash: string | null }>(
    `SELECT picture_hash AS hash FROM look_photo WHERE look_id = ANY ($1)`,
    [[first, second]],
  );
  expect(hashes.map(({ hash }) => hash)).toEqual([expect.stringMatching(/^[01]{64}$/), hashes[0]?.hash]);
});

it('asks WeChat about whoever liked, each alone: one that fails keeps nobody waiting, and comes last', async () => {
  const [poisoned, other] = [await ground.somebody(), await ground.somebody()];
  const idOf = async ({ memberId }: Shown) =>
    (await ground.query<{ id: string }>(`SELECT id FROM wechat_identity WHERE member_id = $1`, [memberId]))[0]?.id;
  const [bad, good] = [await idOf(poisoned), await idOf(other)];
  const owners = await new DataSource({
    ...ownerDataSource(ground.shop.module.config.databaseUrl),
    migrations: [],
  }).initialize();
  try {
    await owners.query(`CREATE FUNCTION poison() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
      IF NEW.identity_id = '${bad}' AND NEW.wanted_at IS NULL THEN RAISE 'poisoned'; END IF; RETURN NEW; END $$`);
    await owners.query(`CREATE TRIGGER poison BEFORE UPDATE ON person_risk FOR EACH ROW EXECUTE FUNCTION poison()`);
    const now = ground.shop.clock.now().getTime();
    for (const [n, identityId] of [bad, good].entries())
      await ground.query(`INSERT INTO person_risk (identity_id, client_ip, wanted_at) VALUES ($1, '203.0.113.5', $2)`, [
        identityId,
        new Date(now + n),
      ]);
    const asking = ground.get(AskRisk);
    expect(await asking.ask()).toBe(1);
    const risk = `SELECT rank, wanted_at IS NULL AS answered FROM person_risk WHERE identity_id = $1`;
    expect(await ground.query(risk, [good])).toEqual([{ rank: 0, answered: true }]);
    expect(await ground.query(risk, [bad])).toEqual([{ rank: null, answered: false }]);
    await owners.query(`DROP TRIGGER poison ON person_risk; DROP FUNCTION poison()`);
    expect(await asking.ask()).toBe(1);
    expect(await ground.query(risk, [bad])).toEqual([{ rank: 0, answered: true }]);
  } finally {
    await owners.destroy();
  }
});

describe('the people of the shop', () => {
  const report = (id: string, identityId = newId()) =>
    ground.get(ReportLook).report(id, { reason: 'rights', note: '' }, { identityId, memberId: null });

  it('see what waits and what was reported, each store its own', async () => {
    const id = await ground.submit(owner, { caption: '待审' });
    const here = { staffId: newId(), role: 'manager', storeId: ground.shop.storeId } as const;
    const elsewhere = { ...here, storeId: newId() };
    const list = (by: typeof here) => ground.get(LookOffice).list({ queue: 'waiting', limit: 200 }, by);
    expect((await list(here)).items.map((row) => row.id)).toContain(id);
    expect((await list(elsewhere)).items).toEqual([]);
    expect(await refusalOf(ground.get(LookOffice).look(id, elsewhere))).toBe('LOOK_UNKNOWN');
    expect(await refusalOf(ground.get(DecideLook).decide(id, { action: 'publish', note: '' }, elsewhere))).toBe(
      'LOOK_UNKNOWN',
    );
    await ground.get(DecideLook).decide(id, { action: 'refuse', reason: '有联系方式' }, here);
    await ground.get(DecideLook).decide(id, { action: 'refuse', reason: '有联系方式' }, here);
    expect(await ground.look(owner.memberId, id)).toMatchObject({ state: 'refused', sentence: '未通过：有联系方式' });
    expect(await refusalOf(decide(id, { action: 'publish', note: '' }))).toBe('ALREADY_DECIDED');
    const noted = await ground.query(
      `SELECT FROM audit_log WHERE action = 'look.refused' AND detail ->> 'lookId' = $1`,
      [id],
    );
    expect(noted).toHaveLength(1);
  });

  it('hide what three people report until somebody has looked, counting each of them once', async () => {
    const id = await ground.published(owner);
    const shown = () => ground.get(LooksService).published(ground.shop.db.reading, id);
    const [one, two] = [newId(), newId()];
    await Promise.all([report(id, one), report(id, one), report(id, two)]);
    expect(await shown()).not.toBeNull();
    expect(await ground.get(LookOffice).look(id, office)).toMatchObject({ reports: 2, hidden: false });
    const { photos } = await ground.get(LookOffice).look(id, office);
    await report(id);
    expect(await shown()).toBeNull();
    expect(await ground.look(owner.memberId, id)).toMatchObject({ state: 'published', hidden: true });
    expect(await ground.opened(photos[0]?.large ?? '')).toBeInstanceOf(Buffer);
    await decide(id, { action: 'keep', note: '' });
    expect(await shown()).not.toBeNull();
    await report(id, one);
    expect(await ground.get(LookOffice).look(id, office)).toMatchObject({ reports: 0, hidden: false });
  });

  it('take a look down with a reason that its member reads, and its files go', async () => {
    const id = await ground.published(owner);
    await report(id);
    const before = (await ground.files('looks')).length;
    const row = await decide(id, { action: 'take_down', reason: '照片里有别人' });
    expect(row).toMatchObject({ state: 'taken_down', photos: [], reports: 0, sentence: '已撤下：照片里有别人' });
    expect((await ground.files('looks')).length).toBe(before - 3);
    expect(await ground.look(owner.memberId, id)).toMatchObject({ sentence: '门店已撤下：照片里有别人' });
    expect(await refusalOf(report(id))).toBe('LOOK_UNKNOWN');
  });
});

it('of who leaves the programme neither photos nor looks nor words are left', async () => {
  await ground.published(owner, { caption: '最后一套', items: [{ name: '大衣', size: 'M' }] });
  await ground.submit(owner);
  await ground.get(MyPublicName).keep(owner.memberId, '晓晓');
  const before = (await ground.files('')).length;
  await ground.get(LeaveProgramme).leave(owner.memberId);
  ground.shop.clock.advance({ minutes: 17 * 24 * 60 });
  await ground.get(EraseMembers).eraseDue();
  await ground.sweep();
  // Two photos and their two copies, in three sizes each.
  expect((await ground.files('')).length).toBe(before - 12);
  const left = await ground.query(`SELECT DISTINCT state, caption, items FROM look WHERE member_id = $1`, [
    owner.memberId,
  ]);
  expect(left).toEqual([{ state: 'withdrawn', caption: '', items: [] }]);
  expect(await ground.query(`SELECT name FROM public_name WHERE member_id = $1`, [owner.memberId])).toEqual([]);
});

it('a shop without WeChat looks at everything itself', async () => {
  const alone = await LookGround.open({ wechatApp: null });
  try {
    const who = await alone.somebody();
    const id = await alone.submit(who);
    const row = await alone.get(LookOffice).look(id, office);
    expect(row).toMatchObject({ state: 'pending', waitsFor: 'wechat_off' });
    await alone.get(DecideLook).decide(id, { action: 'publish', note: '' }, office);
    expect(await alone.look(who.memberId, id)).toMatchObject({ state: 'published' });
  } finally {
    await alone.close();
  }
});
