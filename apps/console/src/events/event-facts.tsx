// An event as those read it who do not change it, and as it stands once it is over.
import { roundMoney } from '../ui/format';
import { Panel } from '../ui/panel';
import { type ShopEvent, guestNames } from './event-words';
import { InviteCard } from './invite-card';
import { termsOf } from './terms';

export function EventFacts({ event }: { readonly event: ShopEvent }) {
  const { about, place, hostName, storeName, forWhom, priceWords, seats, companions, children } = event;
  const { agenda, games, draw, guests, thanks, price } = event;
  const lines: readonly (readonly [string, string])[] = [
    ['时间', event.when],
    ['地点', [place.name, place.address].filter(Boolean).join('，')],
    ['谁办', [storeName ?? '全部门店', hostName].filter(Boolean).join(' · ')],
    ['请谁', forWhom],
    ['名额', `${seats} 席，每位可带 ${companions} 位${children.allowed ? `，可带孩子：${children.note}` : ''}`],
    ['收费', price.kind === 'fee' ? `${roundMoney(price.fen)} 一位，到店付` : priceWords],
    ...(thanks.points > 0 ? ([['到场送', `${thanks.points} 积分`]] as const) : []),
    ...guests.map(({ line, words }) => [guestNames[line], words] as const),
    ...games.map(({ name, rules }) => [name, rules] as const),
    ...(draw === null ? [] : ([['抽奖', draw.rules]] as const)),
  ];
  return (
    <div className="editor-grid" data-testid="event-facts">
      <Panel title="活动内容">
        {about !== '' && <p className="facts-about">{about}</p>}
        <dl className="reach">
          {lines.map(([name, words]) => (
            <div key={name} className="reach-row">
              <dt>{name}</dt>
              <dd>{words}</dd>
            </div>
          ))}
        </dl>
        {agenda.length > 0 && (
          <ol className="invite-agenda">
            {agenda.map((line, at) => (
              <li key={at}>
                <span>{line.time}</span> {line.words}
              </li>
            ))}
          </ol>
        )}
      </Panel>
      <InviteCard terms={termsOf(event)} told={undefined} seatsLeft={event.counts.left} />
    </div>
  );
}
