// 积分明细: why each number, what waits until when, what expires when.
import { Text, View } from '@tarojs/components';
import { memberEndpoints } from '@guike/contracts/http';
import { Personal } from '../../consent/personal';
import { LedgerList } from '../../points/ledger-list';
import { NothingYet } from '../../points/nothing-yet';
import { receiptPicture } from '../../points/receipt-picture';
import { Standing } from '../../points/standing';
import { PAGE_OF_LINES } from '../../points/use-stretch';
import { useRemote } from '../../remote/use-remote';
import { useSession } from '../../session/session';
import { Bones } from '../../ui/bones';
import { go } from '../../ui/go';
import { Page } from '../../ui/page';
import { Row } from '../../ui/row';
import { Shown } from '../../ui/shown';
import { usePull } from '../../ui/use-pull';
import '../../points/points.css';

export default function Points() {
  return (
    <Page id="points-page">
      <Personal title="登录后看积分明细" words="每一笔积分从哪里来、什么时候到期，都在这里" picture={receiptPicture}>
        <Mine />
      </Personal>
    </Page>
  );
}

function Mine() {
  const remote = useRemote('points', memberEndpoints.points, { query: { limit: PAGE_OF_LINES } });
  const scope = useSession()?.scope;
  usePull(remote.reload);
  return (
    <Shown remote={remote} bones={<Shape />}>
      {(page) => (
        <>
          {page.lines.length > 0 || page.points.balance > 0 ? <Standing page={page} /> : <NothingYet />}
          {page.lines.length > 0 && (
            <Row id="to-claims" note="结账时忘了报会员，凭小票补登" onTap={() => go('claims')}>
              <Text>补登积分</Text>
            </Row>
          )}
          {page.lines.length > 0 && <LedgerList key={scope} first={page} />}
        </>
      )}
    </Shown>
  );
}

function Shape() {
  return (
    <>
      <Bones height={300} round />
      <View className="month">
        <Bones height={44} width={36} />
        {[1, 2, 3, 4, 5].map((line) => (
          <Bones key={line} height={104} />
        ))}
      </View>
    </>
  );
}
