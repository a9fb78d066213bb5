// What all endpoints of a till share: who may call, how a request may fail before it is looked at, the member's code.
import type { TillScope } from '@guike/kernel';
import { z } from 'zod';

export const till = (...scopes: readonly TillScope[]) => ({ kind: 'till', scopes }) as const;

export const signed = [
  'UNAUTHENTICATED',
  'SIGNATURE_INVALID',
  'TIMESTAMP_OUT_OF_RANGE',
  'FORBIDDEN',
  'INPUT_INVALID',
] as const;

export const cardCode = z.string().regex(/^\d{18,20}$/);
