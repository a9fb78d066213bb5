// What stands between me and this event: my answer, my place in the line, my party, and changing or giving it back.
import { Text, View } from '@tarojs/components';
import { asNews } from '../ui/aria';
import { Button } from '../ui/button';
import { grouped } from '../words/numbers';
import type { SheetOfEvent } from './event-foot';
import type { MyEvent } from './invitations';

interface StandingProps {
  readonly event: MyEvent;
  readonly onOpen: (sheet: SheetOfEvent) => void;
}

type Mine = NonNullable<MyEvent['mine']>;

export function Standing({ event: { state: eventState, mine, can, waitingWords }, onOpen }: StandingProps) {
  if (mine === null) return null;
  const { state, companions } = mine;
  const mayGiveBack = can.cancel && state !== 'offered';
  const comes = state === 'accepted' || state === 'offered' || state === 'waiting';
  return (
    <View id="standing" className="card event-card" {...asNews}>
      <Text id="standing-words" className="event-standing serif number">
        {headOf(mine)}
      </Text>
      {(eventState === 'cancelled' || !isSaid(mine)) && <Text className="line soft number">{mine.sentence}</Text>}
      {comes && companions.length > 0 && (
        <Text id="standing-party" className="line">
          {`同来：${companions.map(({ name, child }) => (child ? `${name}（孩子）` : name)).join('、')}`}
        </Text>
      )}
      {comes && mine.points > 0 && <Text className="line soft number">{`已用 ${grouped(mine.points)} 积分`}</Text>}
      {state === 'waiting' && <Text className="line soft small">{waitingWords}</Text>}
      {(can.change || mayGiveBack) && (
        <View className="event-ways">
          {can.change && (
            <Button id="change-party" kind="text" onTap={() => onOpen('party')}>
              改同行的人
            </Button>
          )}
          {mayGiveBack && (
            <Button id="cancel-answer" kind="text" onTap={() => onOpen('cancel')}>
              {state === 'waiting' ? '不再候补' : '取消报名'}
            </Button>
          )}
        </View>
      )}
    </View>
  );
}

/** Whether the head alone says it: the server's sentence would say the same once more. */
const isSaid = ({ state, attendance }: Mine): boolean =>
  attendance !== null || state === 'walk_in' || state === 'declined' || state === 'cancelled';

function headOf({ state, attendance, party, place }: Mine): string {
  if (attendance === 'came' || attendance === 'walked_in') return '您到场了';
  if (attendance === 'missed') return '这次没能见到您';
  switch (state) {
    case 'accepted':
      return `已接受 · ${party} 位`;
    case 'offered':
      return `有席位了 · ${party} 位`;
    case 'waiting':
      return place === null ? `候补中 · ${party} 位` : `候补第 ${place} 位`;
    case 'walk_in':
      return '您到场了';
    case 'declined':
      return '已谢绝';
    case 'cancelled':
      return '已取消报名';
    case 'lapsed':
      return '席位已让出';
  }
}
