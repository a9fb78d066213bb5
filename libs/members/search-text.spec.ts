// What can be typed to find a member, and as what it is read.
import { cardCode } from '@guike/kernel';
import { readSearch } from './search-text';

const code = cardCode('12345678901', () => new Uint8Array(32), new Date(0));

it.each([
  ['13800138000', { kind: 'number', digits: '13800138000' }],
  [' +86 138-0013-8000 ', { kind: 'number', digits: '13800138000' }],
  ['１３８００１３８０００', { kind: 'number', digits: '13800138000' }],
  ['12345678901', { kind: 'number', digits: '12345678901' }],
  ['8000', { kind: 'phone_tail', tail: '8000' }],
  [code, { kind: 'card', cardNumber: '12345678901' }],
  [`${code.slice(0, 10)} ${code.slice(10)}`, { kind: 'card', cardNumber: '12345678901' }],
  [code.slice(0, 19) + String((Number(code[19]) + 1) % 10), { kind: 'card', cardNumber: null }],
  ['王小姐', { kind: 'name', name: '王小姐' }],
  ['800', { kind: 'name', name: '800' }],
  ['138001380001', { kind: 'name', name: '138001380001' }],
])('reads %j', (text, read) => {
  expect(readSearch(text)).toEqual(read);
});
