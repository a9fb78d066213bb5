// A part of a programme that a shop may do without: off, it is kept as nothing.
import type { ReactNode } from 'react';
import { type Path, at, put } from '../draft/body';
import { useDraft } from '../draft/draft';
import { Tick } from './fields';
import { Wrong } from './slot';

interface OptionalProps {
  readonly path: Path;
  readonly label: string;
  /** What it starts with when it is turned on. */
  readonly start: () => unknown;
  readonly children: ReactNode;
}

export function Optional({ path, label, start, children }: OptionalProps) {
  const { body, edit } = useDraft();
  const value = at(body, path);
  const isOn = value !== null && value !== undefined;
  return (
    <>
      <Tick
        path={isOn ? [...path, 'on'] : path}
        label={label}
        isOn={isOn}
        onTick={(next) => edit((now) => put(now, path, next ? start() : null))}
      />
      {isOn && (
        <>
          <Wrong path={path} />
          {children}
        </>
      )}
    </>
  );
}
