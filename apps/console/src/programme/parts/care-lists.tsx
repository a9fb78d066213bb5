// The lists of care: what is measured, circles, tastes, the way members grow, and what is sold as one.
import { type Path, at, put } from '../draft/body';
import { useDraft } from '../draft/draft';
import { useTierOptions } from './choices';
import { Amount, PickMany, Tick, Words } from './fields';
import { Rows } from './rows';

const nameOf = (path: Path, label: string, width = 200) => (
  <Words path={[...path, 'name']} label={label} longest={20} width={width} />
);

export function CareLists() {
  const tiers = useTierOptions();
  return (
    <>
      <h4>考核指标</h4>
      <Rows
        path={['care', 'kpis']}
        what="指标"
        empty="没有。"
        blank={() => ({ name: '', atLeastPercent: 90 })}
        columns={[
          { key: 'name', title: '指标', cell: (path, label) => nameOf(path, label) },
          {
            key: 'percent',
            title: '至少（%）',
            isNumber: true,
            cell: (path, label) => <Amount path={[...path, 'atLeastPercent']} label={label} width={64} />,
          },
        ]}
      />
      <h4>会员圈子</h4>
      <Rows
        path={['care', 'circles']}
        what="圈子"
        empty="没有。"
        blank={() => ({ name: '', tiers: [] })}
        columns={[
          { key: 'name', title: '圈子', cell: (path, label) => nameOf(path, label) },
          {
            key: 'tiers',
            title: '等级',
            cell: (path, label) => <PickMany path={[...path, 'tiers']} label={label} options={tiers} none="所有等级" />,
          },
        ]}
      />
      <h4>喜好标签</h4>
      <PickMany path={['care', 'tastes']} label="喜好标签" options={[]} none="写一个，按回车" isOpen />
      <h4>成长路径</h4>
      <PickMany path={['care', 'path']} label="成长路径，从前到后" options={[]} none="写一步，按回车" isOpen />
      <h4>套餐</h4>
      <Bundles />
    </>
  );
}

function Bundles() {
  return (
    <Rows
      path={['care', 'bundles']}
      what="套餐"
      empty="没有。"
      blank={() => ({ name: '', holds: '', sessions: null, validMonths: null })}
      columns={[
        { key: 'name', title: '套餐', cell: (path, label) => nameOf(path, label, 160) },
        {
          key: 'holds',
          title: '内容',
          cell: (path, label) => <Words path={[...path, 'holds']} label={label} width={220} />,
        },
        {
          key: 'sessions',
          title: '次卡',
          cell: (path, label) => <Sessions path={[...path, 'sessions']} name={label} />,
        },
        {
          key: 'months',
          title: '有效期（月）',
          isNumber: true,
          cell: (path, label) => <Amount path={[...path, 'validMonths']} label={label} width={64} hint="不限" />,
        },
      ]}
    />
  );
}

function Sessions({ path, name }: { readonly path: Path; readonly name: string }) {
  const { body, edit } = useDraft();
  const isCard = Boolean(at(body, path));
  return (
    <div className="sentence">
      <Tick
        path={path}
        label="按次"
        isOn={isCard}
        onTick={(next) => edit((now) => put(now, path, next ? { paid: null, free: 0 } : null))}
      />
      {isCard && (
        <>
          <span>买</span>
          <Amount path={[...path, 'paid']} label={`${name}：买几次`} width={56} />
          <span>送</span>
          <Amount path={[...path, 'free']} label={`${name}：送几次`} width={56} />
        </>
      )}
    </div>
  );
}
