// Signing in for the people who work here.
import { staffRoles } from '@guike/kernel';
import { z } from 'zod';
import { endpoint } from './endpoint';
import { code } from './fields';

const me = z.object({
  login: z.string(),
  name: z.string(),
  role: z.enum(staffRoles),
  storeCode: z.string().nullable(),
  storeName: z.string().nullable(),
});

export const staffEndpoints = {
  signIn: endpoint({
    method: 'POST',
    path: '/staff/session',
    summary: 'Sign in with login and password',
    audience: { kind: 'public' },
    body: z.strictObject({ login: code, password: z.string().min(1).max(200) }),
    answer: me.extend({ token: z.string() }),
    errors: ['INPUT_INVALID', 'SIGN_IN_FAILED', 'RATE_LIMITED'],
  }),
  me: endpoint({
    method: 'GET',
    path: '/staff/me',
    summary: 'Who I am',
    audience: { kind: 'staff', roles: staffRoles },
    answer: me,
    errors: ['UNAUTHENTICATED'],
  }),
  signOut: endpoint({
    method: 'DELETE',
    path: '/staff/session',
    summary: 'Sign out here',
    audience: { kind: 'public' },
    answer: z.object({ signedOut: z.literal(true) }),
    errors: [],
  }),
} as const;
