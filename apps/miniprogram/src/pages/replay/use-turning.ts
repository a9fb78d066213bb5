// Which slide is shown: a finger to the left turns on, to the right turns back, a tap at the foot does the same.
import { useRef, useState } from 'react';
import type { CommonEventFunction, ITouchEvent } from '@tarojs/components';
import { turned } from './slides';

/** In the phone's own points: less is a tap that slipped. */
const ENOUGH = 40;

export interface Turning {
  readonly place: number;
  readonly turnTo: (place: number) => void;
  readonly touch: { readonly onTouchStart: CommonEventFunction; readonly onTouchEnd: CommonEventFunction };
}

export function useTurning(slides: number): Turning {
  const [place, setPlace] = useState(0);
  const from = useRef<number | null>(null);
  const turnTo = (to: number): void => setPlace(Math.max(0, Math.min(slides - 1, to)));
  return {
    place: Math.min(place, slides - 1),
    turnTo,
    touch: {
      onTouchStart: (event) => void (from.current = (event as ITouchEvent).touches[0]?.pageX ?? null),
      onTouchEnd: (event) => {
        const to = (event as ITouchEvent).changedTouches[0]?.pageX;
        if (from.current !== null && to !== undefined) turnTo(turned(place, to - from.current, slides, ENOUGH));
        from.current = null;
      },
    },
  };
}
