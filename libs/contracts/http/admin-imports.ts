// A till's export sent from the office: uploaded, read, recorded in the background, with what was not taken and why.
import { z } from 'zod';
import { endpoint, fileTypes } from './endpoint';
import { code, freeText, id, instant, pageAfter, shortText } from './fields';

const mayImport = { kind: 'staff', roles: ['manager', 'head_office'] } as const;
const maySee = { kind: 'staff', roles: ['manager', 'finance', 'head_office', 'auditor'] } as const;
const refused = ['UNAUTHENTICATED', 'FORBIDDEN', 'INPUT_INVALID'] as const;
const ofImport = z.strictObject({ id });

/** In bytes, as it is sent: 64 MB. */
export const largestUpload = 67_108_864;

const importStates = ['reading', 'recording', 'done'] as const;

const importRow = z.object({
  id,
  fileName: z.string(),
  storeName: z.string(),
  source: z.string(),
  by: z.string().nullable().meta({ description: 'who sent it; null when it came from the command line' }),
  at: instant,
  state: z.enum(importStates),
  lines: z.int(),
  rejectedLines: z.int().meta({ description: 'not understood' }),
  skippedLines: z.int().meta({ description: 'of no known customer' }),
  invoices: z.int().meta({ description: 'receipts of known customers' }),
  doneInvoices: z.int(),
  refusedInvoices: z.int(),
});

export const adminImportEndpoints = {
  /** The body is the file itself, CSV or gzipped CSV; one of `fileTypes` says so. */
  upload: endpoint({
    method: 'POST',
    path: '/admin/imports',
    summary: 'Send a file; the same file again goes on where it was and records nothing twice',
    audience: mayImport,
    file: { mostBytes: largestUpload, types: fileTypes },
    query: z.object({
      store: code,
      source: code.meta({ description: "names the till's system; customer numbers belong to it" }),
      fileName: shortText,
      consent: code.optional().meta({ description: 'customers agreed to join under this version of the agreement' }),
    }),
    answer: importRow,
    errors: [...refused, 'STORE_UNKNOWN', 'FILE_TOO_LARGE', 'REQUEST_IN_FLIGHT'],
  }),
  imports: endpoint({
    method: 'GET',
    path: '/admin/imports',
    summary: 'Imports, newest first',
    audience: maySee,
    query: pageAfter(id),
    answer: z.object({ imports: z.array(importRow), next: z.string().nullable() }),
    errors: refused,
  }),
  import: endpoint({
    method: 'GET',
    path: '/admin/imports/:id',
    summary: 'One import and how far it is',
    audience: maySee,
    params: ofImport,
    answer: importRow,
    errors: [...refused, 'IMPORT_UNKNOWN'],
  }),
  rejections: endpoint({
    method: 'GET',
    path: '/admin/imports/:id/rejections',
    summary: 'Lines and receipts that were not taken, with the reason in words',
    audience: maySee,
    params: ofImport,
    query: pageAfter(freeText(100)),
    answer: z.object({
      rejections: z.array(
        z.object({
          what: z.enum(['line', 'receipt']),
          place: z.string().meta({ description: '第 1,204 行 · 小票 536365' }),
          reason: z.string(),
          raw: z.string().nullable(),
        }),
      ),
      next: z.string().nullable(),
    }),
    errors: [...refused, 'IMPORT_UNKNOWN'],
  }),
} as const;
