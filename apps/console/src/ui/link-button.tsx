// The main way on from a page, as a link that looks like a button: it opens in a new tab, too.
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';

interface LinkButtonProps {
  readonly to: string;
  readonly testId: string;
  readonly children: ReactNode;
}

export function LinkButton({ to, testId, children }: LinkButtonProps) {
  return (
    <Link to={to} className="button-link" data-testid={testId}>
      <Button type="primary" tabIndex={-1}>
        {children}
      </Button>
    </Link>
  );
}
