// What has been shown before, the newest first, and what became of it.
import { Text, View } from '@tarojs/components';
import { type AnswerOf, lookClaimEndpoints } from '@guike/contracts/http';
import { call } from '../api/call';
import { phoneTime } from '../clock';
import { useOlder } from '../remote/use-older';
import { Button } from '../ui/button';
import { Card } from '../ui/card';
import { Section } from '../ui/section';
import { instantDayWords } from '../words/days';
import { grouped } from '../words/numbers';

type Claims = AnswerOf<typeof lookClaimEndpoints.claims>;
type Claim = Claims['claims'][number];

const states: Readonly<Record<Claim['state'], string>> = {
  waiting: '等门店核对',
  second: '等门店复核',
  approved: '已核对',
  refused: '未通过',
};

export function LookClaimList({ page }: { readonly page: Claims }) {
  const list = useOlder<Claim>({ items: page.claims, next: page.next }, async (after) => {
    const { claims, next } = await call(lookClaimEndpoints.claims, { query: { limit: 20, after } });
    return { items: claims, next };
  });
  if (list.items.length === 0) return null;
  return (
    <Section id="look-claims" title="提交过的">
      <Card>
        {list.items.map(({ id, title, storeName, filedAt, state, points, sentence }) => (
          <View key={id} id={`look-claim-${id}`} className="claim">
            <View className="claim-head">
              <Text>{title}</Text>
              <Text className={state === 'approved' ? 'link number' : 'soft'}>
                {state === 'approved' && points !== null ? `已核对 +${grouped(points)}` : states[state]}
              </Text>
            </View>
            <Text className="line soft small number">{`${storeName} · ${instantDayWords(filedAt, phoneTime())}`}</Text>
            {sentence !== states[state] && <Text className="line small">{sentence}</Text>}
          </View>
        ))}
        {list.next !== null && (
          <Button id="older" kind="text" off={list.loading} onTap={() => void list.older()}>
            看更多
          </Button>
        )}
      </Card>
    </Section>
  );
}
