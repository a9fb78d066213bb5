// What the member bought, newest first, with its lines and what came back.
import { type AnswerOf, adminMemberEndpoints } from '@guike/contracts/http';
import { useRemotePages } from '../api/remote';
import { Empty } from '../ui/empty';
import { count, dayText, money, timeText } from '../ui/format';
import { More } from '../ui/pager';
import { Panel } from '../ui/panel';
import { ProblemNote } from '../ui/problem';
import { SkeletonLines } from '../ui/skeleton';

type Purchase = AnswerOf<typeof adminMemberEndpoints.memberPurchases>['purchases'][number];

export function PurchasesTab({ memberId }: { readonly memberId: string }) {
  const pages = useRemotePages(adminMemberEndpoints.memberPurchases, (after) => ({
    params: { id: memberId },
    query: { after },
  }));
  if (pages.data === undefined)
    return pages.isError ? (
      <ProblemNote error={pages.error} onRetry={() => void pages.refetch()} />
    ) : (
      <Panel>
        <SkeletonLines lines={8} />
      </Panel>
    );
  const purchases = pages.data.flatMap((page) => page.purchases);
  if (purchases.length === 0) return <Empty title="还没有消费" />;
  return (
    <Panel testId="purchases">
      <ul className="purchases">
        {purchases.map((purchase) => (
          <li key={purchase.id}>
            <OnePurchase purchase={purchase} />
          </li>
        ))}
      </ul>
      <More query={pages} />
    </Panel>
  );
}

function OnePurchase({ purchase }: { readonly purchase: Purchase }) {
  const { storeName, businessDay, number, netFen, returnedFen, points, status, counts } = purchase;
  return (
    <details className="purchase" data-testid="purchase">
      <summary>
        <span className="purchase-what">
          <strong>{dayText(businessDay)}</strong> {storeName} <span className="quiet">小票 {number}</span>
          {status === 'void' && <span className="state-mark is-bad">已作废</span>}
          {!counts && <span className="state-mark">入会前，不积分</span>}
        </span>
        <span className="purchase-sums">
          {returnedFen > 0 && <span className="quiet">退 {money(returnedFen)}</span>}
          <span>{money(netFen)}</span>
          <span className="purchase-points">{count(points)} 分</span>
        </span>
      </summary>
      <p className="quiet">
        {timeText(purchase.paidAt)}付款{purchase.servedBy !== null && ` · ${purchase.servedBy}接待`}
      </p>
      <PurchaseLines purchase={purchase} />
    </details>
  );
}

function PurchaseLines({ purchase: { lines } }: { readonly purchase: Purchase }) {
  return (
    <table className="table is-small">
      <thead>
        <tr>
          <th scope="col">商品</th>
          <th scope="col">货号</th>
          <th scope="col" className="number">
            数量
          </th>
          <th scope="col" className="number">
            已退
          </th>
          <th scope="col" className="number">
            净额
          </th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line, index) => (
          <tr key={index}>
            <td>{line.name}</td>
            <td className="quiet">{line.sku}</td>
            <td className="number">{count(line.quantity)}</td>
            <td className="number">{line.returnedQuantity === 0 ? '–' : count(line.returnedQuantity)}</td>
            <td className="number">{money(line.netFen)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
