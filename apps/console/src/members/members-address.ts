// The list's filters as they stand in the address, read with care: an address may come from anywhere.
import { type CallInput, type adminMemberEndpoints, memberSorts } from '@guike/contracts/http';
import { type MemberState, memberStates } from '@guike/kernel';

export type MembersQuery = NonNullable<CallInput<typeof adminMemberEndpoints.members>['query']>;
export type MemberSort = (typeof memberSorts)[number];

/** The names of the filters, in the address as in the endpoint. */
export const filterNames = ['search', 'tier', 'state', 'store', 'joinedFrom', 'joinedTo'] as const;

export const sortNames: Readonly<Record<MemberSort, string>> = {
  joined: '最近入会',
  spend: '累计消费最多',
  points: '积分最多',
  last_visit: '最近到店',
};

export function membersQuery(params: URLSearchParams): MembersQuery {
  const text = (name: string) => params.get(name) ?? undefined;
  return {
    search: text('search'),
    tier: text('tier'),
    state: memberStates.find((state: MemberState) => state === params.get('state')),
    store: text('store'),
    joinedFrom: text('joinedFrom'),
    joinedTo: text('joinedTo'),
    sort: sortOf(params),
    after: text('after'),
  };
}

export function sortOf(params: URLSearchParams): MemberSort {
  return memberSorts.find((sort) => sort === params.get('sort')) ?? 'joined';
}
