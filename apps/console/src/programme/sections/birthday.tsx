// Birthdays and other days that members have told.
import { useTierOptions } from '../parts/choices';
import { Amount, PickMany, Tick, Words } from '../parts/fields';
import { Optional } from '../parts/optional';
import { Rows } from '../parts/rows';
import { Block, Sentence } from '../parts/sentence';

const start = () => ({ leadDays: 7, hour: 10, gift: [], party: false, anniversaries: false });

export function Birthday() {
  const tiers = useTierOptions();
  return (
    <Block title="生日">
      <Optional path={['birthday']} label="记着会员的生日" start={start}>
        <Sentence>
          <span>提前</span>
          <Amount path={['birthday', 'leadDays']} label="提前几天提醒导购" width={64} />
          <span>天提醒导购；当天</span>
          <Amount path={['birthday', 'hour']} label="当天几点祝福" width={64} />
          <span>点送上祝福</span>
        </Sentence>
        <Rows
          path={['birthday', 'gift']}
          what="生日礼"
          empty="没有生日礼，只送祝福。"
          blank={() => ({ tiers: [], gift: '' })}
          columns={[
            {
              key: 'tiers',
              title: '等级',
              cell: (path, name) => <PickMany path={[...path, 'tiers']} label={name} options={tiers} none="所有等级" />,
            },
            {
              key: 'gift',
              title: '礼物',
              cell: (path, name) => <Words path={[...path, 'gift']} label={name} width={260} />,
            },
          ]}
        />
        <Tick path={['birthday', 'party']} label="办生日会" />
        <Tick path={['birthday', 'anniversaries']} label="会员说过的纪念日也祝福" />
      </Optional>
    </Block>
  );
}
