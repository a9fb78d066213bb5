// Lets in whoever is signed in; everybody else gets the sign-in at the address they came for.
import type { ReactNode } from 'react';
import { SignIn } from '../sign-in/sign-in';
import { ProblemNote } from '../ui/problem';
import { MeProvider, useSession } from './session';

export function Gate({ children }: { readonly children: ReactNode }) {
  const session = useSession();
  if (session.data === undefined) {
    if (!session.isError) return null;
    return (
      <main className="sign-in">
        <ProblemNote error={session.error} onRetry={() => void session.refetch()} />
      </main>
    );
  }
  if (session.data.kind === 'out') return <SignIn why={session.data.why} />;
  const { me } = session.data;
  if (me.role === 'guide') return <SignIn why="guide" />;
  return (
    <MeProvider value={me} key={me.login}>
      {children}
    </MeProvider>
  );
}
