// Which version is in force, which waits, and what each is called.
import { type VersionRow, standingOf, stateName } from './versions';

const row = (
  version: number,
  state: VersionRow['state'],
  effectiveFrom: string | null,
  inForce = false,
): VersionRow => ({
  version,
  state,
  name: '方案',
  note: '',
  effectiveFrom,
  until: null,
  inForce,
  basedOn: null,
  revision: 1,
  changedAt: '2026-03-02T10:00:00+08:00',
  changedBy: null,
  publishedAt: null,
});

it('sorts versions by what they are today', () => {
  const items = [
    row(6, 'draft', null),
    row(5, 'trial', '2026-03-01'),
    row(4, 'published', '2026-05-01'),
    row(3, 'withdrawn', '2026-04-01'),
    row(2, 'published', '2026-02-01', true),
    row(1, 'published', '2020-01-01'),
  ];
  const { inForce, scheduled, drafts, trials } = standingOf(items);
  const numbers = (rows: readonly VersionRow[]) => rows.map(({ version }) => version);
  expect([inForce?.version, numbers(scheduled), numbers(drafts), numbers(trials)]).toEqual([2, [4], [6], [5]]);
  expect(items.map((each) => stateName(each, inForce))).toEqual([
    '草稿',
    '试行',
    '待生效',
    '已撤回',
    '生效中',
    '已被取代',
  ]);
});
