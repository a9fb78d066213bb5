// Signing in for the people who work here.
import { staffRoles } from '@guike/kernel';
import { z } from 'zod';
import { endpoint } from './endpoint';
import { code, id, pageAfter } from './fields';

const me = z.object({
  login: z.string(),
  name: z.string(),
  role: z.enum(staffRoles),
  storeCode: z.string().nullable(),
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
  parkedRefunds: endpoint({
    method: 'GET',
    path: '/admin/parked-refunds',
    summary: 'Refunds that wait for their sale',
    audience: { kind: 'staff', roles: ['manager', 'finance', 'head_office', 'auditor'] },
    query: pageAfter(id),
    answer: z.object({
      items: z.array(
        z.object({
          id: z.string(),
          storeId: z.string(),
          businessDay: z.iso.date(),
          number: z.string(),
          receivedAt: z.string(),
        }),
      ),
      next: z.string().nullable(),
    }),
    errors: ['UNAUTHENTICATED', 'FORBIDDEN', 'INPUT_INVALID'],
  }),
} as const;
