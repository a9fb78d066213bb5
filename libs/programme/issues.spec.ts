// What is wrong with a programme is said at the place that somebody has to mend, in Chinese.
import { programmeIssues } from './issues';
import { boutique } from './presets/boutique';

const [first, second, ...rest] = boutique.tiers;
const withKeep = (keep: unknown) => ({ ...boutique, tiers: [first, { ...second, keep }, ...rest] });
const unfinished = { any: [{ all: [{ fact: 'netSpendFen', window: 'lifetime', atLeast: null }] }] };

it('finds nothing in what may be published', () => {
  expect(programmeIssues(boutique)).toEqual([]);
});

it('points into a rule that is one of several ways to write a field', () => {
  expect(programmeIssues(withKeep(unfinished))).toEqual([
    { path: 'tiers.1.keep.any.0.all.0.atLeast', message: '请填写' },
  ]);
});

it('points at the field where none of the ways was begun', () => {
  expect(programmeIssues(withKeep('sometimes'))).toEqual([{ path: 'tiers.1.keep', message: '请从可选的内容里选一项' }]);
});

it('never speaks of types', () => {
  const broken = {
    ...boutique,
    name: '',
    points: { ...boutique.points, unitFen: 'ten', tender: { points: 0, fen: 1.5 } },
  };
  const found = programmeIssues(broken);
  expect(found.map(({ path }) => path)).toEqual([
    'name',
    'points.unitFen',
    'points.tender.points',
    'points.tender.fen',
  ]);
  for (const { message } of found) expect(message).toMatch(/^[\p{Script=Han}\d ，。、]+$/u);
});
