// What a screen sends for an endpoint, and what it makes of what comes back.
import { adminMemberEndpoints } from './admin-members';
import { problemFrom, requestOf } from './call';
import { doorEndpoints } from './member-door';
import { memberEndpoints } from './member';

it('fills parameters and query, and leaves out what is empty', () => {
  const { members, member } = adminMemberEndpoints;
  expect(requestOf(members, { query: { search: '王 敏&x', tier: undefined, limit: 20 } })).toEqual({
    method: 'GET',
    path: '/admin/members?search=%E7%8E%8B%20%E6%95%8F%26x&limit=20',
    body: undefined,
  });
  expect(requestOf(members, {}).path).toBe('/admin/members');
  expect(requestOf(member, { params: { id: 'a/b' } }).path).toBe('/admin/members/a%2Fb');
  expect(requestOf(memberEndpoints.home, {}).path).toBe('/member/home');
});

it('sends the body as it is given', () => {
  expect(requestOf(doorEndpoints.signIn, { body: { code: 'c' } })).toEqual({
    method: 'POST',
    path: '/member/session',
    body: { code: 'c' },
  });
});

it('reads a problem, and makes one that people can read of anything else', () => {
  const refusal = { type: 't', status: 404, code: 'MEMBER_UNKNOWN', title: '没有找到这位会员', requestId: 'r' };
  expect(problemFrom(404, refusal)).toEqual(refusal);
  expect(problemFrom(502, '<html>')).toMatchObject({
    status: 502,
    code: 'UNAVAILABLE',
    title: '系统暂时繁忙，请稍后重试',
  });
});
