// What members read about their birthday: ahead, on the day, and late.
import { businessDay } from '@guike/kernel';
import { anniversaryMessage, birthdayMessage } from './birthday-messages';

const day = businessDay;
const today = day('2026-11-26');
const gift = { name: '生日惊喜礼', from: day('2026-12-01'), through: day('2026-12-31') };
const plain = { day: day('2026-12-03'), today, gift, party: false, pictures: false };

it('tells ahead what waits, and when', () => {
  expect(birthdayMessage(plain)).toEqual({
    kind: 'birthday',
    title: '12月3日是您的生日',
    body: '为您备好生日惊喜礼，12月1日至31日到店出示会员码领取。',
  });
});

it('asks to the party and to the photos of the year', () => {
  expect(birthdayMessage({ ...plain, party: true, pictures: true }).body).toBe(
    '为您备好生日惊喜礼，12月1日至31日到店出示会员码领取。12月的生日会也请您来，日子定下就告诉您。' +
      '这一年在店里留下的照片，收成了一册，点开看看。',
  );
});

it('says 生日快乐 on the day', () => {
  const onTheDay = birthdayMessage({ ...plain, today: day('2026-12-03'), gift: { ...gift, from: day('2026-12-03') } });
  expect(onTheDay.title).toBe('生日快乐');
  expect(onTheDay.body).toBe('为您备好生日惊喜礼，12月31日前（含当日）到店出示会员码领取。');
});

it('keeps the gift for who is told late, and speaks of no party that is over', () => {
  const late = { ...gift, from: day('2026-12-20'), through: day('2027-01-02') };
  const told = birthdayMessage({ ...plain, party: true, today: day('2026-12-20'), gift: late });
  expect(told.title).toBe('生日礼为您留着');
  expect(told.body).toBe('为您备好生日惊喜礼，2027年1月2日前（含当日）到店出示会员码领取。');
});

it('has a wish where there is no gift', () => {
  expect(birthdayMessage({ ...plain, gift: null }).body).toBe('愿您新的一岁，衣裳合身，日子称心。');
});

it('counts the years since joining', () => {
  expect(anniversaryMessage({ years: 3 }).title).toBe('入会 3 周年');
});
