// What has been claimed before, the newest first, and what became of it.
import { Text, View } from '@tarojs/components';
import type { AnswerOf, claimEndpoints } from '@guike/contracts/http';
import { phoneTime } from '../clock';
import { Card } from '../ui/card';
import { Section } from '../ui/section';
import { dayWords } from '../words/days';
import { grouped } from '../words/numbers';

type Claim = AnswerOf<typeof claimEndpoints.claims>['claims'][number];

const states: Readonly<Record<Claim['state'], string>> = {
  waiting_sale: '等待收银数据',
  waiting: '待审核',
  approved: '已补登',
  refused: '未通过',
};

export function ClaimList({ claims }: { readonly claims: readonly Claim[] }) {
  if (claims.length === 0) return null;
  return (
    <Section id="claims" title="补登记录">
      <Card>
        {claims.map((claim) => (
          <OneClaim key={claim.id} claim={claim} />
        ))}
      </Card>
    </Section>
  );
}

function OneClaim({ claim }: { readonly claim: Claim }) {
  const { id, storeName, businessDay, number, state, points, sentence } = claim;
  const head = state === 'approved' && points !== null ? `已补登 +${grouped(points)}` : states[state];
  return (
    <View id={`claim-${id}`} className="claim">
      <View className="claim-head">
        <Text className="number">{`小票 ${number}`}</Text>
        <Text className={state === 'approved' ? 'link number' : 'soft'}>{head}</Text>
      </View>
      <Text className="line soft small">{`${storeName} · ${dayWords(businessDay, phoneTime())}`}</Text>
      {state !== 'approved' && <Text className="line small">{sentence}</Text>}
    </View>
  );
}
