// The draft that is being edited, as every field of the editor asks for it: its text, what is wrong, how to change it.
import { type ProgrammeIssue, checkProgramme, programmeWarnings } from '@guike/programme/text';
import { createContext, useCallback, useContext, useMemo, useReducer } from 'react';
import { type Body, type Path, placeOf, put } from './body';

export interface Draft {
  readonly body: Body;
  readonly issues: readonly ProgrammeIssue[];
  readonly issueAt: (path: Path) => string | undefined;
  /** What may stay as it is, and is perhaps not meant; nothing while anything is wrong. */
  readonly warningsAt: (path: Path) => readonly string[];
  /** Puts a value at a place. Typing on in one field is one step to undo. */
  readonly change: (path: Path, value: unknown) => void;
  /** Any other change, a step of its own. */
  readonly edit: (change: (body: Body) => Body) => void;
  readonly undo: () => void;
  readonly canUndo: boolean;
}

interface Steps {
  readonly body: Body;
  readonly past: readonly Body[];
  /** The place that the last change was at; null after any that is a step of its own. */
  readonly place: string | null;
}

type Action =
  | { readonly kind: 'put'; readonly path: Path; readonly value: unknown }
  | { readonly kind: 'edit'; readonly change: (body: Body) => Body }
  | { readonly kind: 'undo' };

const MOST_STEPS = 200;

/** Pure; exported for its test. */
export function step(steps: Steps, action: Action): Steps {
  if (action.kind === 'undo') {
    const last = steps.past.at(-1);
    return last === undefined ? steps : { body: last, past: steps.past.slice(0, -1), place: null };
  }
  const body = action.kind === 'put' ? put(steps.body, action.path, action.value) : action.change(steps.body);
  const place = action.kind === 'put' ? placeOf(action.path) : null;
  const isSameStep = place !== null && place === steps.place;
  return { body, past: isSameStep ? steps.past : [...steps.past, steps.body].slice(-MOST_STEPS), place };
}

export function useSteps(first: Body): Draft {
  const [{ body, past }, dispatch] = useReducer(step, { body: first, past: [], place: null });
  const { programme, issues } = useMemo(() => checkProgramme(body), [body]);
  const warnings = useMemo(() => (programme ? programmeWarnings(programme) : []), [programme]);
  const byPlace = useMemo(() => new Map(issues.map(({ path, message }) => [path, message])), [issues]);
  const change = useCallback((path: Path, value: unknown) => dispatch({ kind: 'put', path, value }), []);
  const edit = useCallback((make: (body: Body) => Body) => dispatch({ kind: 'edit', change: make }), []);
  const undo = useCallback(() => dispatch({ kind: 'undo' }), []);
  const issueAt = useCallback((path: Path) => byPlace.get(placeOf(path)), [byPlace]);
  const warningsAt = useCallback(
    (path: Path) => warnings.filter((each) => each.path === placeOf(path)).map(({ message }) => message),
    [warnings],
  );
  return useMemo(
    () => ({ body, issues, issueAt, warningsAt, change, edit, undo, canUndo: past.length > 0 }),
    [body, issues, issueAt, warningsAt, change, edit, undo, past.length],
  );
}

const DraftContext = createContext<Draft | null>(null);
export const DraftProvider = DraftContext.Provider;

/** Only fields of the editor ask. */
export function useDraft(): Draft {
  const draft = useContext(DraftContext);
  if (draft === null) throw new Error('no draft is being edited here');
  return draft;
}
