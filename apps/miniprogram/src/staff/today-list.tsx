// 今天: what I did at the counter, newest first.
import { Text, View } from '@tarojs/components';
import { phoneTime } from '../clock';
import { Bones } from '../ui/bones';
import { Button } from '../ui/button';
import { Section } from '../ui/section';
import { Banner } from '../ui/trouble';
import { timeWords } from '../words/days';
import type { Deed, StaffDay } from './use-staff-day';

const ways: Readonly<Record<Exclude<Deed['what'], 'redemption_verified'>, string>> = {
  found_by_card: '会员码',
  found_by_two_facts: '姓名和手机号',
};

export function TodayList({ day }: { readonly day: StaffDay }) {
  return (
    <Section id="staff-today" title="今天">
      {day.problem !== null && <Banner id="today-problem">{day.problem}</Banner>}
      {day.deeds === null && day.problem === null && (
        <>
          <Bones height={88} />
          <Bones height={88} />
        </>
      )}
      {day.deeds?.length === 0 && (
        <Text id="today-empty" className="line soft">
          今天还没有接待。扫一位会员的码，就会记在这里
        </Text>
      )}
      {day.deeds?.map((deed) => (
        <DeedRow key={deed.id} deed={deed} />
      ))}
      {day.more && (
        <Button id="today-older" kind="quiet" onTap={() => void day.older()}>
          更早的
        </Button>
      )}
    </Section>
  );
}

function DeedRow({ deed: { at, what, nameMasked, rewardName } }: { readonly deed: Deed }) {
  const who = nameMasked ?? '会员';
  const handedOut = what === 'redemption_verified';
  return (
    <View className="row deed">
      <View className="row-text">
        <Text className="line">{handedOut ? `发放 ${rewardName ?? '兑换商品'}` : `接待 ${who}`}</Text>
        <Text className="line soft small">{handedOut ? who : ways[what]}</Text>
      </View>
      <Text className="row-side small number">{timeWords(Date.parse(at), phoneTime())}</Text>
    </View>
  );
}
