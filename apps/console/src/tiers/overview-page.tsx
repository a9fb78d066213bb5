// Who is in which tier, how many there should be, and when everybody is reviewed next.
import { type AnswerOf, adminProgrammeEndpoints, adminTierEndpoints } from '@guike/contracts/http';
import { Link } from 'react-router';
import { useRemote } from '../api/remote';
import { may, useMe } from '../session/session';
import { type Column, DataTable } from '../ui/data-table';
import { count, dayText } from '../ui/format';
import { TierMark } from '../ui/marks';
import { Panel } from '../ui/panel';
import { ProblemNote } from '../ui/problem';
import { SkeletonLines } from '../ui/skeleton';
import { ReviewProgress } from './review-progress';
import { TierPage } from './tier-page';

type Overview = AnswerOf<typeof adminTierEndpoints.tiers>;
type Row = Overview['tiers'][number];

export function OverviewPage() {
  const overview = useRemote(adminTierEndpoints.tiers, {}, { again: ({ review }) => (review.running ? 3_000 : false) });
  if (overview.data === undefined)
    return (
      <TierPage>
        {overview.isError ? (
          <ProblemNote error={overview.error} onRetry={() => void overview.refetch()} />
        ) : (
          <Panel>
            <SkeletonLines lines={6} />
          </Panel>
        )}
      </TierPage>
    );
  const { data } = overview;
  return (
    <TierPage lead={`${data.storeName ?? '全部门店'}，共 ${count(data.total)} 位会员`}>
      <Proposals tiers={data.tiers} />
      <DataTable
        caption="各等级的会员"
        columns={columnsOf(data)}
        rows={data.tiers}
        rowKey={({ code }) => code}
        testId="tiers"
      />
      <ReviewPanel overview={data} />
    </TierPage>
  );
}

function columnsOf({ total }: Overview): readonly Column<Row>[] {
  return [
    { key: 'tier', title: '等级', cell: ({ code, name }) => <TierMark code={code} name={name} /> },
    {
      key: 'members',
      title: '会员',
      width: '40%',
      cell: ({ members }) => (
        <>
          {count(members)} 人
          {members > 0 && <span className="tier-share" style={{ width: `${(members / total) * 100}%` }} aria-hidden />}
        </>
      ),
    },
    {
      key: 'expected',
      title: '预计',
      isNumber: true,
      cell: ({ expected }) => (expected === null ? <span className="quiet">–</span> : `${count(expected)} 人`),
    },
    { key: 'keep', title: '保级', cell: ({ keep }) => keep?.replace('保级：', '') ?? <span className="quiet">–</span> },
  ];
}

function Proposals({ tiers }: Pick<Overview, 'tiers'>) {
  const me = useMe();
  const proposals = tiers.flatMap(({ proposal }) => (proposal === null ? [] : [proposal]));
  if (proposals.length === 0) return null;
  return (
    <Panel testId="tier-proposals">
      {proposals.map((proposal) => (
        <p key={proposal} className="tier-proposal">
          {proposal}。{may(me, adminProgrammeEndpoints.programmeVersions) && <Link to="/programme">去看会员方案</Link>}
        </p>
      ))}
    </Panel>
  );
}

function ReviewPanel({ overview }: { readonly overview: Overview }) {
  const { review, waiting } = overview;
  return (
    <Panel title="评估" testId="tier-review">
      <dl className="tier-figures">
        <div>
          <dt>下次评估</dt>
          <dd>{dayText(review.nextOn)}</dd>
        </div>
        <div>
          <dt>保级期内</dt>
          <dd>
            <Link to="/tiers/protections">{count(overview.protected)} 人</Link>
          </dd>
        </div>
        <div>
          <dt>待审批</dt>
          <dd>
            <Link to="/tiers/approvals">{count(waiting)} 项</Link>
          </dd>
        </div>
      </dl>
      <p className="quiet">{review.words}</p>
      {review.running !== null && <ReviewProgress review={review.running} />}
    </Panel>
  );
}
