// A message in the keywords of a template: never longer than WeChat takes, times as it reads them.
import { cut, shortMessage, templateData, templateNames, templateOf, templatesAt, askPlaces } from './templates';
import { messageKinds } from './messages';

const shop = { timeZone: 'Asia/Shanghai', shopName: '花坊' };
const at = new Date('2026-11-22T16:05:00Z');

it('cuts at characters, not in the middle of one, and says that it has cut', () => {
  expect(cut('二十个字以内照写', 20)).toBe('二十个字以内照写');
  expect(cut('一二三四五六七八九十一二三四五六七八九十', 20)).toHaveLength(20);
  expect(cut('一二三四五六七八九十一二三四五六七八九十多', 20)).toBe('一二三四五六七八九十一二三四五六七八九…');
  expect(Array.from(cut('𠮷'.repeat(30), 20))).toHaveLength(20);
  expect(cut('  ', 20)).toBe('–');
});

it('fills each keyword with its word, as long as its kind may be', () => {
  const template = {
    id: 't',
    data: { thing4: 'title', phrase2: 'title', time3: 'time', thing9: 'body', name1: 'shop' },
  } as const;
  const words = { title: '改衣完成，可以来取', body: '请在12月1日前到店。过期请来电。', at };
  expect(templateData(template, words, shop)).toEqual({
    thing4: '改衣完成，可以来取',
    phrase2: '改衣完成…',
    time3: '2026年11月23日 00:05',
    thing9: '请在12月1日前到店',
    name1: '花坊',
  });
});

it('says in its own words what has words of its own', () => {
  const template = { id: 't', data: { thing9: 'body' } } as const;
  const words = { title: '新装到店', body: '春装到了。来看看。', at };
  expect(templateData(template, { ...words, wechat: '给您留了两件' }, shop)).toEqual({ thing9: '给您留了两件' });
  expect(templateData(template, { ...words, wechat: null }, shop)).toEqual({ thing9: '春装到了' });
  expect(shortMessage('花坊', words)).toBe('【花坊】新装到店。春装到了。来看看。');
  expect(shortMessage('花坊', { ...words, sms: '春装到了，退订回T' })).toBe('【花坊】春装到了，退订回T');
});

it('asks for three templates at most anywhere, and only for such that something is told by', () => {
  const told = new Set(messageKinds.map(templateOf));
  expect(templateNames.filter((name) => !told.has(name))).toEqual([]);
  for (const place of askPlaces) {
    expect(templatesAt(place).length).toBeGreaterThan(0);
    expect(templatesAt(place).length).toBeLessThanOrEqual(3);
  }
});
