// What was scanned or typed at the door.
import { readTicket } from './ticket-typed';

it('knows a ticket and a card, however they are spaced', () => {
  expect(readTicket('1234 5678 9012')).toEqual({ code: '123456789012' });
  expect(readTicket('1234-5678-9012-3456-7890')).toEqual({ card: '12345678901234567890' });
});

it('says what is wrong with anything else', () => {
  const said = ['', '12345', 'https://u.wechat.com/x'].map((text) => readTicket(text));
  expect(said).toEqual([
    { sentence: '请输入入场码或会员码' },
    { sentence: '入场码 12 位，会员码 20 位，现在是 5 位，请核对' },
    { sentence: '这不是入场码，请客人打开「我的入场码」再试' },
  ]);
});
