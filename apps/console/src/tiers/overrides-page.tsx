// 等级审批: tiers and pauses that somebody asked for and somebody else decides.
import { type AnswerOf, adminDeskEndpoints, adminMemberEndpoints, adminTierEndpoints } from '@guike/contracts/http';
import { useRemote, useSend } from '../api/remote';
import { DecisionButtons, useWaitsFor } from '../approvals/decision';
import '../approvals/approvals.css';
import type { Column } from '../ui/data-table';
import { Empty } from '../ui/empty';
import { timeText } from '../ui/format';
import { Listing } from '../ui/listing';
import { Person } from '../ui/person';
import { useKeyset } from '../ui/use-keyset';
import { TierPage } from './tier-page';

export type Override = AnswerOf<typeof adminTierEndpoints.overrides>['items'][number];

const columns: readonly Column<Override>[] = [
  { key: 'member', title: '会员', cell: (row) => <Person row={row} tab="tier" /> },
  {
    key: 'what',
    title: '申请',
    cell: ({ what, reason }) => (
      <>
        {what}
        <span className="under">{reason}</span>
      </>
    ),
  },
  {
    key: 'asked',
    title: '提交',
    cell: ({ askedBy, askedAt }) => (
      <>
        {askedBy}
        <span className="under">{timeText(askedAt)}</span>
      </>
    ),
  },
  { key: 'decision', title: '审批', cell: (row) => <OverrideDecision row={row} /> },
];

export function OverridesPage() {
  const keyset = useKeyset();
  const query = useRemote(adminTierEndpoints.overrides, { query: { after: keyset.after } }, { keepLast: true });
  return (
    <TierPage lead="手工定级和暂停评估，要由提交人以外的店长或总务看过。通过后马上生效。">
      <Listing
        caption="等级审批"
        query={query}
        rowsOf={({ items }) => items}
        columns={columns}
        rowKey={({ id }) => id}
        keyset={keyset}
        empty={<Empty title="没有等待审批的等级申请">申请从会员的页面开始：打开会员，看「等级」。</Empty>}
        testId="overrides"
      />
    </TierPage>
  );
}

export function OverrideDecision({ row }: { readonly row: Override }) {
  const waitsFor = useWaitsFor(adminTierEndpoints.decideOverride, row.mine, '店长或总务');
  const sending = useSend(adminTierEndpoints.decideOverride, [
    adminTierEndpoints.overrides,
    adminTierEndpoints.tiers,
    adminTierEndpoints.memberTier,
    adminTierEndpoints.memberTierHistory,
    adminDeskEndpoints.home,
    adminMemberEndpoints.member,
  ]);
  if (waitsFor !== null) return <span className="quiet">{waitsFor}</span>;
  return (
    <DecisionButtons
      id={row.id}
      about={`${row.nameMasked ?? '这位会员'}的申请：${row.what}`}
      approval={
        row.kind === 'floor'
          ? '等级马上改变，会员收到消息。到期后回到会员自己达到的等级，到期前 30 天会提醒。'
          : '到期前不评估这位会员的等级，保级期相应顺延。'
      }
      isSending={sending.isPending}
      error={sending.error}
      onReset={() => sending.reset()}
      onDecide={(body, done) =>
        sending.mutate({ params: { id: row.memberId, override: row.id }, body }, { onSuccess: done })
      }
    />
  );
}
