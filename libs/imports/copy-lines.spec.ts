// Values as COPY reads them.
import { copyText } from './copy-lines';

it.each([
  [null, '\\N'],
  [12, '12'],
  ['', ''],
  ['C:\\N', 'C:\\\\N'],
  ['a\tb\nc\rd', 'a\\tb\\nc\\rd'],
])('writes %j', (value, text) => {
  expect(copyText(value)).toBe(text);
});
