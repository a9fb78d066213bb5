// Where 我的 leads.
import { Text, View } from '@tarojs/components';
import { phoneTime } from '../../clock';
import { type Me, type PaperName, agreedTo, paperTitles, versionWords } from '../../consent/versions';
import { Card } from '../../ui/card';
import { go, goStaff } from '../../ui/go';
import { Row } from '../../ui/row';
import { dayWords, instantDayWords } from '../../words/days';

interface MyRowsProps {
  /** Null for a guest. */
  readonly me: Me | null;
  readonly unread: number;
}

export function MyRows({ me, unread }: MyRowsProps) {
  return (
    <View className="section">
      <Card>
        {me !== null && (
          <Row id="to-points" onTap={() => go('points')}>
            积分明细
          </Row>
        )}
        {me !== null && (
          <Row id="to-rewards" onTap={() => go('rewards')}>
            积分商城
          </Row>
        )}
        {me !== null && (
          <Row id="to-redemptions" onTap={() => go('redemptions')}>
            我的兑换
          </Row>
        )}
        <Row id="to-tiers" onTap={() => go('tiers')}>
          会员等级
        </Row>
        {me !== null && (
          <Row id="to-inbox" side={unread > 0 ? <Unread count={unread} /> : null} onTap={() => go('inbox')}>
            消息
          </Row>
        )}
        {me !== null && (
          <Row id="to-message-settings" onTap={() => go('messageSettings')}>
            消息设置
          </Row>
        )}
        {me !== null && (
          <Row id="to-my-looks" onTap={() => go('myLooks')}>
            我的穿搭
          </Row>
        )}
        {me !== null && (
          <Row id="to-replay" onTap={() => go('replay')}>
            美丽回放
          </Row>
        )}
        <Inviting me={me} />
        <Row id="to-help" onTap={() => go('help')}>
          帮助
        </Row>
      </Card>
      {me !== null && <Own me={me} />}
      <Card>
        <PaperRow paper="agreement" me={me} />
        <PaperRow paper="privacy" me={me} />
        <Row id="to-staff" onTap={() => goStaff('desk')}>
          员工登录
        </Row>
      </Card>
    </View>
  );
}

/** Who is no member yet may have been invited; whoever is known here may invite. */
function Inviting({ me }: { readonly me: Me | null }) {
  return (
    <>
      {(me === null || me.joinedOn === null) && (
        <Row id="to-invite" onTap={() => go('invite')}>
          填邀请码
        </Row>
      )}
      {me !== null && (
        <Row id="to-referrals" onTap={() => go('referrals')}>
          邀请好友
        </Row>
      )}
    </>
  );
}

/** What is mine alone. */
function Own({ me }: { readonly me: Me }) {
  return (
    <Card>
      <Row id="to-profile" onTap={() => go('profile')}>
        个人资料
      </Row>
      <Row id="to-my-privacy" note={leavingNote(me)} onTap={() => go('myPrivacy')}>
        隐私与数据
      </Row>
    </Card>
  );
}

/** Somebody who is leaving reads it here as well. */
const leavingNote = ({ leavingThrough }: Me): string | null =>
  leavingThrough === null ? null : `退会中，${dayWords(leavingThrough, phoneTime())}前可以撤回`;

function Unread({ count }: { readonly count: number }) {
  return (
    <Text id="unread" className="link number">
      {`${count} 条未读`}
    </Text>
  );
}

function PaperRow({ paper, me }: { readonly paper: PaperName; readonly me: Me | null }) {
  const agreed = me === null ? null : agreedTo(me.consents, paper);
  const note = agreed && `${versionWords(agreed.version)}，${instantDayWords(agreed.at, phoneTime())}同意`;
  return (
    <Row id={`to-${paper}`} note={note} onTap={() => go(paper)}>
      {paperTitles[paper]}
    </Row>
  );
}
