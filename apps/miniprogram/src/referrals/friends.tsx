// Friends who came, the latest first: how far each is, never what they spend.
import { Text, View } from '@tarojs/components';
import { type AnswerOf, referralEndpoints } from '@guike/contracts/http';
import { call } from '../api/call';
import { useOlder } from '../remote/use-older';
import { useRemote } from '../remote/use-remote';
import { Bones } from '../ui/bones';
import { Button } from '../ui/button';
import { classes } from '../ui/classes';
import { Section } from '../ui/section';
import { Shown } from '../ui/shown';
import { Banner } from '../ui/trouble';

type List = AnswerOf<typeof referralEndpoints.friends>;
type Friend = List['items'][number];

const stateWords: Readonly<Record<Friend['state'], string>> = {
  opened: '已打开',
  joined: '已入会',
  bought: '已到店',
  checking: '核对中',
  refused: '不计入',
};

export function Friends() {
  const remote = useRemote('referral/friends', referralEndpoints.friends, { query: {} });
  return (
    <Section title="好友">
      <Shown remote={remote} bones={<Bones height={240} round />}>
        {(first) =>
          first.items.length === 0 ? (
            <Text id="no-friends" className="line soft">
              好友打开邀请以后，会列在这里。只看得到走到了哪一步，看不到消费多少。
            </Text>
          ) : (
            <Listed first={first} />
          )
        }
      </Shown>
    </Section>
  );
}

function Listed({ first }: { readonly first: List }) {
  const { items, next, loading, problem, older } = useOlder(first, (after) =>
    call(referralEndpoints.friends, { query: { after } }),
  );
  return (
    <View id="friends">
      {items.map(({ id, name, state, sentence }) => (
        <View key={id} id={`friend-${id}`} className="row">
          <View className="row-text">
            <Text className="line">{name}</Text>
            <Text className="line soft small">{sentence}</Text>
          </View>
          <Text className={classes('friend-state', `friend-${state}`)}>{stateWords[state]}</Text>
        </View>
      ))}
      {problem !== null && <Banner id="friends-problem">{problem.title}</Banner>}
      {next !== null && (
        <Button id="older" kind="quiet" off={loading} onTap={() => void older()}>
          更早的
        </Button>
      )}
    </View>
  );
}
