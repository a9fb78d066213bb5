// Pages of a list in the address: where the page begins stands in `after`, how many lie before it in the history.
import { useLocation, useNavigate, useSearchParams } from 'react-router';

export interface Keyset {
  readonly after: string | undefined;
  /** 1 for the first; null when somebody came straight to a later page. */
  readonly page: number | null;
  readonly forward: (next: string) => void;
  /** To the page before as the history has it, else to the first. */
  readonly back: () => void;
}

export function useKeyset(): Keyset {
  const [params, setParams] = useSearchParams();
  const navigate = useNavigate();
  const state = useLocation().state as { readonly page?: number } | null;
  const after = params.get('after') ?? undefined;
  const page = after === undefined ? 1 : (state?.page ?? null);
  return {
    after,
    page,
    forward: (next) => {
      const options = page === null ? {} : { state: { page: page + 1 } };
      setParams((now) => withValues(now, { after: next }), options);
    },
    back: () => {
      if (page !== null && page > 1) void navigate(-1);
      else setParams((now) => withValues(now, {}));
    },
  };
}

/** The address's values with some changed; an empty one goes, and so does the place in the list. */
export function withValues(params: URLSearchParams, changed: Readonly<Record<string, string>>): URLSearchParams {
  const next = new URLSearchParams(params);
  next.delete('after');
  for (const [name, value] of Object.entries(changed)) {
    if (value === '') next.delete(name);
    else next.set(name, value);
  }
  return next;
}
