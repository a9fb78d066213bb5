// Grey shapes where content will be, so that nothing jumps when it comes.

const widths = [62, 84, 48, 70, 56, 78];

export function SkeletonLines({ lines = 3 }: { readonly lines?: number }) {
  return (
    <div className="skeleton" role="status" aria-label="正在读取" data-testid="loading">
      {Array.from({ length: lines }, (_, index) => (
        <span key={index} className="bone" style={{ width: `${widths[index % widths.length]}%` }} />
      ))}
    </div>
  );
}

interface SkeletonRowsProps {
  /** Whether each column holds numbers. */
  readonly columns: readonly boolean[];
  readonly rows?: number;
}

/** The body of a table that is on its way. */
export function SkeletonRows({ columns, rows = 8 }: SkeletonRowsProps) {
  return Array.from({ length: rows }, (_, row) => (
    <tr key={row} className="bones" aria-hidden>
      {columns.map((isNumber, column) => (
        <td key={column} className={isNumber ? 'number' : undefined}>
          <span className="bone" style={{ width: `${widths[(row + column) % widths.length]}%` }} />
        </td>
      ))}
    </tr>
  ));
}
