// The office's own work: what waits, refunds without a sale, stores and the people who work in them.
import { staffRoles } from '@guike/kernel';
import { z } from 'zod';
import { endpoint } from './endpoint';
import { code, day, fen, id, instant, pageAfter, personName, phone, shortText } from './fields';
import { ownNetwork } from './office-fields';

const office = { kind: 'staff', roles: ['manager', 'finance', 'head_office', 'auditor'] } as const;
const headOffice = { kind: 'staff', roles: ['head_office'] } as const;
const refused = ['UNAUTHENTICATED', 'FORBIDDEN', 'INPUT_INVALID'] as const;
const password = z.string().min(10, '密码至少 10 个字符').max(200);

const figureKeys = ['sales', 'new_members', 'points_given', 'points_outstanding'] as const;
const waitingKinds = [
  'parked_refunds',
  'unmatched_refunds',
  'adjustments_waiting',
  'claims_open',
  'applications_open',
  'tier_overrides_asked',
  'looks_waiting',
  'looks_reported',
  'look_claims_open',
  'referrals_held',
  'events_drafted',
  'imports_running',
  'imports_with_rejections',
] as const;

const staffRow = z.object({
  id,
  login: z.string(),
  name: z.string(),
  role: z.enum(staffRoles),
  storeCode: z.string().nullable(),
  storeName: z.string().nullable(),
  counterName: z.string().nullable(),
  active: z.boolean(),
  phoneKnown: z.boolean().meta({ description: 'by it the own card of who works here is recognised' }),
  createdAt: instant,
});

export const adminDeskEndpoints = {
  home: endpoint({
    method: 'GET',
    path: '/admin/home',
    summary: 'What waits, four figures with last month beside them, anything wrong',
    audience: office,
    answer: z.object({
      today: day,
      storeName: z.string().nullable().meta({ description: 'null for the whole brand' }),
      figures: z.array(
        z.object({
          key: z.enum(figureKeys),
          unit: z.enum(['fen', 'people', 'points']),
          value: z.int(),
          before: z.int().meta({ description: 'last month up to the same day; of a stock, its end of last month' }),
        }),
      ),
      waiting: z.array(z.object({ kind: z.enum(waitingKinds), count: z.int().min(1) })),
      wrong: z.array(
        z.object({ kind: z.enum(['messages_late', 'jobs_failed']), count: z.int().min(1), sentence: z.string() }),
      ),
    }),
    errors: refused,
  }),
  parkedRefunds: endpoint({
    method: 'GET',
    path: '/admin/parked-refunds',
    summary: 'Refunds that wait for their sale',
    audience: office,
    query: pageAfter(id),
    answer: z.object({
      items: z.array(
        z.object({
          id: z.string(),
          storeId: z.string(),
          storeName: z.string(),
          businessDay: day,
          number: z.string(),
          receivedAt: instant,
          what: z.string().meta({ description: '整单 · 2 行 · 金额 ¥300' }),
        }),
      ),
      next: z.string().nullable(),
    }),
    errors: refused,
  }),
  unmatchedRefunds: endpoint({
    method: 'GET',
    path: '/admin/unmatched-refunds',
    summary: 'Refunds of which something found no sale to come off',
    audience: office,
    query: pageAfter(id),
    answer: z.object({
      items: z.array(
        z.object({
          id,
          memberId: id.nullable().meta({ description: 'null when the sale was anonymous' }),
          storeName: z.string(),
          businessDay: day,
          number: z.string(),
          refundedAt: instant,
          source: z.string(),
          returnedFen: fen,
          lines: z.array(z.object({ sku: z.string(), quantity: z.int(), matched: z.boolean() })),
        }),
      ),
      next: z.string().nullable(),
    }),
    errors: refused,
  }),
  stores: endpoint({
    method: 'GET',
    path: '/admin/stores',
    summary: 'Stores with their counters, staff and tills',
    audience: office,
    answer: z.object({
      stores: z.array(
        z.object({
          id,
          code: z.string(),
          name: z.string(),
          counters: z.array(z.object({ code: z.string(), name: z.string() })),
          staff: z.int(),
          members: z.int(),
          tills: z.array(z.object({ name: z.string(), keys: z.int().meta({ description: 'keys in force' }) })),
          networks: z.array(z.string()).meta({ description: 'its own lines: 203.0.113.9 or 203.0.113.0/28' }),
        }),
      ),
      here: z.string().meta({ description: 'the address that this request came from, as we see it' }),
    }),
    errors: refused,
  }),
  openStore: endpoint({
    method: 'POST',
    path: '/admin/stores',
    summary: 'Open a store; the same code and name again answers the store as it is',
    audience: headOffice,
    body: z.strictObject({
      code: z.string().regex(/^[A-Z0-9][A-Z0-9-]{0,15}$/, '门店编号用大写字母和数字'),
      name: shortText,
    }),
    answer: z.object({ id }),
    errors: [...refused, 'STORE_CODE_TAKEN'],
  }),
  keepStoreNetworks: endpoint({
    method: 'PUT',
    path: '/admin/stores/:id/networks',
    summary:
      "Make a store's own lines these: many phones at once from one of them are guests, and nobody is held for it",
    audience: headOffice,
    params: z.strictObject({ id }),
    body: z.strictObject({ networks: z.array(ownNetwork).max(20) }),
    answer: z.object({ networks: z.array(z.string()) }),
    errors: [...refused, 'STORE_UNKNOWN'],
  }),
  staff: endpoint({
    method: 'GET',
    path: '/admin/staff',
    summary: 'The people who work here; those of a store see their own',
    audience: office,
    query: pageAfter(code).extend({ store: code.optional(), role: z.enum(staffRoles).optional() }),
    answer: z.object({ staff: z.array(staffRow), next: z.string().nullable() }),
    errors: [...refused, 'STORE_UNKNOWN'],
  }),
  hire: endpoint({
    method: 'POST',
    path: '/admin/staff',
    summary: 'Give somebody a login',
    audience: headOffice,
    body: z.strictObject({
      login: z.string().regex(/^[a-z0-9][a-z0-9._-]{2,31}$/, '账号用小写字母、数字、点或短横线，3 到 32 位'),
      name: personName,
      role: z.enum(staffRoles),
      store: code.nullable().meta({ description: 'code; guides and managers need one' }),
      phone: phone.optional().meta({ description: 'kept as a hash: likes by the own card bring nobody points' }),
      password,
    }),
    answer: z.object({ id }),
    errors: [...refused, 'LOGIN_TAKEN', 'STORE_UNKNOWN'],
  }),
  changeStaff: endpoint({
    method: 'PUT',
    path: '/admin/staff/:id',
    summary:
      'Change name, role, store; dismiss or take back; a new password. Role, store, dismissal and password end all their sessions',
    audience: headOffice,
    params: z.strictObject({ id }),
    body: z.strictObject({
      name: personName,
      role: z.enum(staffRoles),
      store: code.nullable(),
      active: z.boolean(),
      phone: phone.nullable().optional().meta({ description: 'left out: stays; null: forgotten' }),
      password: password.optional(),
    }),
    answer: staffRow,
    errors: [...refused, 'STAFF_UNKNOWN', 'STORE_UNKNOWN', 'OWN_ACCOUNT'],
  }),
} as const;
