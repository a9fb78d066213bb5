// How the office lets people in and shuts them out: applications, invitations, frozen cards, and what of it a member had.
import { memberStates } from '@guike/kernel';
import { z } from 'zod';
import { endpoint } from './endpoint';
import { code, day, fen, freeText, id, instant, pageAfter, personName, phone, receiptKey } from './fields';
import { decision, maskedMember, reasonGiven } from './office-fields';

const office = { kind: 'staff', roles: ['manager', 'finance', 'head_office', 'auditor'] } as const;
/** Who of them files and approves is the programme's to say. */
const filers = { kind: 'staff', roles: ['guide', 'manager', 'finance', 'head_office'] } as const;
const approvers = { kind: 'staff', roles: ['manager', 'finance', 'head_office'] } as const;
const hosts = { kind: 'staff', roles: ['manager', 'head_office'] } as const;
const refused = ['UNAUTHENTICATED', 'FORBIDDEN', 'INPUT_INVALID'] as const;
const ofMember = [...refused, 'MEMBER_UNKNOWN'] as const;
const noCustomer = [
  'ALREADY_A_MEMBER',
  'HAS_LEFT',
  'APPLICATION_OPEN',
  'OPERATION_CONFLICT',
  'STORE_UNKNOWN',
  'RATE_LIMITED',
] as const;

const applicationStates = ['open', 'approved', 'refused'] as const;
const invitationStates = ['open', 'accepted', 'withdrawn', 'lapsed'] as const;

/** Why a card is frozen, in the words that the member reads. */
export const freezeReasons = {
  lost: '手机或会员卡遗失',
  check: '账户情况待核实',
  conduct: '违反会员约定',
  asked: '应会员本人要求',
  other: '资料需要核对',
} as const;
type FreezeReason = keyof typeof freezeReasons;
const freezeReason = z.enum(Object.keys(freezeReasons) as [FreezeReason, ...FreezeReason[]]);

const store = code.nullable().meta({ description: 'code of the store; those of a store always mean their own' });
const who = maskedMember.extend({
  mayOpen: z.boolean().meta({ description: 'whether the member’s page is mine to read' }),
});

const applicationRow = who.extend({
  id,
  storeName: z.string(),
  receipt: z.object({ businessDay: day, number: z.string() }).nullable(),
  sale: z
    .object({
      paidAt: instant,
      netFen: fen,
      returnedFen: fen,
      isTheirs: z.boolean().meta({ description: 'recorded for the applicant; else for nobody, and evidence alone' }),
      meetsRule: z
        .boolean()
        .meta({ description: 'what is left of it, with what the rule looks back on, opens the card' }),
    })
    .nullable(),
  note: z.string(),
  consentVersion: z.string().meta({ description: 'of the paper that the customer signed' }),
  state: z.enum(applicationStates),
  filedBy: z.string(),
  filedAt: instant,
  decidedBy: z.string().nullable(),
  decidedAt: instant.nullable(),
  refusal: z.string().nullable(),
  mine: z.boolean().meta({ description: 'I filed it, so somebody else decides' }),
});

const invitationRow = who.extend({
  id,
  storeName: z.string(),
  reason: z.string(),
  state: z.enum(invitationStates),
  expiresOn: day,
  invitedBy: z.string(),
  invitedAt: instant,
  endedAt: instant.nullable(),
});

const frozenRow = who.extend({
  id,
  reason: z.string().meta({ description: '账户情况待核实' }),
  note: z.string(),
  frozenBy: z.string(),
  frozenAt: instant,
  storeName: z.string().nullable().meta({ description: 'of who froze it; null for head office' }),
  mayLift: z.boolean(),
});

const state = z.object({ id, state: z.enum(memberStates) });

export const adminMembershipEndpoints = {
  joiningWays: endpoint({
    method: 'GET',
    path: '/admin/joining',
    summary: 'What of joining the programme gives into the hands of the office, and what I may do of it',
    audience: office,
    answer: z.object({
      application: z
        .object({
          mayFile: z.boolean(),
          mayDecide: z.boolean(),
          withReceipt: z.boolean(),
          filedBy: z.string().meta({ description: '店长' }),
          approvedBy: z.string().meta({ description: '总务' }),
        })
        .nullable()
        .meta({ description: 'null where nobody applies' }),
      invites: z.boolean(),
      paper: z.object({ version: z.string(), title: z.string() }),
      stores: z.array(z.object({ code: z.string(), name: z.string() })).meta({ description: 'mine to act for' }),
    }),
    errors: ['UNAUTHENTICATED', 'FORBIDDEN', 'PROGRAMME_MISSING'],
  }),
  applications: endpoint({
    method: 'GET',
    path: '/admin/applications',
    summary: 'Applications: those that wait the oldest first, those decided the latest first; a store sees its own',
    audience: office,
    query: pageAfter(id).extend({ open: z.enum(['true', 'false']).default('true') }),
    answer: z.object({ items: z.array(applicationRow), next: z.string().nullable() }),
    errors: refused,
  }),
  apply: endpoint({
    method: 'POST',
    path: '/admin/applications',
    summary: 'File an application for a customer who has signed the paper; the same id again is the same application',
    audience: filers,
    body: z.strictObject({
      id,
      phone,
      name: personName,
      store,
      receipt: receiptKey.nullable(),
      note: freeText(200).default(''),
      consentVersion: code.meta({ description: 'version of the paper that the customer has signed' }),
    }),
    answer: z.object({ id, memberId: id, state: z.enum(applicationStates) }),
    errors: [
      ...refused,
      ...noCustomer,
      'APPLICATIONS_OFF',
      'APPLICATION_RECEIPT',
      'RECEIPT_UNKNOWN',
      'PURCHASE_VOID',
      'CONSENT_OUTDATED',
      'PROGRAMME_MISSING',
    ],
  }),
  decideApplication: endpoint({
    method: 'POST',
    path: '/admin/members/:id/applications/:application/decision',
    summary: 'The second person approves, which makes a member, or refuses with a reason',
    audience: approvers,
    params: z.strictObject({ id, application: id }),
    body: decision,
    answer: z.object({ id, state: z.enum(applicationStates) }),
    errors: [...refused, 'APPLICATION_UNKNOWN', 'SECOND_PERSON', 'ALREADY_DECIDED', 'PURCHASE_VOID'],
  }),
  invitations: endpoint({
    method: 'GET',
    path: '/admin/invitations',
    summary: 'Invitations, the latest first; a store sees its own',
    audience: office,
    query: pageAfter(id),
    answer: z.object({ items: z.array(invitationRow), next: z.string().nullable() }),
    errors: refused,
  }),
  invite: endpoint({
    method: 'POST',
    path: '/admin/invitations',
    summary: 'Invite a phone number to join at its next visit or in the mini-program; the same id again is the same',
    audience: hosts,
    body: z.strictObject({ id, phone, name: freeText(60).default(''), store, reason: reasonGiven }),
    answer: z.object({ id, memberId: id, expiresOn: day }),
    errors: [...refused, ...noCustomer, 'INVITATIONS_OFF', 'INVITATION_OPEN', 'PROGRAMME_MISSING'],
  }),
  withdrawInvitation: endpoint({
    method: 'POST',
    path: '/admin/members/:id/invitations/:invitation/withdrawal',
    summary: 'Take an invitation back; twice is once',
    audience: hosts,
    params: z.strictObject({ id, invitation: id }),
    body: z.strictObject({}),
    answer: z.object({ id, state: z.enum(invitationStates) }),
    errors: [...refused, 'INVITATION_UNKNOWN', 'ALREADY_DECIDED'],
  }),
  frozenCards: endpoint({
    method: 'GET',
    path: '/admin/frozen-cards',
    summary: 'Cards that are frozen now, the latest first; every store sees them all',
    audience: office,
    query: pageAfter(id),
    answer: z.object({ items: z.array(frozenRow), next: z.string().nullable() }),
    errors: refused,
  }),
  freeze: endpoint({
    method: 'POST',
    path: '/admin/members/:id/freezes',
    summary: 'Freeze a card: it earns and redeems nothing, refunds and expiry go on; the same id again is the same',
    audience: hosts,
    params: z.strictObject({ id }),
    body: z.strictObject({ id, reason: freezeReason, note: reasonGiven }),
    answer: state,
    errors: [...ofMember, 'NOT_A_MEMBER', 'ALREADY_DECIDED', 'OPERATION_CONFLICT'],
  }),
  unfreeze: endpoint({
    method: 'POST',
    path: '/admin/members/:id/freezes/:freeze/lift',
    summary: 'Make a frozen card good again; what head office froze it lifts itself',
    audience: hosts,
    params: z.strictObject({ id, freeze: id }),
    body: z.strictObject({ note: reasonGiven }),
    answer: state,
    errors: [...ofMember, 'FREEZE_UNKNOWN', 'ALREADY_DECIDED'],
  }),
  membership: endpoint({
    method: 'GET',
    path: '/admin/members/:id/membership',
    summary: 'What became of a person’s applications, invitations and frozen cards, the latest first',
    audience: office,
    params: z.strictObject({ id }),
    answer: z.object({
      frozen: frozenRow.pick({ id: true, reason: true, storeName: true, mayLift: true }).nullable(),
      events: z.array(
        z.object({
          key: z.string(),
          at: instant,
          title: z.string().meta({ description: '冻结会员卡：账户情况待核实' }),
          note: z.string().nullable(),
          by: z.string(),
        }),
      ),
    }),
    errors: ofMember,
  }),
} as const;
