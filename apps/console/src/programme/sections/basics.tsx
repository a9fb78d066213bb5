// The name of the programme, and what is meant to be tried first.
import { useTierOptions } from '../parts/choices';
import { Amount, PickMany, Words } from '../parts/fields';
import { Optional } from '../parts/optional';
import { Block, Sentence } from '../parts/sentence';
import { Wrong } from '../parts/slot';

const trial = ['trial'];

export function Basics() {
  const tiers = useTierOptions();
  return (
    <>
      <Naming />
      <Block title="试行的打算" hint="写在方案里备忘，试行时先填上；真正开始还要选日期。">
        <Optional path={trial} label="发布前先试行" start={() => ({ tiers: [], percent: 20, days: 30 })}>
          <Sentence>
            <span>在</span>
            <PickMany path={[...trial, 'tiers']} label="在哪些等级中试行" options={tiers} none="所有等级" />
            <span>会员中取</span>
            <Amount path={[...trial, 'percent']} label="取百分之几的会员" width={64} />
            <span>%，试行</span>
            <Amount path={[...trial, 'days']} label="试行几天" width={64} />
            <span>天</span>
          </Sentence>
        </Optional>
      </Block>
    </>
  );
}

function Naming() {
  return (
    <Block title="名称" hint="只在控制台里看到，方便您区分方案。">
      <Sentence>
        <Words path={['name']} label="方案名称" longest={20} width={240} />
      </Sentence>
      <Wrong path={['code']} />
      <Wrong path={['timeZone']} />
      <Wrong path={['schema']} />
      <Wrong path={[]} />
    </Block>
  );
}
