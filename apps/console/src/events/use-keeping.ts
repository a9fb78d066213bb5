// Writing an event: a draft keeps itself a moment after the last stroke; what members see already is kept on purpose. Where
// somebody else was faster it stops and asks.
import { adminEventEndpoints } from '@guike/contracts/http';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useState } from 'react';
import { call } from '../api/call';
import { fieldErrorsOf, isRefused } from '../api/refused';
import { keyOf, useSend } from '../api/remote';
import { useLeaving } from '../rewards/use-leaving';
import type { ShopEvent } from './event-words';
import { type Issues, type Terms, isSame, issuesOf, termsOf } from './terms';

const SETTLED_MS = 900;
const { changeEvent } = adminEventEndpoints;

export interface Keeping {
  readonly terms: Terms;
  readonly issues: Issues;
  readonly version: number;
  readonly isAuto: boolean;
  readonly isUnsaved: boolean;
  readonly isSending: boolean;
  /** Somebody else has changed the event since. */
  readonly isBeaten: boolean;
  readonly error: unknown;
  readonly keptAt: string;
  readonly set: (changed: Partial<Terms>) => void;
  readonly save: () => void;
  /** Starts again from the event as it is now. */
  readonly restart: (now: ShopEvent) => void;
  /** Keeps what is typed on top of whatever the event has become. */
  readonly overwrite: () => Promise<void>;
}

export function useKeeping(event: ShopEvent): Keeping {
  const client = useQueryClient();
  const sending = useSend(changeEvent, [adminEventEndpoints.events]);
  const [base, setBase] = useState({ version: event.version, terms: termsOf(event), keptAt: event.updatedAt });
  const [terms, setTerms] = useState(base.terms);
  const [tried, setTried] = useState<Terms | null>(null);
  const isUnsaved = !isSame(terms, base.terms);
  const issues = issuesOf(terms);
  const isBeaten = isRefused(sending.error, 'EVENT_CHANGED');
  const mayKeep = isUnsaved && Object.keys(issues).length === 0 && !sending.isPending && !isBeaten;
  const { mutate } = sending;
  const keep = useCallback(
    (version: number, sent: Terms) => {
      setTried(sent);
      mutate(
        { params: { id: event.id }, body: { version, ...sent } },
        {
          onSuccess: (now) => {
            setBase({ version: now.version, terms: sent, keptAt: now.updatedAt });
            client.setQueryData(keyOf(adminEventEndpoints.event, { params: { id: event.id } }), now);
          },
        },
      );
    },
    [mutate, client, event.id],
  );
  const isAuto = event.state === 'draft';
  const isWaiting = isAuto && mayKeep && !(sending.isError && tried === terms);
  useEffect(() => {
    if (!isWaiting) return;
    const timer = setTimeout(() => keep(base.version, terms), SETTLED_MS);
    return () => clearTimeout(timer);
  }, [isWaiting, base.version, terms, keep]);
  useLeaving(isUnsaved);
  const restart = (now: ShopEvent) => {
    sending.reset();
    setBase({ version: now.version, terms: termsOf(now), keptAt: now.updatedAt });
    setTerms(termsOf(now));
    client.setQueryData(keyOf(adminEventEndpoints.event, { params: { id: event.id } }), now);
  };
  return {
    ...{ terms, version: base.version, isAuto, isUnsaved, isBeaten, keptAt: base.keptAt, restart },
    // What the server has refused is beside its field until something is changed.
    issues: tried === terms ? { ...fieldErrorsOf(sending.error), ...issues } : issues,
    isSending: sending.isPending,
    error: isBeaten ? null : sending.error,
    set: (changed) => setTerms((now) => ({ ...now, ...changed })),
    save: () => {
      if (mayKeep) keep(base.version, terms);
    },
    overwrite: async () => {
      const now = await call(adminEventEndpoints.event, { params: { id: event.id } });
      sending.reset();
      keep(now.version, terms);
    },
  };
}
