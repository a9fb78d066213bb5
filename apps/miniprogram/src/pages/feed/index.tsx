// 穿搭: what others wear, in two columns; the newest, the most liked of the week, those of one store.
import { useState } from 'react';
import { Text, View } from '@tarojs/components';
import { useReachBottom } from '@tarojs/taro';
import { inColumns } from '../../looks/columns';
import type { LookCard } from '../../looks/answers';
import { FeedBlank } from '../../looks/feed-blank';
import { FeedCard } from '../../looks/look-card';
import { type FeedSort, useFeed } from '../../looks/use-feed';
import { useSession } from '../../session/session';
import { asTick } from '../../ui/aria';
import { Bones } from '../../ui/bones';
import { Button } from '../../ui/button';
import { classes } from '../../ui/classes';
import { go } from '../../ui/go';
import { Page } from '../../ui/page';
import { Shown } from '../../ui/shown';
import { Tap } from '../../ui/tap';
import { Banner } from '../../ui/trouble';
import { usePull } from '../../ui/use-pull';
import '../../looks/looks.css';
import './index.css';

const sorts: readonly { readonly sort: FeedSort; readonly words: string }[] = [
  { sort: 'newest', words: '最新' },
  { sort: 'week', words: '本周' },
  { sort: 'store', words: '本店' },
];

export default function FeedPage() {
  const [sort, setSort] = useState<FeedSort>('newest');
  const [store, setStore] = useState<string | undefined>(undefined);
  const { remote, list } = useFeed(sort, store);
  usePull(remote.reload);
  useReachBottom(() => void list.older());
  const isMember = useSession() !== null;
  return (
    <Page id="feed-page">
      <View className="feed-head">
        {sorts.map((each) => (
          <View
            key={each.sort}
            id={`feed-${each.sort}`}
            className={classes('feed-sort', 'serif', each.sort === sort && 'feed-sort-on')}
            onClick={() => setSort(each.sort)}
            {...asTick(each.words, each.sort === sort)}
          >
            <Text>{each.words}</Text>
          </View>
        ))}
        <View className="row-text" />
        {isMember && (
          <Tap id="to-my-looks" className="feed-mine" onTap={() => go('myLooks')}>
            <Text className="link">我的穿搭</Text>
          </Tap>
        )}
      </View>
      {sort === 'store' && remote.data !== null && (
        <Stores stores={remote.data.stores} chosen={remote.data.store?.code} onChoose={setStore} />
      )}
      <Shown remote={remote} bones={<Shape />}>
        {() => (
          <>
            <Columns cards={list.items} at={remote.at ?? 0} />
            {list.items.length === 0 && (
              <FeedBlank sort={sort} isMember={isMember} onNewest={() => setSort('newest')} />
            )}
            {list.problem !== null && <Banner id="feed-problem">{list.problem.title}</Banner>}
            {list.next !== null && (
              <Button id="older" kind="text" off={list.loading} onTap={() => void list.older()}>
                {list.loading ? '正在取更多' : '看更多'}
              </Button>
            )}
          </>
        )}
      </Shown>
    </Page>
  );
}

function Columns({ cards, at }: { readonly cards: readonly LookCard[]; readonly at: number }) {
  return (
    <View id="feed" className="look-columns">
      {inColumns(cards).map((column, nth) => (
        <View key={nth === 0 ? 'left' : 'right'} className="look-column">
          {column.map((card) => (
            <FeedCard key={card.id} card={card} at={at} />
          ))}
        </View>
      ))}
    </View>
  );
}

interface StoresProps {
  readonly stores: readonly { readonly code: string; readonly name: string }[];
  readonly chosen: string | undefined;
  readonly onChoose: (code: string) => void;
}

function Stores({ stores, chosen, onChoose }: StoresProps) {
  if (stores.length < 2) return null;
  return (
    <View id="feed-stores" className="feed-stores">
      {stores.map(({ code, name }) => (
        <View
          key={code}
          id={`feed-store-${code}`}
          className={classes('feed-store', code === chosen && 'feed-store-on')}
          onClick={() => onChoose(code)}
          {...asTick(name, code === chosen)}
        >
          <Text>{name}</Text>
        </View>
      ))}
    </View>
  );
}

function Shape() {
  return (
    <View className="look-columns look-bones">
      {[
        [480, 380],
        [400, 460],
      ].map((heights, column) => (
        <View key={heights.join()} className="look-column">
          {heights.map((height) => (
            <View key={height} className="look-card">
              <Bones height={height} />
              <Bones height={36} width={column === 0 ? 80 : 64} />
            </View>
          ))}
        </View>
      ))}
    </View>
  );
}
