// Endpoints as React sees them: read and kept, read page by page, or sent.
import type { AnswerOf, CallInput, Endpoint } from '@guike/contracts/http';
import {
  type UseInfiniteQueryResult,
  type UseMutationResult,
  type UseQueryResult,
  keepPreviousData,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { call } from './call';

export interface Reading<Answer> {
  /** Shows the last answer while another page of the same list is under way. */
  readonly keepLast?: boolean;
  /** Asks again after so many milliseconds, as long as the answer says that something goes on. */
  readonly again?: (answer: Answer) => number | false;
  readonly enabled?: boolean;
}

export const keyOf = (endpoint: Endpoint, input?: unknown): unknown[] =>
  input === undefined ? [endpoint.path] : [endpoint.path, input];

/** Reads an endpoint; the request ends when the page is left. */
export function useRemote<E extends Endpoint>(
  endpoint: E,
  input: CallInput<E>,
  { keepLast = false, again, enabled = true }: Reading<AnswerOf<E>> = {},
): UseQueryResult<AnswerOf<E>> {
  // Every answer is an object; of an open type parameter react-query cannot know that it is no function.
  const query = useQuery<object>({
    queryKey: keyOf(endpoint, input),
    queryFn: ({ signal }) => call(endpoint, input, signal),
    enabled,
    ...(keepLast ? { placeholderData: keepPreviousData } : {}),
    ...(again ? { refetchInterval: ({ state: { data } }) => data !== undefined && again(data as AnswerOf<E>) } : {}),
  });
  return query as UseQueryResult<AnswerOf<E>>;
}

type Paged = { readonly next: string | null };

/** Pages of a list one below the other; `more` reads the next. */
export function useRemotePages<E extends Endpoint>(
  endpoint: E,
  inputOf: (after: string | undefined) => CallInput<E>,
): UseInfiniteQueryResult<AnswerOf<E>[]> {
  return useInfiniteQuery({
    queryKey: [...keyOf(endpoint, inputOf(undefined)), 'pages'],
    queryFn: ({ signal, pageParam }) => call(endpoint, inputOf(pageParam), signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last: AnswerOf<E>) => (last as Paged).next ?? undefined,
    select: ({ pages }) => pages,
  });
}

/** Sends to an endpoint; whatever `changes` names is read anew afterwards. */
export function useSend<E extends Endpoint>(
  endpoint: E,
  changes: readonly Endpoint[] = [],
): UseMutationResult<AnswerOf<E>, Error, CallInput<E>> {
  const client = useQueryClient();
  return useMutation<AnswerOf<E>, Error, CallInput<E>>({
    mutationFn: (input) => call(endpoint, input),
    onSuccess: async () => {
      await Promise.all(changes.map((changed) => client.invalidateQueries({ queryKey: keyOf(changed) })));
    },
  });
}
