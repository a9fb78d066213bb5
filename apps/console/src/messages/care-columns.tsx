// The columns of the care tasks.
import type { AnswerOf, adminMessageEndpoints } from '@guike/contracts/http';
import type { Column } from '../ui/data-table';
import { dayText, timeText } from '../ui/format';
import { Person } from '../ui/person';
import { ReportCare } from './report-care';
import { careKindNames, careStateNames, outcomeNames, ownerNames } from './names';

export type CareRow = AnswerOf<typeof adminMessageEndpoints.careList>['items'][number];

export const careColumns: readonly Column<CareRow>[] = [
  {
    key: 'what',
    title: '做什么',
    cell: ({ title, script, kind }) => (
      <>
        {title}
        <span className="care-script">{[careKindNames[kind], script].filter(Boolean).join(' · ')}</span>
      </>
    ),
  },
  { key: 'member', title: '会员', cell: (row) => <Person row={row} /> },
  {
    key: 'owner',
    title: '由谁做',
    cell: ({ owner, guideName, storeName }) => (
      <>
        {ownerNames[owner]}
        <span className="under">{[storeName, guideName].filter(Boolean).join(' · ') || '–'}</span>
      </>
    ),
  },
  {
    key: 'due',
    title: '最晚',
    cell: ({ dueOn, isOverdue }) => (
      <>
        {dayText(dueOn)} {isOverdue && <span className="state-mark is-bad">已过期</span>}
      </>
    ),
  },
  { key: 'state', title: '结果', cell: (row) => <Outcome row={row} /> },
  { key: 'report', title: '', cell: (row) => (row.state === 'open' ? <ReportCare row={row} /> : null) },
];

function Outcome({ row: { state, outcome, note, doneAt, doneBy, contacts } }: { readonly row: CareRow }) {
  const last = state === 'open' && outcome !== null ? outcomeNames[outcome] : null;
  const tried = contacts === 0 ? null : `联系过 ${contacts} 次`;
  const under = [doneBy, doneAt && timeText(doneAt), last, tried, note].filter(Boolean).join('，');
  return (
    <>
      {careStateNames[state]}
      {under !== '' && <span className="under">{under}</span>}
    </>
  );
}
