// The programme as the office keeps it: drafts, what one would change, publishing at a day, history, trials.
import { z } from 'zod';
import { endpoint } from './endpoint';
import { code, day, freeText, id, instant, pageAfter } from './fields';

const office = { kind: 'staff', roles: ['manager', 'finance', 'head_office', 'auditor'] } as const;
const headOffice = { kind: 'staff', roles: ['head_office'] } as const;
const refused = ['UNAUTHENTICATED', 'FORBIDDEN', 'INPUT_INVALID'] as const;

/** published: in force, or will be. trial: in force for a part of the members. ended: a trial that is over. */
const versionStates = ['draft', 'published', 'trial', 'ended', 'withdrawn', 'discarded'] as const;

/** A programme as written; checked by the programme's own schema, on the screen and again by the server. */
const body = z.record(z.string(), z.unknown());
const issue = z.object({ path: z.string(), message: z.string().meta({ description: 'for the shop owner' }) });

const segment = z.strictObject({
  stores: z.array(id).max(200).default([]).meta({ description: 'members who joined there; empty: all stores' }),
  tiers: z.array(code).max(10).default([]).meta({ description: 'members who hold one now; empty: all tiers' }),
  percent: z.int().min(1).max(100).default(100).meta({ description: 'of these, by lot that a member keeps' }),
});

const versionRow = z.object({
  version: z.int(),
  state: z.enum(versionStates),
  name: z.string(),
  note: z.string(),
  effectiveFrom: day.nullable(),
  /** Last day of a trial. */
  until: day.nullable(),
  inForce: z.boolean().meta({ description: 'for members who are on no trial, today' }),
  basedOn: z.int().nullable(),
  revision: z.int().meta({ description: 'of a draft; a change of another revision is refused' }),
  changedAt: instant,
  changedBy: z.string().nullable().meta({ description: 'name of who wrote or published it' }),
  publishedAt: instant.nullable(),
});

const version = versionRow.extend({
  body,
  issues: z.array(issue).meta({ description: 'what keeps it from being published' }),
  warnings: z.array(issue).meta({ description: 'what may be published, and is perhaps not meant' }),
  trial: segment.extend({ members: z.int() }).nullable(),
});
const ofVersion = z.strictObject({ version: z.coerce.number().int().min(1) });
const revision = z.int().min(1);

/** Sentences of one section that came, went, or stayed with other numbers. */
const difference = z.object({
  section: z.string(),
  added: z.array(z.string()),
  removed: z.array(z.string()),
});

const preview = z.object({
  members: z.int().meta({ description: 'members looked at' }),
  asOf: day,
  tookMs: z.int(),
  tiers: z.array(
    z.object({
      code: z.string(),
      name: z.string(),
      now: z.int(),
      would: z.int(),
      expected: z.int().nullable(),
    }),
  ),
  moves: z
    .array(z.object({ from: z.string().nullable(), to: z.string().nullable(), members: z.int() }))
    .meta({ description: 'tier names; up at once, down only after the next review and its protection' }),
  examples: z
    .array(
      z.object({
        memberId: id,
        name: z.string(),
        from: z.string().nullable(),
        to: z.string().nullable(),
        why: z.string(),
      }),
    )
    .meta({ description: 'masked names' }),
  points: z.object({
    from: day,
    until: day,
    purchases: z.int(),
    given: z.int().meta({ description: 'by the version that was in force, less refunds' }),
    would: z.int(),
    worthFen: z.int().meta({ description: 'of the difference, where points pay at the till' }),
    months: z.array(z.object({ month: z.string(), given: z.int(), would: z.int() })),
  }),
  notes: z.array(z.string()).meta({ description: 'what the figures leave out' }),
});

export const adminProgrammeEndpoints = {
  programmeVersions: endpoint({
    method: 'GET',
    path: '/admin/programme/versions',
    summary: 'All versions, the newest first',
    audience: office,
    query: pageAfter(z.string().regex(/^\d{1,9}$/)),
    answer: z.object({ items: z.array(versionRow), next: z.string().nullable() }),
    errors: refused,
  }),
  programmeVersion: endpoint({
    method: 'GET',
    path: '/admin/programme/versions/:version',
    summary: 'One version as written',
    audience: office,
    params: ofVersion,
    answer: version,
    errors: [...refused, 'PROGRAMME_UNKNOWN'],
  }),
  programmeDifferences: endpoint({
    method: 'GET',
    path: '/admin/programme/versions/:version/differences',
    summary: 'What differs from another version, in sentences; from the one before where none is named',
    audience: office,
    params: ofVersion,
    query: z.object({ from: z.coerce.number().int().min(1).optional() }),
    answer: z.object({ from: z.int().nullable(), to: z.int(), sections: z.array(difference) }),
    errors: [...refused, 'PROGRAMME_UNKNOWN', 'PROGRAMME_INVALID'],
  }),
  draftProgramme: endpoint({
    method: 'POST',
    path: '/admin/programme/drafts',
    summary: 'Start a draft from a version or from a preset; the same id again answers the same draft',
    audience: headOffice,
    body: z.strictObject({
      id,
      from: z.union([z.strictObject({ version: z.int().min(1) }), z.strictObject({ preset: code })]),
    }),
    answer: version,
    errors: [...refused, 'PROGRAMME_UNKNOWN', 'OPERATION_CONFLICT'],
  }),
  changeDraft: endpoint({
    method: 'PUT',
    path: '/admin/programme/versions/:version',
    summary: 'Keep a draft, also one that cannot be published yet',
    audience: headOffice,
    params: ofVersion,
    body: z.strictObject({ revision, note: freeText(200), body }),
    answer: version,
    errors: [...refused, 'PROGRAMME_UNKNOWN', 'PROGRAMME_CHANGED', 'PROGRAMME_CLOSED'],
  }),
  discardDraft: endpoint({
    method: 'POST',
    path: '/admin/programme/versions/:version/discard',
    summary: 'Give a draft up, or withdraw a version before its day',
    audience: headOffice,
    params: ofVersion,
    body: z.strictObject({ revision }),
    answer: versionRow,
    errors: [...refused, 'PROGRAMME_UNKNOWN', 'PROGRAMME_CHANGED', 'PROGRAMME_CLOSED'],
  }),
  previewProgramme: endpoint({
    method: 'POST',
    path: '/admin/programme/preview',
    summary: 'Who would move tier and what points last year would have given; changes nothing',
    audience: { kind: 'staff', roles: ['finance', 'head_office', 'auditor'] },
    body: z.strictObject({ body }),
    answer: preview,
    errors: [...refused, 'PROGRAMME_INVALID', 'RATE_LIMITED', 'UNAVAILABLE'],
  }),
  publishProgramme: endpoint({
    method: 'POST',
    path: '/admin/programme/versions/:version/publish',
    summary: 'Put a draft in force from a day on, today at the earliest; the same again answers the same',
    audience: headOffice,
    params: ofVersion,
    body: z.strictObject({ revision, effectiveFrom: day, note: freeText(200).min(1) }),
    answer: version,
    errors: [...refused, 'PROGRAMME_UNKNOWN', 'PROGRAMME_INVALID', 'PROGRAMME_CHANGED', 'PROGRAMME_CLOSED'],
  }),
  rollBackProgramme: endpoint({
    method: 'POST',
    path: '/admin/programme/roll-back',
    summary: 'Put an earlier version in force again, as a new one; the same id again answers the same',
    audience: headOffice,
    body: z.strictObject({ id, to: z.int().min(1), effectiveFrom: day, note: freeText(200).min(1) }),
    answer: version,
    errors: [...refused, 'PROGRAMME_UNKNOWN', 'PROGRAMME_INVALID', 'OPERATION_CONFLICT'],
  }),
  tryProgramme: endpoint({
    method: 'POST',
    path: '/admin/programme/versions/:version/trial',
    summary: 'Try a draft on a part of the members from a day until a day',
    audience: headOffice,
    params: ofVersion,
    body: z.strictObject({ revision, segment, from: day, until: day, note: freeText(200).min(1) }),
    answer: version,
    errors: [
      ...refused,
      'PROGRAMME_UNKNOWN',
      'PROGRAMME_INVALID',
      'PROGRAMME_CHANGED',
      'PROGRAMME_CLOSED',
      'TRIAL_RUNNING',
    ],
  }),
  endTrial: endpoint({
    method: 'POST',
    path: '/admin/programme/versions/:version/trial/end',
    summary: 'End a trial today: its members are under the common version from tomorrow on',
    audience: headOffice,
    params: ofVersion,
    body: z.strictObject({ note: freeText(200).min(1) }),
    answer: version,
    errors: [...refused, 'PROGRAMME_UNKNOWN', 'PROGRAMME_CLOSED'],
  }),
} as const;
