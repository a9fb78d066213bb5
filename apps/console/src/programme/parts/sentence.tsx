// A rule as a sentence with its fields inside, under a heading of its own.
import type { ReactNode } from 'react';

export function Sentence({ children }: { readonly children: ReactNode }) {
  return <div className="sentence">{children}</div>;
}

interface BlockProps {
  readonly title: string;
  readonly hint?: string;
  readonly children: ReactNode;
}

export function Block({ title, hint, children }: BlockProps) {
  return (
    <section className="block" aria-label={title}>
      <h3>{title}</h3>
      {hint !== undefined && <p className="quiet">{hint}</p>}
      {children}
    </section>
  );
}
