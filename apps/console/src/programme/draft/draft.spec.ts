// Steps that can be undone: typing on in one field is one, everything else one each.
import { step } from './draft';

const first = { body: { name: '', tiers: [] as string[] }, past: [], place: null };

it('takes typing in one field back at once, and not the field before', () => {
  let steps: Parameters<typeof step>[0] = first;
  steps = step(steps, { kind: 'put', path: ['name'], value: 'a' });
  steps = step(steps, { kind: 'put', path: ['name'], value: 'ab' });
  steps = step(steps, { kind: 'edit', change: (body) => ({ ...body, tiers: ['x'] }) });
  expect(steps.body).toEqual({ name: 'ab', tiers: ['x'] });
  steps = step(steps, { kind: 'undo' });
  expect(steps.body).toEqual({ name: 'ab', tiers: [] });
  steps = step(steps, { kind: 'undo' });
  expect(steps.body).toBe(first.body);
  expect(step(steps, { kind: 'undo' })).toBe(steps);
});
