// Who is signed in, as every part of the console asks it.
import { type AnswerOf, type Endpoint, staffEndpoints } from '@guike/contracts/http';
import { type QueryClient, type UseQueryResult, queryOptions, useQuery } from '@tanstack/react-query';
import { createContext, useContext } from 'react';
import { call } from '../api/call';
import { isRefused } from '../api/refused';

export type Me = AnswerOf<typeof staffEndpoints.me>;

export type Session =
  | { readonly kind: 'in'; readonly me: Me }
  /** `ended`: there was one, and the server no longer takes it. */
  | { readonly kind: 'out'; readonly why: 'none' | 'ended' | 'left' };

const SESSION = ['session'];
const FRESH_MS = 60_000;

/** Asked again when somebody comes back to the window: in another tab somebody else may have signed in, or out. */
const sessionQuery = queryOptions<Session>({
  queryKey: SESSION,
  queryFn: async ({ signal, client }) => {
    const [last, next] = [client.getQueryData<Session>(SESSION), await readSession(signal)];
    if (last?.kind !== 'in') return next;
    if (next.kind === 'in' && next.me.login === last.me.login) return next;
    forget(client);
    return next.kind === 'in' ? next : { kind: 'out', why: 'ended' };
  },
  staleTime: FRESH_MS,
  refetchOnWindowFocus: true,
});

export function useSession(): UseQueryResult<Session> {
  return useQuery(sessionQuery);
}

/** Asks while the first page's code is still on its way. */
export function askEarly(client: QueryClient): void {
  void client.prefetchQuery(sessionQuery);
}

async function readSession(signal: AbortSignal): Promise<Session> {
  try {
    return { kind: 'in', me: await call(staffEndpoints.me, {}, signal) };
  } catch (error) {
    if (isRefused(error, 'UNAUTHENTICATED')) return { kind: 'out', why: 'none' };
    throw error;
  }
}

/** Somebody else sits here from now on, or nobody: nothing that was read for the one before may stay. */
export function changeSession(client: QueryClient, session: Session): void {
  client.setQueryData(SESSION, session);
  forget(client);
}

/** Drops what was read, but for who is signed in. */
function forget(client: QueryClient): void {
  client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== SESSION[0] });
  client.getMutationCache().clear();
}

/** A call was refused because the session has ended. */
export function endSession(client: QueryClient): void {
  const now = client.getQueryData<Session>(SESSION);
  if (now?.kind === 'in') changeSession(client, { kind: 'out', why: 'ended' });
}

const MeContext = createContext<Me | null>(null);
export const MeProvider = MeContext.Provider;

/** Whoever is signed in; only pages behind the sign-in ask. */
export function useMe(): Me {
  const me = useContext(MeContext);
  if (me === null) throw new Error('nobody is signed in here');
  return me;
}

/** Whether somebody may call an endpoint, as the contract has it. */
export function may(me: Me, { audience }: Endpoint): boolean {
  return audience.kind === 'staff' && audience.roles.includes(me.role);
}
