// What is kept of what was read, and what every refusal of a session that has ended leads to.
import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { isRefused, problemOf } from './refused';

const FRESH_MS = 15_000;
const TRIES = 2;

/** `onSessionEnd` hears of every answer that says: sign in first. */
export function createQueryClient(onSessionEnd: (client: QueryClient) => void): QueryClient {
  const onError = (error: unknown): void => {
    if (isRefused(error, 'UNAUTHENTICATED')) onSessionEnd(client);
  };
  const client = new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: {
        staleTime: FRESH_MS,
        retry: worthAnotherTry,
        networkMode: 'always',
        // Opening a member is logged as a reading: coming back to the window is none.
        refetchOnWindowFocus: false,
      },
      mutations: { retry: false, networkMode: 'always' },
    },
  });
  return client;
}

/** Only what may go better by itself: no network, or a server that was busy. */
function worthAnotherTry(failures: number, error: unknown): boolean {
  const { status, code } = problemOf(error);
  return failures < TRIES && (code === 'OFFLINE' || status === 502 || status === 503 || status === 504);
}
