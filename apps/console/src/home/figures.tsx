// The month in four figures, each with last month beside it.
import { type AnswerOf, type adminDeskEndpoints } from '@guike/contracts/http';
import { count, money, roundMoney } from '../ui/format';

type Figure = AnswerOf<typeof adminDeskEndpoints.home>['figures'][number];

const kinds: Readonly<Record<Figure['key'], { readonly title: string; readonly before: string }>> = {
  sales: { title: '本月会员消费', before: '上月同期' },
  new_members: { title: '本月新会员', before: '上月同期' },
  points_given: { title: '本月发出积分', before: '上月同期' },
  points_outstanding: { title: '会员手里的积分', before: '上月末' },
};

export function Figures({ figures }: { readonly figures: readonly Figure[] }) {
  return (
    <section aria-labelledby="figures-title">
      <h2 id="figures-title" className="home-title">
        这个月
      </h2>
      <dl className="figures" data-testid="figures">
        {figures.map((figure) => (
          <div key={figure.key} data-testid={`figure-${figure.key}`}>
            <dt>{kinds[figure.key].title}</dt>
            <dd className="figure-value" title={figure.unit === 'fen' ? money(figure.value) : undefined}>
              {read(figure.value, figure.unit)}
            </dd>
            <dd className="quiet">
              {kinds[figure.key].before} {read(figure.before, figure.unit)}
              <Change now={figure.value} before={figure.before} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function read(value: number, unit: Figure['unit']): string {
  if (unit === 'fen') return roundMoney(value);
  return unit === 'people' ? `${count(value)} 位` : `${count(value)} 分`;
}

/** In whole percent of last month; nothing to compare with says nothing. */
function Change({ now, before }: { readonly now: number; readonly before: number }) {
  if (before <= 0) return null;
  const percent = Math.round(((now - before) / before) * 100);
  if (percent === 0) return <span className="figure-change">持平</span>;
  return <span className="figure-change">{percent > 0 ? `多 ${count(percent)}%` : `少 ${count(-percent)}%`}</span>;
}
