// A list in all its states: on its way, refused, empty, a page of rows with the way to the next.
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { type Column, DataTable } from './data-table';
import { Pager } from './pager';
import { ProblemNote, StaleNote } from './problem';
import type { Keyset } from './use-keyset';

interface ListingProps<Answer, Row> {
  readonly caption: string;
  readonly query: UseQueryResult<Answer>;
  readonly rowsOf: (answer: Answer) => readonly Row[];
  readonly columns: readonly Column<Row>[];
  readonly rowKey: (row: Row) => string;
  readonly empty: ReactNode;
  /** Of a list in pages, whose answer tells the next; a list without comes whole. */
  readonly keyset?: Keyset;
  readonly total?: ReactNode;
  readonly testId?: string;
}

const nextOf = (answer: object): string | null =>
  'next' in answer && typeof answer.next === 'string' ? answer.next : null;

export function Listing<Answer extends object, Row>(props: ListingProps<Answer, Row>) {
  const { caption, query, rowsOf, columns, rowKey, empty, keyset, total, testId } = props;
  // A page that was read once stays when reading it again fails; a first reading that fails says why.
  if (query.isError && (query.data === undefined || query.isPlaceholderData))
    return <ProblemNote error={query.error} onRetry={() => void query.refetch()} />;
  const rows = query.data && rowsOf(query.data);
  if (rows?.length === 0 && !query.isPlaceholderData)
    return (
      <>
        {empty}
        {keyset && keyset.page !== 1 && <Pager keyset={keyset} next={null} />}
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
      {keyset && query.data && (
        <Pager keyset={keyset} next={nextOf(query.data)} total={total} isBusy={query.isPlaceholderData} />
      )}
    </>
  );
}
