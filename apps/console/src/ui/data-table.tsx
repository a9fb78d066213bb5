// A plain table with fine lines; numbers stand at the right, the first cell's link opens the whole row.
import type { ReactNode } from 'react';
import { SkeletonRows } from './skeleton';

export interface Column<Row> {
  readonly key: string;
  readonly title: string;
  readonly cell: (row: Row) => ReactNode;
  readonly isNumber?: boolean;
  readonly width?: string;
}

interface DataTableProps<Row> {
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  /** Undefined while the first page is on its way. */
  readonly rows: readonly Row[] | undefined;
  readonly rowKey: (row: Row) => string;
  /** These rows are the last answer; another is under way. */
  readonly isStale?: boolean;
  readonly testId?: string;
}

export function DataTable<Row>({ caption, columns, rows, rowKey, isStale = false, testId }: DataTableProps<Row>) {
  return (
    <div className="table-frame" data-testid={testId} aria-busy={rows === undefined || isStale}>
      <table className={isStale ? 'table is-stale' : 'table'}>
        <caption className="unseen">{caption}</caption>
        <thead>
          <tr>
            {columns.map(({ key, title, isNumber, width }) => (
              <th
                key={key}
                scope="col"
                className={isNumber ? 'number' : undefined}
                style={width ? { width } : undefined}
              >
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows === undefined ? (
            <SkeletonRows columns={columns.map(({ isNumber = false }) => isNumber)} />
          ) : (
            rows.map((row) => (
              <tr key={rowKey(row)} data-row={rowKey(row)}>
                {columns.map(({ key, cell, isNumber }) => (
                  <td key={key} className={isNumber ? 'number' : undefined}>
                    {cell(row)}
                  </td>
                ))}
              </tr>
            ))
          )}
        </tbody>
      </table>
    </div>
  );
}
