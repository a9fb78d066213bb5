// One tap on a care task, and who has it next.
import { afterContact, careOwners, levelAbove } from './care-rules';

it('ends a task that is done or not needed, and brings back one that is put off', () => {
  expect(afterContact('reached', 1)).toEqual({ status: 'done', contacts: 1, shownInDays: null });
  expect(afterContact('not_needed', 0)).toEqual({ status: 'dropped', contacts: 0, shownInDays: null });
  expect(afterContact('later', 2)).toEqual({ status: 'open', contacts: 2, shownInDays: 1 });
});

it('tries three times to reach somebody', () => {
  expect(afterContact('not_reached', 0)).toEqual({ status: 'open', contacts: 1, shownInDays: 1 });
  expect(afterContact('not_reached', 1)).toEqual({ status: 'open', contacts: 2, shownInDays: 1 });
  expect(afterContact('not_reached', 2)).toEqual({ status: 'missed', contacts: 3, shownInDays: null });
});

it('goes up to the manager and to head office, and no further', () => {
  expect(careOwners.map(levelAbove)).toEqual(['manager', 'head_office', 'head_office']);
});
