// Everybody who came by a code, the latest first, by what became of it.
import { adminReferralEndpoints, referralStates } from '@guike/contracts/http';
import { useSearchParams } from 'react-router';
import { useRemote } from '../api/remote';
import { Choice } from '../ui/choice';
import type { Column } from '../ui/data-table';
import { Empty } from '../ui/empty';
import { timeText } from '../ui/format';
import { Listing } from '../ui/listing';
import { useKeyset, withValues } from '../ui/use-keyset';
import { type ReferralRow, Reasons, peopleColumns, progressColumn, stateWords } from './referral-columns';
import { ReferralPage } from './referral-page';

const columns: readonly Column<ReferralRow>[] = [
  ...peopleColumns,
  progressColumn,
  { key: 'state', title: '结果', cell: (row) => <Outcome row={row} /> },
];

export function AllPage() {
  const keyset = useKeyset();
  const [params, setParams] = useSearchParams();
  const state = referralStates.find((each) => each === params.get('state'));
  const by = (['member', 'staff'] as const).find((each) => each === params.get('by'));
  const query = { after: keyset.after, ...(state && { state }), ...(by && { by }) };
  const list = useRemote(adminReferralEndpoints.referrals, { query }, { keepLast: true });
  const choose = (name: string) => (value: string) => setParams((now) => withValues(now, { [name]: value }));
  return (
    <ReferralPage lead="好友第一次打开谁的邀请，入会后就算谁介绍的。一位好友只算一次，只算一层。">
      <div className="referral-tools">
        <Choice
          label="结果"
          value={state ?? ''}
          onChange={choose('state')}
          options={[
            { value: '', label: '全部结果' },
            ...referralStates.map((value) => ({ value, label: stateWords[value] })),
          ]}
        />
        <Choice
          label="介绍人"
          value={by ?? ''}
          onChange={choose('by')}
          options={[
            { value: '', label: '会员和员工' },
            { value: 'member', label: '会员介绍' },
            { value: 'staff', label: '员工介绍' },
          ]}
        />
      </div>
      <Listing
        caption="转介绍"
        query={list}
        rowsOf={({ items }) => items}
        columns={columns}
        rowKey={({ id }) => id}
        keyset={keyset}
        empty={
          <Empty title={state || by ? '没有这样的转介绍' : '还没有好友经介绍入会'}>
            会员在小程序的「邀请好友」里把邀请发给好友，好友入会后出现在这里。
          </Empty>
        }
        testId="referrals"
      />
    </ReferralPage>
  );
}

function Outcome({ row }: { readonly row: ReferralRow }) {
  const { state, decidedBy, decidedAt, decisionReason } = row;
  return (
    <>
      <span className={state === 'held' ? 'state-mark is-bad' : undefined}>{stateWords[state]}</span>
      {row.reasons.length > 0 && <Reasons row={row} />}
      {decidedBy !== null && decidedAt !== null && (
        <span className="under">
          {decidedBy} · {timeText(decidedAt)}
          {decisionReason !== null && `：${decisionReason}`}
        </span>
      )}
    </>
  );
}
