// The frame of a page: its title in serif, a sentence, what can be done here.
import type { ReactNode } from 'react';
import { Link } from 'react-router';

interface PageProps {
  readonly title: string;
  readonly lead?: ReactNode;
  readonly actions?: ReactNode;
  /** Where this page was opened from. */
  readonly back?: { readonly to: string; readonly label: string };
  readonly children: ReactNode;
}

export function Page({ title, lead, actions, back, children }: PageProps) {
  return (
    <div className="page">
      <title>{`${title} · 贵客`}</title>
      {back && (
        <Link className="page-back" to={back.to}>
          <span aria-hidden>←</span> {back.label}
        </Link>
      )}
      <header className="page-head">
        <div>
          <h1>{title}</h1>
          {lead !== undefined && <p className="page-lead">{lead}</p>}
        </div>
        {actions !== undefined && <div className="page-actions">{actions}</div>}
      </header>
      {children}
    </div>
  );
}
