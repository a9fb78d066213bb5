// Small marks of standing: a tier with its metal, a state in words.
import type { MemberState } from '@guike/kernel';
import { stateNames } from '../words';

const metals: Readonly<Record<string, string>> = {
  regular: 'var(--tier-regular)',
  silver: 'var(--tier-silver)',
  gold: 'var(--tier-gold)',
  platinum: 'var(--tier-platinum)',
};

interface TierMarkProps {
  readonly code: string | null;
  readonly name: string | null;
}

export function TierMark({ code, name }: TierMarkProps) {
  if (code === null || name === null) return <span className="quiet">–</span>;
  return (
    <span className="tier-mark">
      <span className="tier-metal" style={{ background: metals[code] ?? 'var(--mark)' }} aria-hidden />
      {name}
    </span>
  );
}

/** Members are the rule and need no mark; everybody else has one. */
export function StateMark({ state }: { readonly state: MemberState }) {
  if (state === 'active') return null;
  return <span className={state === 'frozen' ? 'state-mark is-bad' : 'state-mark'}>{stateNames[state]}</span>;
}
