// What is drawn of an event's outcome: bars and lines in the page's own colours, few marks, no legend to look up. Pure.
import type { Inks, Option } from './chart';

const FONT = { fontFamily: 'inherit', fontSize: 13 } as const;

export interface Bar {
  readonly name: string;
  readonly value: number;
  /** As it is written at the end of the bar. */
  readonly said: string;
  readonly isStrong?: boolean;
}

/** Lying bars, the first at the top, each with its number. */
export const barsOption =
  (bars: readonly Bar[]) =>
  ({ strong, other, words }: Inks): Option => ({
    grid: { left: 14, right: 96, top: 4, bottom: 4, containLabel: true },
    xAxis: { type: 'value', show: false, min: 0, max: Math.max(1, ...bars.map(({ value }) => value)) },
    yAxis: {
      type: 'category',
      inverse: true,
      data: bars.map(({ name }) => name),
      axisLine: { show: false },
      axisTick: { show: false },
      axisLabel: { color: words, ...FONT },
    },
    series: [
      {
        type: 'bar',
        barWidth: 14,
        silent: true,
        data: bars.map(({ value, said, isStrong = true }) => ({
          value,
          itemStyle: { color: isStrong ? strong : other, borderRadius: 3 },
          label: { show: true, position: 'right', formatter: said, color: words, ...FONT },
        })),
      },
    ],
  });

export interface Line {
  readonly name: string;
  readonly values: readonly number[];
}

/** Two shares in percent over the days since, each named at its end. */
export const linesOption =
  (days: readonly string[], [first, second]: readonly [Line, Line | null]) =>
  ({ strong, other, line, words }: Inks): Option => {
    const one = ({ name, values }: Line, color: string) => ({
      type: 'line',
      name,
      data: [...values],
      symbol: 'none',
      silent: true,
      step: 'end',
      lineStyle: { color, width: 2 },
      endLabel: { show: true, formatter: '{a}', color: words, distance: 8, ...FONT },
      labelLayout: { moveOverlap: 'shiftY' },
    });
    return {
      grid: { left: 8, right: 72, top: 16, bottom: 4, containLabel: true },
      xAxis: {
        type: 'category',
        data: [...days],
        boundaryGap: false,
        axisLine: { lineStyle: { color: line } },
        axisTick: { show: false },
        axisLabel: { color: words, interval: Math.max(0, Math.ceil(days.length / 6) - 1), ...FONT },
      },
      yAxis: {
        type: 'value',
        min: 0,
        minInterval: 1,
        splitNumber: 3,
        splitLine: { lineStyle: { color: line } },
        axisLabel: { color: words, formatter: '{value}%', ...FONT },
      },
      series: [one(first, strong), ...(second === null ? [] : [one(second, other)])],
    };
  };
