// Lets in whoever is signed in; everybody else gets the sign-in at the address they came for.
import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect, useRef } from 'react';
import { SignIn } from '../sign-in/sign-in';
import { ProblemNote } from '../ui/problem';
import { MeProvider, forget, useSession } from './session';

export function Gate({ children }: { readonly children: ReactNode }) {
  const session = useSession();
  const login = session.data?.kind === 'in' ? session.data.me.login : null;
  useForgetting(login);
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

/** When somebody else signed in, in another tab even, what was read for the one before goes. */
function useForgetting(login: string | null): void {
  const client = useQueryClient();
  const last = useRef(login);
  useEffect(() => {
    if (last.current !== null && last.current !== login) forget(client);
    last.current = login;
  }, [client, login]);
}
