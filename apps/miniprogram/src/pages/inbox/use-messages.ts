// The messages on the screen: the newest page, older ones after it, and telling the server what has been seen.
import { useEffect, useRef, useState } from 'react';
import { memberEndpoints } from '@guike/contracts/http';
import type { Problem } from '@guike/contracts/http';
import { call } from '../../api/call';
import { problemOf } from '../../api/refused';
import type { Message } from './by-day';

/** A screen holds fewer than 1,000 nodes (WeChat's audit); a message has about seven. */
export const MESSAGES_AT_MOST = 100;

interface Page {
  readonly messages: readonly Message[];
  readonly next: string | null;
}

export interface Messages {
  readonly messages: readonly Message[];
  readonly next: string | null;
  readonly loading: boolean;
  readonly problem: Problem | null;
  /** Brings older messages, up to as many as a screen holds. Never throws. */
  readonly older: () => Promise<void>;
}

/** `first` is the newest page; a newer one starts again from it. */
export function useMessages(first: Page): Messages {
  const [more, setMore] = useState<{ readonly after: Page; readonly page: Page } | null>(null);
  const [loading, setLoading] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const busy = useRef(false);
  useRead(first.messages);
  const rest = more?.after.messages[0]?.id === first.messages[0]?.id ? (more?.page ?? null) : null;
  const messages = rest === null ? first.messages : [...first.messages, ...rest.messages];
  const next = rest === null ? first.next : rest.next;

  const older = async (): Promise<void> => {
    if (busy.current || next === null || messages.length >= MESSAGES_AT_MOST) return;
    busy.current = true;
    setLoading(true);
    setProblem(null);
    try {
      const page = await call(memberEndpoints.inbox, { query: { after: next } });
      setMore({ after: first, page: { messages: [...(rest?.messages ?? []), ...page.messages], next: page.next } });
    } catch (error) {
      setProblem(problemOf(error));
    } finally {
      busy.current = false;
      setLoading(false);
    }
  };
  return { messages, next, loading, problem, older };
}

/** Marks what is shown as read, once for each newest message. */
function useRead(messages: readonly Message[]): void {
  const newest = messages[0]?.id;
  const unread = messages.some(({ read }) => !read);
  const told = useRef<string | undefined>(undefined);
  useEffect(() => {
    if (newest === undefined || !unread || told.current === newest) return;
    told.current = newest;
    call(memberEndpoints.readInbox, { body: { through: newest } }).catch(() => {
      told.current = undefined; // They stay unread until the next answer comes.
    });
  }, [newest, unread]);
}
