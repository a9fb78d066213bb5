// How many come, whom they may bring, what it costs, and how long a freed seat waits for an answer.
import { Checkbox, Input } from 'antd';
import { Whole } from '../campaigns/condition-fields';
import { Choice } from '../ui/choice';
import type { SectionProps } from './section-props';
import { Wrong } from './parts';
import { type Terms, issueOf } from './terms';

const MOST_SEATS = 5_000;

export function SeatsFields({ terms, issues, onChange }: SectionProps) {
  const { seats, companions, children, confirmMinutes } = terms;
  return (
    <>
      <div className="sentence">
        <span>共</span>
        <Whole
          label="名额"
          value={seats}
          least={1}
          most={MOST_SEATS}
          suffix="席"
          onChange={(n) => onChange({ seats: n })}
        />
        <span>每位会员可带</span>
        <Whole label="同行" value={companions} most={4} suffix="位" onChange={(n) => onChange({ companions: n })} />
      </div>
      <Wrong>{issueOf(issues, 'seats') ?? issueOf(issues, 'companions')}</Wrong>
      <div className="sentence">
        <Checkbox
          id="event-children"
          checked={children.allowed}
          disabled={companions === 0}
          onChange={({ target }) => onChange({ children: { ...children, allowed: target.checked } })}
        >
          可以带孩子
        </Checkbox>
        {children.allowed && (
          <Input
            aria-label="带孩子的说明"
            placeholder="6 岁以上，由家长陪同"
            maxLength={100}
            style={{ width: 260 }}
            value={children.note}
            onChange={({ target }) => onChange({ children: { ...children, note: target.value } })}
          />
        )}
      </div>
      {children.allowed && <p className="field-hint">每个孩子都要监护人在手机上同意，名单上看得到。</p>}
      <Wrong>{issueOf(issues, 'children')}</Wrong>
      <PriceFields terms={terms} issues={issues} onChange={onChange} />
      <div className="sentence">
        <span>有人退出，席位按次序留给候补的会员</span>
        <Whole
          label="留几分钟"
          value={confirmMinutes}
          least={10}
          most={2_880}
          suffix="分钟，夜里不算"
          onChange={(n) => onChange({ confirmMinutes: n })}
        />
      </div>
      <Wrong>{issueOf(issues, 'confirmMinutes')}</Wrong>
    </>
  );
}

type Price = Terms['price'];
const prices = [
  { value: 'none', label: '不收费' },
  { value: 'points', label: '用积分' },
  { value: 'fee', label: '到店付款' },
];
const freshPrices: Readonly<Record<string, Price>> = {
  none: { kind: 'none' },
  points: { kind: 'points', points: 500 },
  fee: { kind: 'fee', fen: 9_900 },
};

function PriceFields({ terms: { price }, issues, onChange }: SectionProps) {
  return (
    <>
      <div className="sentence">
        <Choice
          id="event-price"
          label="收费"
          value={price.kind}
          options={prices}
          onChange={(kind) => onChange({ price: freshPrices[kind] ?? { kind: 'none' } })}
        />
        {price.kind === 'points' && (
          <Whole
            label="每位积分"
            value={price.points}
            least={1}
            most={1_000_000}
            suffix="积分一位，取消时全部退回"
            onChange={(points) => onChange({ price: { ...price, points } })}
          />
        )}
        {price.kind === 'fee' && (
          <>
            <Whole
              label="每位金额"
              prefix="¥"
              value={price.fen / 100}
              least={1}
              most={100_000}
              onChange={(yuan) => onChange({ price: { ...price, fen: Math.round(yuan * 100) } })}
            />
            <span>一位，签到时在店里收，收到后点一下「已付」</span>
          </>
        )}
      </div>
      <Wrong>{issueOf(issues, 'price')}</Wrong>
    </>
  );
}
