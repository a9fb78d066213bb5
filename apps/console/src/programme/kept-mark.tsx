// Whether what has been written is kept, and since when.
import { Button } from 'antd';
import { sentenceOf } from '../api/refused';
import { timeText } from '../ui/format';
import type { Saving } from './draft/saving';

interface KeptMarkProps {
  readonly saving: Saving;
  readonly basedOn: number | null;
}

export function KeptMark({ saving, basedOn }: KeptMarkProps) {
  const origin = basedOn === null ? '新方案的草稿' : `草稿，从第 ${basedOn} 版改起`;
  return (
    <span role="status" data-testid="kept" data-state={saving.state}>
      {origin} · {stateText(saving)}
      {saving.state === 'failed' && (
        <Button type="link" size="small" onClick={saving.save}>
          再存一次
        </Button>
      )}
    </span>
  );
}

function stateText({ state, keptAt, error }: Saving): string {
  if (state === 'kept') return `${timeText(keptAt)} 已保存`;
  if (state === 'failed') return `没有保存：${sentenceOf(error)}`;
  if (state === 'changed') return '没有保存：别人改过';
  return state === 'closed' ? '没有保存：已不是草稿' : '正在保存';
}
