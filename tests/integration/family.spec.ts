// 家人同享: named, or a member who accepts on their own phone; always the owner's quota, and either may end it.
import { EraseMembers, InviteFamily, LeaveProgramme, MyBenefits, ShareBenefits } from '@guike/flows';
import { newId, rows } from '@guike/platform';
import { presets } from '@guike/programme';
import { memberWithPoints } from '../support/rewards';
import { type Counter, onCounter } from '../support/counter';

const tea = { code: 'tea', quota: { times: 1, per: 'year' as const }, stores: 'all' as const, firstMonths: null };
/** Everybody has tea once a year, may borrow an umbrella, and shares it all with up to four. */
const programme = {
  ...presets.boutique,
  tiers: presets.boutique.tiers.map((tier) => ({
    ...tier,
    benefits: { ...tier.benefits, fixed: [tea] },
    discounts: { always: 5, birthdayMonth: 0, companion: 12, nextPurchase: 0, familySharing: true, familyMost: 4 },
  })),
  benefits: presets.boutique.benefits.map((each) =>
    each.code === 'umbrella' || each.code === 'partners' ? { ...each, everyone: true, pickable: false } : each,
  ),
};

let shop: Counter['shop'];
let guide: Counter['guide'];
let get: Counter['get'];
let messages: Counter['messages'];
let seen: Counter['seen'];
let served: Counter['served'];
onCounter(programme, (opened) => ({ shop, guide, get, messages, seen, served } = opened));

describe('family', () => {
  const sharing = () => get(ShareBenefits);
  const add = (memberId: string, name: string, id = newId()) =>
    sharing().add(memberId, { id, name, relation: 'child', consent: true });

  it('is at most as many as the tier says, by name, and forgotten when taken off', async () => {
    const memberId = await served();
    const id = newId();
    await Promise.all([add(memberId, '王小明', id), add(memberId, '王小明', id)]);
    const more = await Promise.allSettled([
      add(memberId, '甲'),
      add(memberId, '乙'),
      add(memberId, '丙'),
      add(memberId, '丁'),
    ]);
    expect(more.filter(({ status }) => status === 'fulfilled')).toHaveLength(3);
    expect((await sharing().ofServed(memberId, guide)).people[0]).toMatchObject({ name: '王**' });
    expect((await sharing().remove(memberId, id)).people).toHaveLength(3);
    const [gone] = await rows<{ name: Buffer | null }>(
      shop.db.reading,
      `SELECT name_enc AS name FROM family_member WHERE id = $1`,
      [id],
    );
    expect(gone).toEqual({ name: null });
    await expect(sharing().remove(memberId, newId())).rejects.toMatchObject({ code: 'FAMILY_UNKNOWN' });
  });

  it('uses what is the owner’s, of the owner’s quota, once for each time', async () => {
    const memberId = await served();
    const familyId = newId();
    await add(memberId, '王小明', familyId);
    const use = (change: object) =>
      sharing().use({ memberId, id: newId(), familyId, kind: 'benefit', code: 'tea', ...change } as never, guide);
    const id = newId();
    expect(await use({ id })).toEqual({ duplicate: false, sentence: '家人享权益，用的是会员的次数' });
    expect(await use({ id })).toMatchObject({ duplicate: true });
    await expect(use({})).rejects.toMatchObject({ code: 'BENEFIT_QUOTA' });
    expect(await use({ kind: 'companion', familyId: null })).toMatchObject({ sentence: '同行一位好友，8.8 折' });
    expect(await use({ kind: 'discount' })).toMatchObject({ sentence: '家人消费，9.5 折' });
    await expect(use({ familyId: newId() })).rejects.toMatchObject({ code: 'FAMILY_UNKNOWN' });
    await expect(use({ id, code: 'umbrella' })).rejects.toMatchObject({ code: 'OPERATION_CONFLICT' });
    await expect(use({ id, kind: 'discount' })).rejects.toMatchObject({ code: 'OPERATION_CONFLICT' });
    await expect(use({ code: 'umbrella' })).rejects.toMatchObject({ code: 'BENEFIT_NOT_ASKED' });
    await expect(use({ code: 'partners' })).rejects.toMatchObject({ code: 'BENEFIT_NOT_ASKED' });
  });
});

describe('family who are members themselves', () => {
  const sharing = () => get(ShareBenefits);
  const inviting = () => get(InviteFamily);
  const guest = () => memberWithPoints(shop, 10);
  const invite = async (memberId: string, id = newId()) => {
    const { invitations } = await inviting().invite(memberId, { id, relation: 'parent' });
    return { id, code: invitations.find((each) => each.id === id)?.code ?? '' };
  };
  const told = async (memberId: string) => (await messages(memberId)).map(({ title }) => title);

  it('accept on their own phone, once and nobody else, and have what is the owner’s when they stand here', async () => {
    const [owner, one, other] = [await guest(), await guest(), await guest()];
    const { id, code } = await invite(owner);
    expect(await invite(owner, id)).toEqual({ id, code });
    expect(await inviting().look(one, code)).toMatchObject({ standing: 'open', relation: 'parent' });
    await expect(inviting().answer(owner, code, true)).rejects.toMatchObject({ code: 'FAMILY_SELF' });
    await expect(inviting().look(one, 'CD23FG45HJ')).rejects.toMatchObject({ code: 'FAMILY_INVITATION_UNKNOWN' });
    const all = await Promise.allSettled([one, one, other].map((each) => inviting().answer(each, code, true)));
    const taken = all.flatMap((each, nth) => (each.status === 'fulfilled' ? [nth] : []));
    expect([[0, 1], [2]]).toContainEqual(taken);
    const [lucky, late] = taken.length === 2 ? [one, other] : [other, one];
    await expect(inviting().answer(late, code, true)).rejects.toMatchObject({ code: 'FAMILY_INVITATION_OVER' });
    expect(await inviting().look(late, code)).toMatchObject({ standing: 'over' });
    expect((await sharing().mine(owner)).people).toMatchObject([{ id, member: true, relation: 'parent' }]);
    expect((await sharing().mine(lucky)).shared).toMatchObject([{ id, relation: 'parent' }]);
    expect((await get(MyBenefits).mine(lucky)).shares).toBe(true);

    const wish = { memberId: owner, id: newId(), familyId: id, kind: 'benefit', code: 'tea' } as const;
    await expect(sharing().use(wish, guide)).rejects.toMatchObject({ code: 'MEMBER_UNKNOWN' });
    await seen(lucky);
    const { here } = await sharing().ofServed(lucky, guide);
    const offers = expect.arrayContaining([expect.objectContaining({ code: 'tea', terms: ['今年还可用 1 次'] })]);
    expect(here).toMatchObject([{ memberId: owner, familyId: id, discount: '9.5 折', offers }]);
    expect(await sharing().use(wish, guide)).toMatchObject({ duplicate: false });
    expect(await sharing().use(wish, guide)).toMatchObject({ duplicate: true });
    const left = (await sharing().ofServed(lucky, guide)).here[0]?.offers.map((each) => each.code);
    expect(left).not.toContain('tea');
    await expect(sharing().use({ ...wish, id: newId() }, guide)).rejects.toMatchObject({ code: 'BENEFIT_QUOTA' });
    const { used, by } = await shop.one<{ used: string; by: string }>(
      `SELECT u.benefit_code AS used, m.guest_id AS by FROM family_use u JOIN family_member m
         ON m.member_id = u.member_id AND m.id = u.family_id WHERE u.member_id = $1`,
      [owner],
    );
    expect({ used, by }).toEqual({ used: 'tea', by: lucky });
    expect(await told(owner)).toEqual(['家人接受了您的邀请', expect.stringMatching(/^家人用了您的「.+」$/)]);
  });

  it('end it on either side at once, and the other one is told', async () => {
    const [owner, one] = [await served(), await guest()];
    const accepted = async () => {
      const { id, code } = await invite(owner);
      await inviting().answer(one, code, true);
      return id;
    };
    const first = await accepted();
    await expect(inviting().answer(one, (await invite(owner)).code, true)).rejects.toMatchObject({
      code: 'FAMILY_INVITATION_OVER',
      detail: { sentence: '您已经在同享这位会员的权益，不用再接受' },
    });
    expect((await inviting().leave(one, first)).shared).toEqual([]);
    expect((await inviting().leave(one, first)).shared).toEqual([]);
    const wish = { memberId: owner, id: newId(), familyId: first, kind: 'discount', code: null } as const;
    await expect(sharing().use(wish, guide)).rejects.toMatchObject({ code: 'FAMILY_UNKNOWN' });
    const second = await accepted();
    await expect(inviting().leave(owner, second)).rejects.toMatchObject({ code: 'FAMILY_UNKNOWN' });
    expect((await sharing().remove(owner, second)).people).toEqual([]);
    expect((await sharing().mine(one)).shared).toEqual([]);
    expect(await told(owner)).toEqual(['家人接受了您的邀请', '家人退出了家人同享', '家人接受了您的邀请']);
    expect(await told(one)).toEqual(['家人结束了与您的同享']);
  });

  it('are as many as the tier shares with, while an invitation is good, and not who is no member', async () => {
    const [owner, one] = [await guest(), await guest()];
    const made = [await invite(owner), await invite(owner), await invite(owner), await invite(owner)];
    await expect(invite(owner)).rejects.toMatchObject({ code: 'FAMILY_FULL', detail: { most: 4 } });
    const [gone, declined, late] = made as [(typeof made)[0], (typeof made)[0], (typeof made)[0]];
    expect((await inviting().withdraw(owner, gone.id)).invitations).toHaveLength(3);
    await expect(inviting().answer(one, gone.code, true)).rejects.toMatchObject({ code: 'FAMILY_INVITATION_OVER' });
    expect(await inviting().answer(one, declined.code, false)).toMatchObject({ standing: 'over' });
    expect(await inviting().answer(one, declined.code, false)).toMatchObject({ standing: 'over' });
    await rows(shop.db.reading, `UPDATE member SET state = 'frozen' WHERE id = $1`, [one]);
    await expect(inviting().answer(one, late.code, true)).rejects.toMatchObject({ code: 'FAMILY_MEMBERS_ONLY' });
    await rows(shop.db.reading, `UPDATE member SET state = 'active' WHERE id = $1`, [one]);
    shop.clock.advance({ days: 7, minutes: 1 });
    await expect(inviting().answer(one, late.code, true)).rejects.toMatchObject({ code: 'FAMILY_INVITATION_OVER' });
    expect((await sharing().mine(owner)).invitations).toEqual([]);
  });

  it('are nobody’s family any more when they leave the programme', async () => {
    const [owner, one] = [await served(), await guest()];
    const { id, code } = await invite(owner);
    await inviting().answer(one, code, true);
    await get(LeaveProgramme).leave(one);
    shop.clock.advance({ days: 16 });
    expect(await get(EraseMembers).eraseDue()).toBe(1);
    expect((await sharing().mine(owner)).people).toEqual([]);
    await seen(owner);
    const wish = { memberId: owner, id: newId(), familyId: id, kind: 'discount', code: null } as const;
    await expect(sharing().use(wish, guide)).rejects.toMatchObject({ code: 'FAMILY_UNKNOWN' });
  });
});
