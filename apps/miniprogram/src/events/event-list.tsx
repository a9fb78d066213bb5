// A list of events that grows as one reads on.
import type { ReactNode } from 'react';
import { View } from '@tarojs/components';
import { useReachBottom } from '@tarojs/taro';
import { type Growing, useOlder } from '../remote/use-older';
import { Bones } from '../ui/bones';
import { Button } from '../ui/button';
import { Banner } from '../ui/trouble';
import { Invitation } from './invitation';
import type { InvitationCard } from './invitations';
import { PastLine } from './past-line';

interface PageOfEvents {
  readonly items: readonly InvitationCard[];
  readonly next: string | null;
}

interface EventListProps {
  readonly first: PageOfEvents;
  readonly load: (after: string) => Promise<PageOfEvents>;
  /** Over: as lines instead of invitations. */
  readonly past: boolean;
  /** Where there is none. */
  readonly empty: ReactNode;
}

export function EventList({ first, load, past, empty }: EventListProps) {
  const growing = useOlder(first, load);
  useReachBottom(() => {
    if (growing.problem === null) void growing.older();
  });
  if (growing.items.length === 0) return <>{empty}</>;
  return (
    <View id="events">
      {growing.items.map((card) =>
        past ? <PastLine key={card.id} card={card} /> : <Invitation key={card.id} card={card} />,
      )}
      <Foot growing={growing} />
    </View>
  );
}

function Foot({ growing: { next, loading, problem, older } }: { readonly growing: Growing<InvitationCard> }) {
  if (next === null) return null;
  return (
    <View className="section">
      {problem !== null && <Banner>{problem.title}</Banner>}
      {loading ? (
        <Bones height={160} round />
      ) : (
        <Button id="more-events" kind="quiet" onTap={() => void older()}>
          看更多
        </Button>
      )}
    </View>
  );
}
