// What is marked on an invitation, and which one 首页 shows.
import { type InvitationCard, markOf, nextForMe, replyLine } from './invitations';

const now = Date.parse('2026-11-22T06:00:00Z');
const card = (more: Partial<InvitationCard>): InvitationCard => ({
  ...{ id: 'e', shortId: 's', state: 'open', title: '冬日茶会', cover: null, placeName: '新天地店', when: '' },
  ...{ startsAt: '2026-11-28T06:30:00Z', endsAt: '2026-11-28T09:00:00Z', replyBy: '2026-11-26T12:00:00Z' },
  ...{ replyWords: '11月26日 20:00 前回复', seats: 12, left: 6, waiting: 0, priceWords: '免费', invited: false },
  ...{ answer: null, attendance: null, mayRate: false, sentence: '还有 6 席' },
  ...more,
});

it('marks my answer, what became of it, and what was called off before either', () => {
  const words = [
    card({}),
    card({ invited: true }),
    card({ answer: 'accepted', invited: true }),
    card({ answer: 'offered' }),
    card({ answer: 'accepted', attendance: 'missed' }),
    card({ answer: 'accepted', attendance: 'came' }),
    card({ answer: 'accepted', state: 'cancelled' }),
  ].map((each) => markOf(each)?.words ?? null);
  expect(words).toEqual([...[null, '为您留了请柬', '已接受', '席位等您确认', '未能到场', '已到场', '活动已取消']]);
});

it('counts down to the answer only for who still may give one', () => {
  expect(replyLine(card({}), now)).toBe('11月26日 20:00 前回复 · 还有 4 天');
  expect(replyLine(card({ answer: 'accepted' }), now)).toBe('11月26日 20:00 前回复');
  expect(replyLine(card({ state: 'closed' }), now)).toBeNull();
  expect(replyLine(card({ replyBy: '2026-11-22T05:59:00Z' }), now)).toBeNull();
});

it('shows today’s first, then what waits for me, then the next seat', () => {
  const next = (cards: readonly InvitationCard[], today: string | null = null) =>
    nextForMe(cards, ({ id }) => id === today)?.id ?? null;
  const seat = card({ id: 'seat', answer: 'accepted' });
  const asked = card({ id: 'asked', invited: true });
  const offered = card({ id: 'offered', answer: 'offered' });
  expect(next([seat, asked, offered], 'seat')).toBe('seat');
  expect(next([seat, asked, offered])).toBe('offered');
  expect(next([seat, asked, card({ id: 'off', answer: 'offered', state: 'cancelled' })])).toBe('asked');
  expect(next([card({ id: 'other' }), seat, card({ id: 'no', answer: 'declined', invited: true })])).toBe('seat');
  expect(next([card({})])).toBeNull();
});
