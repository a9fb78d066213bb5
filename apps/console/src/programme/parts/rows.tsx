// A list of a programme as a table: a row each with its fields, a way to take one away and to add one.
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { type Path, insert, placeOf, remove, rowsAt } from '../draft/body';
import { useDraft } from '../draft/draft';
import { Wrong } from './slot';

export interface RowColumn {
  readonly key: string;
  readonly title: string;
  /** `name` says which row and which column, for screen readers. */
  readonly cell: (path: Path, name: string) => ReactNode;
  readonly isNumber?: boolean;
}

interface RowsProps {
  readonly path: Path;
  /** What one row is called: 倍数. */
  readonly what: string;
  readonly columns: readonly RowColumn[];
  readonly blank: (rows: readonly unknown[]) => unknown;
  readonly empty: string;
}

export function Rows({ path, what, columns, blank, empty }: RowsProps) {
  const { body, edit } = useDraft();
  const rows = rowsAt(body, path);
  const add = () => edit((now) => insert(now, path, blank(rowsAt(now, path))));
  return (
    <div className="rows">
      {rows.length === 0 ? (
        <p className="quiet">{empty}</p>
      ) : (
        <div className="rows-frame">
          <table className="table rows-table">
            <caption className="unseen">{what}</caption>
            <thead>
              <tr>
                {columns.map(({ key, title, isNumber }) => (
                  <th key={key} scope="col" className={isNumber ? 'number' : undefined}>
                    {title}
                  </th>
                ))}
                <th scope="col">
                  <span className="unseen">操作</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map((_, index) => (
                <tr key={index}>
                  {columns.map(({ key, title, cell, isNumber }) => (
                    <td key={key} className={isNumber ? 'number' : undefined}>
                      {cell([...path, index], `第 ${index + 1} 项${what}的${title}`)}
                    </td>
                  ))}
                  <td className="rows-end">
                    <RemoveRow
                      what={`第 ${index + 1} 项${what}`}
                      onClick={() => edit((now) => remove(now, path, index))}
                    />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <Wrong path={path} />
      <Button size="small" onClick={add} data-testid={`add-${placeOf(path)}`}>
        添加{what}
      </Button>
    </div>
  );
}

export function RemoveRow({ what, onClick }: { readonly what: string; readonly onClick: () => void }) {
  return (
    <Button type="text" size="small" aria-label={`去掉${what}`} title="去掉" onClick={onClick}>
      <span aria-hidden>×</span>
    </Button>
  );
}
