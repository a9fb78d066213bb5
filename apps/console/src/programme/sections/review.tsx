// How standing is reviewed, who is lifted besides, and what paid levels cost.
import { Choice } from '../../ui/choice';
import { at, blankRule, freeCode } from '../draft/body';
import { useDraft } from '../draft/draft';
import { skippedOptions } from '../parts/choices';
import { Amount, Pick, Words } from '../parts/fields';
import { Rows } from '../parts/rows';
import { Rule } from '../parts/rule';
import { Block, Sentence } from '../parts/sentence';
import { Slot, Wrong } from '../parts/slot';

const rhythms = [
  { value: '1', label: '每月' },
  { value: '3', label: '每季度' },
  { value: '6', label: '每半年' },
  { value: '12', label: '每年' },
];

export function Review() {
  return (
    <>
      <Block title="定期评定" hint="没有达到保级条件的会员先进保级期，到期仍未达到才降一级。">
        <Sentence>
          <Rhythm />
          <span>评定一次，保级期</span>
          <Amount path={['review', 'protectionMonths']} label="保级期几个月" width={64} />
          <span>个月，到期前</span>
          <Amount path={['review', 'noticeDays']} label="到期前几天提醒" width={64} />
          <span>天提醒会员</span>
        </Sentence>
        <Sentence>
          <span>连升几级时，跳过的等级的迎新礼</span>
          <Pick path={['skippedWelcome']} label="跳过的等级的迎新礼" options={skippedOptions} />
        </Sentence>
      </Block>
      <Block title="特殊贡献" hint="达到条件就升级，每项只算一次。">
        <Lifts />
      </Block>
      <Block title="会费" hint="付费档位可以写进等级的门槛。留空的一栏表示不按这种方式收费。">
        <Fees />
      </Block>
    </>
  );
}

function Rhythm() {
  const { body, change } = useDraft();
  const path = ['review', 'everyMonths'];
  return (
    <Slot path={path} label="多久评定一次">
      <Choice value={String(at(body, path))} options={rhythms} onChange={(next) => change(path, Number(next))} />
    </Slot>
  );
}

function Lifts() {
  return (
    <Rows
      path={['lifts']}
      what="特殊贡献"
      empty="没有。会员只按门槛升级。"
      blank={(rows) => ({ code: freeCode(rows, 'lift'), name: '', when: blankRule(), tiers: 1 })}
      columns={[
        {
          key: 'name',
          title: '名称',
          cell: (path, name) => (
            <>
              <Words path={[...path, 'name']} label={name} longest={20} width={140} />
              <Wrong path={[...path, 'code']} />
            </>
          ),
        },
        {
          key: 'when',
          title: '条件',
          cell: (path, name) => <Rule path={[...path, 'when']} name={name} place="lift" />,
        },
        {
          key: 'tiers',
          title: '升几级',
          isNumber: true,
          cell: (path, name) => <Amount path={[...path, 'tiers']} label={name} width={56} />,
        },
      ]}
    />
  );
}

function Fees() {
  return (
    <Rows
      path={['fees']}
      what="付费档位"
      empty="不收会费。"
      blank={(rows) => ({ level: rows.length + 1, name: '', monthlyFen: null, yearlyFen: null })}
      columns={[
        {
          key: 'level',
          title: '档位',
          isNumber: true,
          cell: (path, name) => (
            <>
              <Amount path={[...path, 'level']} label={name} width={56} />
              <Wrong path={path} />
            </>
          ),
        },
        {
          key: 'name',
          title: '名称',
          cell: (path, name) => <Words path={[...path, 'name']} label={name} longest={20} width={160} />,
        },
        {
          key: 'month',
          title: '月费',
          isNumber: true,
          cell: (path, name) => (
            <Amount path={[...path, 'monthlyFen']} label={name} kind="money" width={112} hint="不收" />
          ),
        },
        {
          key: 'year',
          title: '年费',
          isNumber: true,
          cell: (path, name) => (
            <Amount path={[...path, 'yearlyFen']} label={name} kind="money" width={112} hint="不收" />
          ),
        },
      ]}
    />
  );
}
