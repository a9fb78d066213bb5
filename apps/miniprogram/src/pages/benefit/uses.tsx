// 使用记录: what was asked for, booked and used, the newest first.
import { View } from '@tarojs/components';
import { useReachBottom } from '@tarojs/taro';
import { benefitEndpoints } from '@guike/contracts/http';
import { type UsesPage, useUses } from '../../benefits/use-uses';
import { UseCard } from '../../benefits/use-card';
import { Personal } from '../../consent/personal';
import { useRemote } from '../../remote/use-remote';
import { Blank } from '../../ui/blank';
import { Bones } from '../../ui/bones';
import { Button } from '../../ui/button';
import { goTab } from '../../ui/go';
import { Page } from '../../ui/page';
import { Shown } from '../../ui/shown';
import { Banner } from '../../ui/trouble';
import { usePull } from '../../ui/use-pull';
import { clothesRail } from '../benefits/picture';
import '../../benefits/benefits.css';

export default function Uses() {
  return (
    <Page id="uses-page">
      <Personal title="登录后看使用记录" words="用过哪些权益，都在这里" picture={clothesRail}>
        <Mine />
      </Personal>
    </Page>
  );
}

function Mine() {
  const remote = useRemote('benefit-uses', benefitEndpoints.uses, {});
  usePull(remote.reload);
  return (
    <Shown remote={remote} bones={<Shape />}>
      {(page) => (page.uses.length === 0 ? <Nothing /> : <List first={page} onChanged={remote.reload} />)}
    </Shown>
  );
}

function List({ first, onChanged }: { readonly first: UsesPage; readonly onChanged: () => Promise<void> }) {
  const { items, next, loading, problem, older } = useUses(first);
  useReachBottom(() => {
    if (problem === null) void older();
  });
  return (
    <View id="uses">
      {items.map((use) => (
        <UseCard key={use.id} use={use} onChanged={onChanged} />
      ))}
      {problem !== null && <Banner>{problem.title}</Banner>}
      {loading && <Bones height={152} round />}
      {!loading && next !== null && (
        <Button id="older" kind="quiet" onTap={() => void older()}>
          {problem === null ? '更早的' : '再试一次'}
        </Button>
      )}
    </View>
  );
}

function Nothing() {
  return (
    <Blank
      id="nothing-yet"
      title="还没有用过"
      picture={clothesRail}
      action={{ words: '看我的权益', onTap: () => goTab('benefits') }}
    >
      到店出示会员码，或先请门店准备
    </Blank>
  );
}

function Shape() {
  return (
    <>
      {[1, 2, 3, 4].map((place) => (
        <Bones key={place} height={152} round />
      ))}
    </>
  );
}
