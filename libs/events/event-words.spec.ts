// An event in words: times, prices, answers, for whom.
import { businessDay } from '@guike/kernel';
import type { Answer } from './event';
import {
  answerInWords,
  audienceInWords,
  momentInWords,
  priceInWords,
  seatsInWords,
  waitingInWords,
  whenInWords,
} from './event-words';
import { eventIssues, eventWarnings } from './event-issues';
import { eventTemplates } from './templates/templates';
import { suggestedDay, termsOf } from './templates/template';

const here = { timeZone: 'Asia/Shanghai', today: businessDay('2026-03-02') };
const at = (text: string) => new Date(`${text}+08:00`);

it('says when', () => {
  const startsAt = at('2026-03-07T14:30:00');
  expect(whenInWords({ startsAt, endsAt: at('2026-03-07T17:00:00') }, here)).toBe('3月7日 周六 14:30–17:00');
  expect(whenInWords({ startsAt, endsAt: at('2026-03-08T01:00:00') }, here)).toBe('3月7日 周六 14:30–3月8日 01:00');
  expect(momentInWords(at('2027-01-02T09:05:00'), here)).toBe('2027年1月2日 09:05');
});

it('says what it costs, and what seats there are', () => {
  expect(
    [{ kind: 'none' } as const, { kind: 'points', points: 1_500 } as const, { kind: 'fee', fen: 8_800 } as const].map(
      priceInWords,
    ),
  ).toEqual(['免费', '每位 1,500 积分', '每位 ¥88，到店付']);
  const event = { state: 'open', seats: 12, taken: 6 } as const;
  expect([seatsInWords(event, 6, false), seatsInWords(event, 0, false), seatsInWords(event, 6, true)]).toEqual([
    '还有 6 席',
    '已满，可候补',
    '报名已截止',
  ]);
  expect(waitingInWords({ confirmMinutes: 90 })).toContain('保留 90 分钟，夜里不计');
});

it.each<[Partial<Answer>, number | null, string]>([
  [{ state: 'accepted', party: 2 }, null, '已为您留 2 席'],
  [{ state: 'waiting', party: 1 }, 3, '候补第 3 位，有空位会通知您'],
  [
    { state: 'offered', party: 2, offeredUntil: at('2026-03-03T12:00:00') },
    null,
    '有 2 席空出来了，请在 3月3日 12:00 前确认',
  ],
  [{ state: 'accepted', party: 1, attendance: 'came' }, null, '您来过'],
  [{ state: 'accepted', party: 1, attendance: 'missed' }, null, '这次没有见到您'],
  [{ state: 'lapsed', party: 1 }, null, '没有等到您确认，席位已让给下一位'],
])('says of the answer %j', (answer, place, words) => {
  expect(answerInWords({ attendance: null, ...answer } as Answer, place, { state: 'open' }, here)).toBe(words);
});

it('says for whom', () => {
  const names = { tiers: ['黄金', '铂金'], stores: ['一店'], segment: null };
  expect(audienceInWords('members', names)).toBe('一店 黄金、铂金会员');
  expect(audienceInWords('everyone', { tiers: [], stores: [], segment: null })).toBe('所有人');
  expect(audienceInWords('invited', names)).toBe('受邀会员');
  expect(audienceInWords('members', { tiers: [], stores: [], segment: '爱喝茶' })).toBe('全体会员 · 爱喝茶');
});

describe('a template', () => {
  it.each(eventTemplates.map((template) => [template.code, template] as const))(
    '%s can be opened as it is',
    (_, template) => {
      const day = suggestedDay(template, here.today);
      const terms = termsOf(template, day, { ...here, upperTiers: ['gold'] });
      expect(eventIssues(terms, at('2026-03-02T10:00:00'))).toEqual([]);
      expect(day > '2026-03-16').toBe(true);
      if (template.month !== null) expect(Number(day.slice(5, 7))).toBe(template.month);
      expect(terms.draw === null || terms.draw.rules.length > 10).toBe(true);
    },
  );

  it('is told what is wrong with it in words', () => {
    const [template] = eventTemplates;
    if (!template) throw new Error('no template');
    const terms = termsOf(template, businessDay('2026-04-11'), { ...here, upperTiers: [] });
    const wrong = {
      ...terms,
      replyBy: at('2026-04-12T10:00:00'),
      seats: 1,
      audience: { ...terms.audience, who: 'invited', tiers: ['gold'] },
    } as const;
    expect(eventIssues(wrong, at('2026-03-02T10:00:00'))).toEqual([
      { path: 'replyBy', message: '报名截止要早于活动开始' },
      { path: 'seats', message: '名额少于一组人（本人加 1 位同行）' },
      { path: 'audience', message: '仅限受邀时，不用再选等级、门店和人群' },
    ]);
    expect(eventIssues(terms, at('2026-04-11T16:00:00')).map(({ message }) => message)).toEqual(['开始时间已经过去']);
    expect(eventWarnings(terms, 3)).toContain('符合条件的会员只有 3 位，少于名额');
  });
});
