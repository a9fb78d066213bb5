// An event while it is written: its times as the shop's, its faults by field, and a day that moves with all that hangs on it.
import { blankTerms, isSame, issueOf, issuesOf, localOf, movedTo } from './terms';

const terms = blankTerms('2026-12-12', '2026-11-22');

describe('the terms of an event', () => {
  it('starts from something that may be kept as it is', () => {
    expect(issuesOf(terms)).toEqual({});
    expect(isSame(terms, structuredClone(terms))).toBe(true);
    expect(localOf('2026-12-12T06:30:00.000Z')).toBe('2026-12-12T14:30');
  });

  it('says in Chinese what is wrong where', () => {
    const issues = issuesOf({ ...terms, title: '', agenda: [{ time: '25:00', words: '' }], seats: 0 });
    expect(issues['title']).toBe('请写活动名称');
    expect(issueOf(issues, 'agenda')).toBe('时间应为 14:30 这样；请填写');
    expect(issueOf(issues, 'seats')).toBe('名额至少 1 位');
    expect(issueOf(issues, 'place')).toBeUndefined();
  });

  it('moves the end and the deadline with the start', () => {
    const moved = movedTo(terms, '2026-12-19T18:00:00+08:00');
    expect([moved.startsAt, moved.endsAt, moved.replyBy].map(localOf)).toEqual([
      '2026-12-19T18:00',
      '2026-12-19T20:30',
      '2026-12-19T13:30',
    ]);
    expect(moved.visibleFrom).toBe(terms.visibleFrom);
  });
});
