// 今天: what I did at the counter, newest first.
import { Text, View } from '@tarojs/components';
import { phoneTime } from '../clock';
import { Bones } from '../ui/bones';
import { Button } from '../ui/button';
import { Section } from '../ui/section';
import { Banner } from '../ui/trouble';
import { timeWords } from '../words/days';
import type { Deed, StaffDay } from './use-staff-day';

const ways: Readonly<Record<'found_by_card' | 'found_by_two_facts', string>> = {
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
  const words = wordsOf(what, who, rewardName);
  return (
    <View className="row deed">
      <View className="row-text">
        <Text className="line">{words.what}</Text>
        <Text className="line soft small">{words.how}</Text>
      </View>
      <Text className="row-side small number">{timeWords(Date.parse(at), phoneTime())}</Text>
    </View>
  );
}

function wordsOf(
  what: Deed['what'],
  who: string,
  name: string | null,
): { readonly what: string; readonly how: string } {
  switch (what) {
    case 'redemption_verified':
      return { what: `发放 ${name ?? '兑换商品'}`, how: who };
    case 'benefit_delivered':
      return { what: `送上 ${name ?? '权益'}`, how: who };
    case 'family_served':
      return { what: `家人享 ${name ?? '权益'}`, how: who };
    case 'companion_served':
      return { what: `同行好友享 ${name ?? '优惠'}`, how: who };
    default:
      return { what: `接待 ${who}`, how: ways[what] };
  }
}
