// 集赞审核: screenshots of posts, each large beside the look it shows; the store counts the likes itself.
import { type AnswerOf, adminLookClaimEndpoints } from '@guike/contracts/http';
import { Checkbox } from 'antd';
import { useSearchParams } from 'react-router';
import { useRemote } from '../api/remote';
import { Empty } from '../ui/empty';
import { count } from '../ui/format';
import { Pager } from '../ui/pager';
import { Panel } from '../ui/panel';
import { ProblemNote, StaleNote } from '../ui/problem';
import { SkeletonLines } from '../ui/skeleton';
import { useKeyset, withValues } from '../ui/use-keyset';
import { ClaimCard } from './claim-card';
import { LooksFrame } from './looks-frame';

type Claims = AnswerOf<typeof adminLookClaimEndpoints.lookClaims>;

export function LookClaimsPage() {
  const [params, setParams] = useSearchParams();
  const keyset = useKeyset();
  const all = params.get('all') === '1';
  const query = useRemote(
    adminLookClaimEndpoints.lookClaims,
    { query: { after: keyset.after, ...(all ? {} : { open: 'true' as const }) } },
    { keepLast: true },
  );
  return (
    <LooksFrame lead={leadOf(query.data)}>
      <Checkbox
        data-testid="show-done"
        checked={all}
        onChange={({ target }) => setParams((now) => withValues(now, { all: target.checked ? '1' : '' }))}
      >
        也看已处理的
      </Checkbox>
      {query.isError && (query.data === undefined || query.isPlaceholderData) ? (
        <ProblemNote error={query.error} onRetry={() => void query.refetch()} />
      ) : query.data === undefined ? (
        <Panel>
          <SkeletonLines lines={8} />
        </Panel>
      ) : (
        <>
          <StaleNote query={query} />
          {query.data.items.length === 0 && !query.isPlaceholderData && <Nothing all={all} />}
          <ul className="look-cards" data-testid="look-claims">
            {query.data.items.map((claim) => (
              <li key={claim.id}>
                <ClaimCard claim={claim} secondAbove={query.data.secondAbove} />
              </li>
            ))}
          </ul>
          <Pager keyset={keyset} next={query.data.next} isBusy={query.isPlaceholderData} />
        </>
      )}
    </LooksFrame>
  );
}

const leadOf = (claims: Claims | undefined): string => {
  const second = claims === undefined ? '' : `超过 ${count(claims.secondAbove)} 个赞的，要两个人看过。`;
  return `会员交来的朋友圈截图。请照截图数一遍，按看到的点赞数记。${second}`;
};

function Nothing({ all }: { readonly all: boolean }) {
  return (
    <Empty title={all ? '还没有人交过截图' : '没有等审核的截图'}>
      会员方案的“穿搭”里打开了截图审核，会员才能提交。微信不允许为朋友圈的赞付报酬，默认是关着的。
    </Empty>
  );
}
