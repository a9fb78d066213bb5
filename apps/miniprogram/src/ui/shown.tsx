// One answer of the server on the screen: its shape while it loads, itself, or what went wrong.
import type { ReactNode } from 'react';
import type { Remote } from '../remote/use-remote';
import { StaleBanner, Trouble } from './trouble';

interface ShownProps<T> {
  readonly remote: Remote<T>;
  /** In the shape of the content. */
  readonly bones: ReactNode;
  readonly children: (data: T) => ReactNode;
}

export function Shown<T>({ remote, bones, children }: ShownProps<T>) {
  if (remote.data === null) {
    if (remote.problem === null) return <>{bones}</>;
    return <Trouble problem={remote.problem} onRetry={() => void remote.reload()} />;
  }
  return (
    <>
      <StaleBanner remote={remote} />
      {children(remote.data)}
    </>
  );
}
