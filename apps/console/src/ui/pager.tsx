// From page to page of a list that is read by keys: there is a next and a before, and no page numbers.
import { Button } from 'antd';
import type { ReactNode } from 'react';
import type { Keyset } from './use-keyset';

interface PagerProps {
  readonly keyset: Keyset;
  readonly next: string | null;
  readonly total?: ReactNode;
  readonly isBusy?: boolean;
}

export function Pager({ keyset, next, total, isBusy = false }: PagerProps) {
  const isFirst = keyset.page === 1;
  if (isFirst && next === null && total === undefined) return null;
  return (
    <nav className="pager" aria-label="翻页">
      <span className="pager-total" data-testid="total">
        {total}
      </span>
      {!isFirst && (
        <Button data-testid="page-back" disabled={isBusy} onClick={keyset.back}>
          {keyset.page === null ? '回到第一页' : '上一页'}
        </Button>
      )}
      {(next !== null || !isFirst) && (
        <Button
          data-testid="page-next"
          disabled={next === null || isBusy}
          onClick={() => next !== null && keyset.forward(next)}
        >
          下一页
        </Button>
      )}
    </nav>
  );
}

interface MoreProps {
  readonly query: {
    readonly hasNextPage: boolean;
    readonly isFetchingNextPage: boolean;
    readonly isFetchNextPageError: boolean;
    readonly fetchNextPage: () => Promise<unknown>;
  };
}

/** The way to what is older, below a list that grows. */
export function More({ query }: MoreProps) {
  if (!query.hasNextPage) return null;
  return (
    <div className="pager">
      {query.isFetchNextPageError && <span className="pager-total">没有读到，请再试一次</span>}
      <Button data-testid="more" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
        更早的
      </Button>
    </div>
  );
}
