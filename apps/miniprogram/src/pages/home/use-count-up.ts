// Points counting up, once, after they have grown since this phone last showed them.
import { useEffect, useState } from 'react';
import { phoneTime } from '../../clock';
import { wantsStillness } from '../../device/motion';
import { recall, remember } from '../../remote/memory';

const LASTS_MS = 280;
const FRAME_MS = 20;

/** The number to draw now. `scope` is whose points they are. */
export function useCountUp(points: number, scope: string): number {
  const key = `${scope}/points-shown`;
  const [shown, setShown] = useState(() => beginning(key, points));
  useEffect(() => {
    const from = beginning(key, points);
    remember(key, { at: phoneTime(), json: points });
    setShown(from);
    if (from === points) return undefined;
    const began = phoneTime();
    const timer = setInterval(() => {
      const share = Math.min(1, (phoneTime() - began) / LASTS_MS);
      setShown(Math.round(from + (points - from) * (1 - (1 - share) ** 3)));
      if (share === 1) clearInterval(timer);
    }, FRAME_MS);
    return () => clearInterval(timer);
  }, [key, points]);
  return shown;
}

/** What was shown last, where that was less and the person wants motion; else the points themselves. */
function beginning(key: string, points: number): number {
  const before = recall(key)?.json;
  return typeof before === 'number' && before < points && !wantsStillness() ? before : points;
}
