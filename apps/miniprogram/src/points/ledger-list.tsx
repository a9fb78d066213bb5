// The ledger by months, endlessly backwards.
import { Text, View } from '@tarojs/components';
import { useReachBottom } from '@tarojs/taro';
import { Bones } from '../ui/bones';
import { Button } from '../ui/button';
import { Banner } from '../ui/trouble';
import { monthWords } from '../words/days';
import { signed } from '../words/numbers';
import { LedgerLine } from './ledger-line';
import { type Month, type PointsPage, byMonth } from './ledger';
import { type GrowingStretch, useStretch } from './use-stretch';

export function LedgerList({ first }: { readonly first: PointsPage }) {
  const growing = useStretch(first);
  useReachBottom(() => {
    if (!growing.full && growing.problem === null) void growing.older();
  });
  return (
    <View id="ledger">
      {!growing.newest && (
        <View className="ledger-newest">
          <Button id="newest" kind="quiet" onTap={growing.restart}>
            回到最近的明细
          </Button>
        </View>
      )}
      {byMonth(growing.stretch).map((month) => (
        <View key={month.month} id={`month-${month.month}`} className="month">
          <MonthHead month={month} />
          {month.lines.map((line) => (
            <LedgerLine key={line.seq} line={line} />
          ))}
        </View>
      ))}
      <Foot growing={growing} />
    </View>
  );
}

function MonthHead({ month }: { readonly month: Month }) {
  return (
    <View className="month-head">
      <Text className="section-title">{monthWords(month.month)}</Text>
      <View className="soft small number">
        {month.gained > 0 && <Text>{signed(month.gained)}</Text>}
        {month.given > 0 && <Text className="month-given">{signed(-month.given)}</Text>}
      </View>
    </View>
  );
}

function Foot({ growing }: { readonly growing: GrowingStretch }) {
  if (growing.loading)
    return (
      <View className="ledger-foot">
        <Bones height={88} />
        <Bones height={88} />
      </View>
    );
  if (growing.stretch.next === null)
    return <Text className="line soft small ledger-foot ledger-end">没有更早的了</Text>;
  return (
    <View className="ledger-foot">
      {growing.problem !== null && <Banner>{growing.problem.title}</Banner>}
      <Button id="older" kind="quiet" onTap={() => void growing.older()}>
        {growing.problem === null ? '更早的明细' : '再试一次'}
      </Button>
    </View>
  );
}
