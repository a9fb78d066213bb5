// Pasted numbers, as they come out of a sheet or a chat.
import { phonesIn } from './phones';

describe('phones in a text', () => {
  it('takes lines, commas and prefixes, each once', () => {
    expect(phonesIn('13800138000\n+8613800138001，138-0013-8002、13800138000 ')).toEqual({
      phones: ['13800138000', '13800138001', '13800138002'],
      odd: [],
    });
  });

  it('names what is no number', () => {
    expect(phonesIn('手机号\n1380013800\n13800138003')).toEqual({
      phones: ['13800138003'],
      odd: ['手机号', '1380013800'],
    });
  });
});
