// Where the points stand: how many, what they are worth, what waits until when, what expires when.
import { Text, View } from '@tarojs/components';
import { phoneTime } from '../clock';
import { Card } from '../ui/card';
import { dayWords } from '../words/days';
import { grouped, yuanWords } from '../words/numbers';
import { type PointsPage, pendingDays } from './ledger';

export function Standing({ page }: { readonly page: PointsPage }) {
  const { balance, available, pending, owed, worthFen, expiring } = page.points;
  const now = phoneTime();
  return (
    <Card id="standing" className="standing">
      <Text className="line soft small">我的积分</Text>
      <View className="standing-head">
        <Text id="balance" className="standing-balance number">
          {grouped(balance)}
        </Text>
        {worthFen > 0 && pending === 0 && <Text className="number">{`可抵 ${yuanWords(worthFen)}`}</Text>}
      </View>
      {owed > 0 && (
        <Text id="owed" className="line standing-owed">
          {`有 ${grouped(owed)} 分因退货待扣回，之后得到的积分会先补上`}
        </Text>
      )}
      {pending > 0 && (
        <View className="standing-facts">
          {available > 0 && (
            <Fact name={worthFen > 0 ? `现在可用，可抵 ${yuanWords(worthFen)}` : '现在可用'} points={available} />
          )}
          <Fact id="pending" name={pendingWords(pendingDays(page.lines), now)} points={pending} />
        </View>
      )}
      {expiring.length > 0 && (
        <View id="expiring" className="standing-facts">
          {expiring.map(({ points, on }) => (
            <Fact key={on} name={`${dayWords(on, now)}到期`} points={points} />
          ))}
        </View>
      )}
    </Card>
  );
}

interface FactProps {
  readonly id?: string;
  readonly name: string;
  readonly points: number;
}

function Fact({ id, name, points }: FactProps) {
  return (
    <View id={id} className="standing-fact">
      <Text className="soft number">{name}</Text>
      <Text className="number">{grouped(points)}</Text>
    </View>
  );
}

function pendingWords([soonest, ...later]: readonly string[], now: number): string {
  if (soonest === undefined) return '稍后可用';
  return `${dayWords(soonest, now)}起${later.length > 0 ? '陆续' : ''}可用`;
}
