// A few figures as lying bars, with their table for whoever cannot see a drawing.
import { useMemo } from 'react';
import { Chart } from './chart';
import { type Bar, barsOption } from './chart-options';

const BAR_PX = 34;

interface FiguresProps {
  readonly bars: readonly Bar[];
  readonly caption: string;
  readonly testId: string;
}

/** Drawn, and told as a table to whoever cannot see it or has no drawing. */
export function Figures({ bars, caption, testId }: FiguresProps) {
  const told = JSON.stringify(bars);
  const optionOf = useMemo(() => barsOption(JSON.parse(told) as Bar[]), [told]);
  return (
    <>
      <Chart optionOf={optionOf} height={bars.length * BAR_PX} testId={`${testId}-chart`} />
      <table className="unseen" data-testid={testId}>
        <caption>{caption}</caption>
        <tbody>
          {bars.map(({ name, said }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{said}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
