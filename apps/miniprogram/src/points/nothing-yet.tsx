// A ledger without a line: how points are earned, and for those who are no member yet how to become one.
import { Text, View } from '@tarojs/components';
import { doorEndpoints } from '@guike/contracts/http';
import { useRemote } from '../remote/use-remote';
import { useSession } from '../session/session';
import { Blank } from '../ui/blank';
import { Card } from '../ui/card';
import { go } from '../ui/go';
import { receiptPicture } from './receipt-picture';

export function NothingYet() {
  const welcome = useRemote('welcome', doorEndpoints.welcome, {});
  const member = useSession()?.state === 'active';
  const ways = member ? [] : (welcome.data?.joining ?? []);
  return (
    <View id="nothing-yet">
      <Blank
        title={member ? '还没有积分明细' : '入会后，消费就有积分'}
        picture={receiptPicture}
        action={
          member
            ? { words: '打开会员码', onTap: () => go('code') }
            : { words: '看看会员等级', onTap: () => go('tiers') }
        }
      >
        {member ? '结账时出示会员码，积分随后就记在这里' : '积分会一笔一笔记在这里'}
      </Blank>
      <Rules title="怎样入会" sentences={ways} />
      <Rules title="积分怎么来" sentences={welcome.data?.points ?? []} />
    </View>
  );
}

function Rules({ title, sentences }: { readonly title: string; readonly sentences: readonly string[] }) {
  if (sentences.length === 0) return null;
  return (
    <Card className="rules">
      <Text className="section-title">{title}</Text>
      {sentences.map((sentence) => (
        <Text key={sentence} className="line rule">
          {sentence}
        </Text>
      ))}
    </Card>
  );
}
