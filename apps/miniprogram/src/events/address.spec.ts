// What a page about an event was opened with.
import { shortId } from '@guike/kernel';
import { eventIdIn } from './address';

const id = '019f2a7c-1d2e-7a3b-8c4d-5e6f70819203';

it('finds the event in a message, in a link that is shared, and in a code that is scanned', () => {
  const short = shortId(id);
  const opened = [{ id }, { id: id.toUpperCase() }, { id: short }, { scene: short }, { scene: `${short}.AB12CD34` }];
  expect(opened.map(eventIdIn)).toEqual(opened.map(() => id));
  expect(eventIdIn({ scene: encodeURIComponent(`${short}.AB12CD34`) })).toBe(id);
});

it('finds none in what names none', () => {
  expect([{}, { id: '' }, { id: 'abc' }, { scene: '%E0%A4%A' }].map(eventIdIn)).toEqual([null, null, null, null]);
});
