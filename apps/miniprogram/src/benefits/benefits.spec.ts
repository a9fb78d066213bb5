// What the pages say about picks and rights.
import { type Benefit, type Choices, chosenOf, noteOf, obstacleTo, usableOf } from './benefits';

const benefit: Benefit = {
  code: 'beauty',
  name: '美容护理',
  delivery: 'booking',
  how: '先约好门店和时间，到店就为您做',
  terms: ['每月 1 次'],
  source: 'pick',
  until: null,
  left: 1,
  leftSentence: '本月还可用 1 次',
  action: 'book',
  can: true,
  sentence: null,
};
const choices: Choices = {
  tierName: '普通',
  most: 3,
  picked: ['tea', 'snacks'],
  resting: [],
  mayChange: true,
  nextChangeOn: '2027-01-01',
  sentence: '本季度已换过，1月1日起可再换',
  choices: [],
};
const obstacle = (codes: string[], of: Choices) => obstacleTo(chosenOf(codes, of), of);

it.each([
  [benefit, '本月还可用 1 次'],
  [{ ...benefit, leftSentence: null, sentence: '本月已用完，12月1日起可用' }, '本月已用完，12月1日起可用'],
  [{ ...benefit, leftSentence: null }, '每月 1 次'],
  [{ ...benefit, leftSentence: null, terms: [] }, '预约后到店'],
])('says under a name what matters most now', (of, note) => expect(noteOf(of)).toBe(note));

it('counts what can be used now, surprises too', () => {
  const mine = { surprises: [benefit], mine: [benefit, { ...benefit, can: false }] };
  const rest = { rests: null, pick: null, coming: [], everyone: [], shares: false };
  expect(usableOf({ ...mine, ...rest, tier: 'gold', tierName: '黄金' })).toBe(2);
});

it('knows what is new and what is given up', () => {
  expect(chosenOf(['tea', 'beauty', 'repair'], choices)).toMatchObject({
    added: ['beauty', 'repair'],
    givenUp: ['snacks'],
    full: true,
  });
});

it('lets free places be filled at any time, and one be given up once in a quarter', () => {
  expect(obstacle(['tea', 'snacks', 'beauty'], { ...choices, mayChange: false })).toBeNull();
  expect(obstacle(['tea', 'beauty'], choices)).toBeNull();
  expect(obstacle(['tea', 'beauty'], { ...choices, mayChange: false })).toBe('本季度已换过，1月1日起可再换');
});

it('asks for as many as may stay after a drop', () => {
  const dropped = { ...choices, most: 2, resting: ['beauty', 'repair'] };
  expect(obstacle(['tea'], dropped)).toBe('请选满要留下的 2 项');
  expect(obstacle(['beauty', 'repair'], dropped)).toBeNull();
});
