// A list in all its states: on its way, refused, empty, a page of rows with the way to the next.
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { type Column, DataTable } from './data-table';
import { Pager } from './pager';
import { ProblemNote, StaleNote } from './problem';
import type { Keyset } from './use-keyset';

interface ListingProps<Answer extends { readonly next: string | null }, Row> {
  readonly caption: string;
  readonly query: UseQueryResult<Answer>;
  readonly rowsOf: (answer: Answer) => readonly Row[];
  readonly columns: readonly Column<Row>[];
  readonly rowKey: (row: Row) => string;
  readonly empty: ReactNode;
  readonly keyset: Keyset;
  readonly total?: ReactNode;
  readonly testId?: string;
}

export function Listing<Answer extends { readonly next: string | null }, Row>(props: ListingProps<Answer, Row>) {
  const { caption, query, rowsOf, columns, rowKey, empty, keyset, total, testId } = props;
  // A page that was read once stays when reading it again fails; a first reading that fails says why.
  if (query.isError && (query.data === undefined || query.isPlaceholderData))
    return <ProblemNote error={query.error} onRetry={() => void query.refetch()} />;
  const rows = query.data && rowsOf(query.data);
  if (rows?.length === 0 && !query.isPlaceholderData)
    return (
      <>
        {empty}
        {keyset.page !== 1 && <Pager keyset={keyset} next={null} />}
      </>
    );
  return (
    <>
      <StaleNote query={query} />
      <DataTable
        caption={caption}
        columns={columns}
        rows={rows}
        rowKey={rowKey}
        isStale={query.isPlaceholderData}
        {...(testId === undefined ? {} : { testId })}
      />
      {query.data && <Pager keyset={keyset} next={query.data.next} total={total} isBusy={query.isPlaceholderData} />}
    </>
  );
}
