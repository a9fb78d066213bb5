// A list without rows says why, and where to go from here.
import type { ReactNode } from 'react';

interface EmptyProps {
  readonly title: string;
  readonly children?: ReactNode;
}

export function Empty({ title, children }: EmptyProps) {
  return (
    <div className="note" data-testid="empty">
      <p className="note-title">{title}</p>
      {children !== undefined && <div className="note-small">{children}</div>}
    </div>
  );
}
