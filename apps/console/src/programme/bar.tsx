// Two amounts of one thing as bars, now and then; the figures beside them say the same.
import { count } from '../ui/format';

interface BarsProps {
  readonly now: number;
  readonly would: number;
  /** What the longest bar stands for. */
  readonly most: number;
}

export function Bars({ now, would, most }: BarsProps) {
  return (
    <div className="bars" aria-hidden>
      <span className="bar is-now" style={{ width: `${share(now, most)}%` }} />
      <span className="bar is-then" style={{ width: `${share(would, most)}%` }} />
    </div>
  );
}

export function Legend() {
  return (
    <span className="legend quiet">
      <span className="bar is-now" aria-hidden /> 现在
      <span className="bar is-then" aria-hidden /> 新方案
    </span>
  );
}

const share = (part: number, whole: number): number => (part === 0 ? 0 : Math.max(0.5, (part / whole) * 100));

/** +12, −12, or 不变. */
export function changeText(now: number, would: number): string {
  if (now === would) return '不变';
  return would > now ? `+${count(would - now)}` : count(would - now);
}
