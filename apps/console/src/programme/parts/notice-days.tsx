// How many days before points expire a member is told; written as days, the furthest first.
import { at } from '../draft/body';
import { useDraft } from '../draft/draft';
import { Slot } from './slot';
import { Select } from 'antd';

const path = ['points', 'expiryNoticeDays'];
const usual = [60, 30, 14, 7, 3, 1];

export function NoticeDays() {
  const { body, change } = useDraft();
  const days = at(body, path);
  const chosen = Array.isArray(days) ? (days as number[]) : [];
  const options = [...new Set([...usual, ...chosen])].sort((a, b) => b - a);
  return (
    <div className="sentence">
      <span>到期前</span>
      <Slot path={path} label="到期前几天提醒会员">
        <Select<number[]>
          mode="multiple"
          value={chosen}
          options={options.map((each) => ({ value: each, label: `${each} 天` }))}
          placeholder="不提醒"
          virtual={false}
          style={{ minWidth: 180 }}
          onChange={(next) =>
            change(
              path,
              next.toSorted((a, b) => b - a),
            )
          }
        />
      </Slot>
      <span>各提醒会员一次</span>
    </div>
  );
}
