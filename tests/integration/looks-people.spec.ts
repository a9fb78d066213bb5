// What WeChat and the shop think of people around looks: the name beside them, and the risk of who liked.
import { AskRisk, LookFeed, LookOffice, LookPage, LookShares, MyPublicName, OfficePublicNames } from '@guike/flows';
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

const office = { staffId: newId(), role: 'head_office', storeId: null } as const;

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
