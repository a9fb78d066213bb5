// A sheet of paper on the page's ground, with a heading of its own.
import { type ReactNode, useId } from 'react';

interface PanelProps {
  readonly title?: string;
  readonly aside?: ReactNode;
  readonly testId?: string;
  readonly children: ReactNode;
}

export function Panel({ title, aside, testId, children }: PanelProps) {
  const heading = useId();
  return (
    <section className="panel" data-testid={testId} {...(title === undefined ? {} : { 'aria-labelledby': heading })}>
      {title !== undefined && (
        <div className="panel-head">
          <h2 id={heading}>{title}</h2>
          {aside}
        </div>
      )}
      {children}
    </section>
  );
}
