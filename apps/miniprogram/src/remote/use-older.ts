// A list that grows: its first page, and the later ones after it.
import { useRef, useState } from 'react';
import type { Problem } from '@guike/contracts/http';
import { problemOf } from '../api/refused';

interface Page<Item> {
  readonly items: readonly Item[];
  readonly next: string | null;
}

export interface Growing<Item> {
  readonly items: readonly Item[];
  readonly next: string | null;
  readonly loading: boolean;
  readonly problem: Problem | null;
  /** Brings the next page. Never throws. */
  readonly older: () => Promise<void>;
}

/** A first page that ends elsewhere starts again from it. `load` brings the page after where one ended. */
export function useOlder<Item>(first: Page<Item>, load: (after: string) => Promise<Page<Item>>): Growing<Item> {
  const [more, setMore] = useState<{ readonly after: string | null; readonly page: Page<Item> } | null>(null);
  const [loading, setLoading] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const asking = useRef(false);
  const rest = more !== null && more.after === first.next ? more.page : null;
  const next = rest === null ? first.next : rest.next;

  const older = async (): Promise<void> => {
    if (asking.current || next === null) return;
    asking.current = true;
    setLoading(true);
    setProblem(null);
    try {
      const page = await load(next);
      setMore({ after: first.next, page: { items: [...(rest?.items ?? []), ...page.items], next: page.next } });
    } catch (error) {
      setProblem(problemOf(error));
    } finally {
      asking.current = false;
      setLoading(false);
    }
  };
  return { items: [...first.items, ...(rest?.items ?? [])], next, loading, problem, older };
}
