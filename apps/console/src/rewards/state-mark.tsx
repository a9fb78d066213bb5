// Whether members see a reward now.
import { type Reward, stateNames } from './reward';

export function StateMark({ state }: { readonly state: Reward['state'] }) {
  return <span className={state === 'on' ? 'state-mark is-on' : 'state-mark'}>{stateNames[state]}</span>;
}
