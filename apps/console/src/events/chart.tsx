// A drawing of figures. Whoever cannot see it reads the table that stands beside it; without its code there is only that.
import { useEffect, useRef } from 'react';
import type { Drawing } from './draw-chart';

/** The page's colours at this moment: they change with the system's mode. */
export interface Inks {
  readonly strong: string;
  readonly other: string;
  readonly line: string;
  readonly words: string;
}

export type Option = Readonly<Record<string, unknown>>;

interface ChartProps {
  readonly optionOf: (inks: Inks) => Option;
  readonly height: number;
  readonly testId?: string;
}

const DARK = '(prefers-color-scheme: dark)';

function inksNow(): Inks {
  const styles = getComputedStyle(document.documentElement);
  const ink = (name: string) => styles.getPropertyValue(name).trim();
  return { strong: ink('--accent-text'), other: ink('--mark'), line: ink('--line'), words: ink('--muted') };
}

export function Chart({ optionOf, height, testId }: ChartProps) {
  const box = useRef<HTMLDivElement>(null);
  const option = useRef(optionOf);
  const drawing = useRef<Drawing | null>(null);
  useEffect(() => {
    option.current = optionOf;
    drawing.current?.draw(optionOf(inksNow()));
  }, [optionOf]);
  useEffect(() => {
    const here = box.current;
    if (here === null) return;
    let isOver = false;
    const dark = matchMedia(DARK);
    // A task later: the page repaints its colours on the same news.
    const redraw = () => setTimeout(() => drawing.current?.draw(option.current(inksNow())));
    const watcher = new ResizeObserver(() => drawing.current?.resize());
    void import('./draw-chart').then(
      ({ beginDrawing }) => {
        if (isOver) return;
        drawing.current = beginDrawing(here);
        drawing.current.draw(option.current(inksNow()));
        here.dataset['drawn'] = 'yes';
        watcher.observe(here);
      },
      () => undefined,
    );
    dark.addEventListener('change', redraw);
    return () => {
      isOver = true;
      dark.removeEventListener('change', redraw);
      watcher.disconnect();
      drawing.current?.end();
      drawing.current = null;
    };
  }, []);
  return <div ref={box} className="chart" style={{ height }} aria-hidden data-testid={testId} />;
}
