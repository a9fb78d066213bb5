// echarts with the few parts that our drawings are made of; a chunk of its own, read when a drawing is first shown.
import { BarChart, LineChart } from 'echarts/charts';
import { GridComponent } from 'echarts/components';
import { type EChartsCoreOption, init, use as withParts } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';

withParts([BarChart, LineChart, GridComponent, SVGRenderer]);

export interface Drawing {
  readonly draw: (option: EChartsCoreOption) => void;
  readonly resize: () => void;
  readonly end: () => void;
}

/** Begins a drawing in a box that has its size already. */
export function beginDrawing(box: HTMLElement): Drawing {
  const chart = init(box, null, { renderer: 'svg' });
  return {
    draw: (option) => chart.setOption({ animation: false, ...option }, true),
    resize: () => chart.resize(),
    end: () => chart.dispose(),
  };
}
