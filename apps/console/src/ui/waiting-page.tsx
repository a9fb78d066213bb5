// A page of one thing before its first answer: the shape of what comes, or why it does not.
import type { UseQueryResult } from '@tanstack/react-query';
import { Page } from './page';
import { Panel } from './panel';
import { ProblemNote } from './problem';
import { SkeletonLines } from './skeleton';

interface WaitingPageProps {
  readonly title: string;
  readonly back: { readonly to: string; readonly label: string };
  readonly query: Pick<UseQueryResult, 'isError' | 'error' | 'refetch'>;
}

export function WaitingPage({ title, back, query }: WaitingPageProps) {
  return (
    <Page title={title} back={back}>
      {query.isError ? (
        <ProblemNote error={query.error} onRetry={() => void query.refetch()} />
      ) : (
        <Panel>
          <SkeletonLines lines={8} />
        </Panel>
      )}
    </Page>
  );
}
