// 名字: what members call themselves beside their looks; those that wait, and taking one down.
import { type AnswerOf, adminPublicNameEndpoints, publicNameStates } from '@guike/contracts/http';
import { useSearchParams } from 'react-router';
import { useRemote } from '../api/remote';
import type { Column } from '../ui/data-table';
import { Empty } from '../ui/empty';
import { timeText } from '../ui/format';
import { Listing } from '../ui/listing';
import { Person } from '../ui/person';
import { StateFilter } from '../ui/state-filter';
import { useKeyset, withValues } from '../ui/use-keyset';
import { LooksFrame } from './looks-frame';
import { NameDecision } from './name-decision';

export type PublicName = AnswerOf<typeof adminPublicNameEndpoints.publicNames>['items'][number];

const stateNames: Readonly<Record<PublicName['state'], string>> = {
  shown: '展示中',
  waiting: '等您看过',
  taken_down: '已撤下',
};

const columns: readonly Column<PublicName>[] = [
  { key: 'name', title: '名字', cell: ({ name }) => <strong>{name}</strong> },
  {
    key: 'state',
    title: '状态',
    cell: ({ state, reason }) => (
      <>
        {stateNames[state]}
        {reason !== '' && <span className="under">{reason}</span>}
      </>
    ),
  },
  { key: 'member', title: '会员', cell: (row) => <Person row={row} /> },
  {
    key: 'changed',
    title: '最近改动',
    cell: ({ changedAt, decidedBy }) => (
      <>
        {timeText(changedAt)}
        {decidedBy !== null && <span className="under">{decidedBy}</span>}
      </>
    ),
  },
  { key: 'ways', title: '', cell: (row) => <NameDecision name={row} /> },
];

export function PublicNamesPage() {
  const [params, setParams] = useSearchParams();
  const state = publicNameStates.find((one) => one === params.get('state'));
  const keyset = useKeyset();
  const query = useRemote(
    adminPublicNameEndpoints.publicNames,
    { query: { after: keyset.after, ...(state === undefined ? {} : { state }) } },
    { keepLast: true },
  );
  return (
    <LooksFrame lead="会员给穿搭取的名字。微信拿不准的等您看过才展示；撤下要写原因，马上改成“会员”，本人会收到消息。">
      <div role="group" aria-label="筛选">
        <StateFilter
          states={publicNameStates}
          names={stateNames}
          value={state ?? ''}
          onChange={(chosen) => setParams((now) => withValues(now, { state: chosen }))}
        />
      </div>
      <Listing
        caption="穿搭上的名字"
        query={query}
        rowsOf={({ items }) => items}
        columns={columns}
        rowKey={({ memberId }) => memberId}
        keyset={keyset}
        empty={<Empty title="没有这样的名字">会员在发布穿搭时或“个人资料”里取名字，不取就写“会员”。</Empty>}
        testId="public-names"
      />
    </LooksFrame>
  );
}
