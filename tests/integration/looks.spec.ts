// Looks on real Postgres, WeChat's sandbox over HTTP: what the checks and the shop decide, and that what is taken back is gone.
import {
  DecideLook,
  EraseMembers,
  LeaveProgramme,
  LookOffice,
  MyLooks,
  MyPublicName,
  PublishLook,
  ReportLook,
} from '@guike/flows';
import { LooksService } from '@guike/looks';
import { newId } from '@guike/platform';
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
