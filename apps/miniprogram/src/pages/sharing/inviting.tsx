// Inviting somebody of the family who accepts on their own phone: who they are, then a code to hand on.
import Taro from '@tarojs/taro';
import { useState } from 'react';
import { Button as NativeButton, Text, View } from '@tarojs/components';
import { type AnswerOf, familyEndpoints } from '@guike/contracts/http';
import { call } from '../../api/call';
import { useWish } from '../../benefits/use-wish';
import { phoneTime } from '../../clock';
import { inWeChat } from '../../settings';
import { asNews } from '../../ui/aria';
import { Button } from '../../ui/button';
import { Sheet } from '../../ui/sheet';
import { Banner } from '../../ui/trouble';
import { dayWords } from '../../words/days';
import { type Relation, relationNames } from '../../words/relations';
import { RelationChoice } from './relation-choice';

export type Invitation = AnswerOf<typeof familyEndpoints.family>['invitations'][number];

interface InvitingProps {
  readonly onChanged: () => Promise<void>;
  /** With the invitation that was made; null: none. */
  readonly onClose: (made: Invitation | null) => void;
}

export function Inviting({ onChanged, onClose }: InvitingProps) {
  const [relation, setRelation] = useState<Relation>('spouse');
  const { busy, problem, send } = useWish(onChanged);
  const invite = (): void =>
    void send(`family/invite/${relation}`, async (id) => {
      const { invitations } = await call(familyEndpoints.inviteFamily, { body: { id, relation } });
      await onChanged();
      onClose(invitations.find((each) => each.id === id) ?? null);
    });
  return (
    <Sheet id="inviting" title="邀请家人" onClose={() => onClose(null)}>
      <Text className="line soft section">
        家人在自己手机上接受后，到店报自己的手机号就能用您的权益，用的是您的次数。
      </Text>
      <RelationChoice chosen={relation} onChoose={setRelation} />
      {problem !== null && <Banner id="inviting-problem">{problem}</Banner>}
      <View className="section">
        <Button id="inviting-send" off={busy} onTap={invite}>
          {busy ? '正在生成邀请' : '生成邀请'}
        </Button>
        <Button id="inviting-cancel" kind="quiet" onTap={() => onClose(null)}>
          先不邀请
        </Button>
      </View>
    </Sheet>
  );
}

interface OpenInvitationProps {
  readonly invitation: Invitation;
  readonly onChanged: () => Promise<void>;
  readonly onClose: () => void;
}

/** The code, to be sent on or read out, and taking it back. */
export function OpenInvitation({ invitation: { id, code, relation, until }, onChanged, onClose }: OpenInvitationProps) {
  const [said, setSaid] = useState<string | null>(null);
  const { busy, problem, send } = useWish(onChanged);
  const copy = async (): Promise<void> => {
    await Taro.setClipboardData({ data: code });
    setSaid('邀请码已复制。家人在「权益 › 家人同享」里填上它');
  };
  const withdraw = (): void =>
    void send(`family/${id}/withdraw`, async () => {
      await call(familyEndpoints.withdrawInvitation, { params: { id } });
      await onChanged();
      onClose();
    });
  return (
    <Sheet id="invitation" title={`给${relationNames[relation]}的邀请`} onClose={onClose}>
      <Text id="invitation-code" className="family-code number" selectable>
        {`${code.slice(0, 5)} ${code.slice(5)}`}
      </Text>
      <Text className="line soft small">{`${dayWords(until, phoneTime())}前（含当日）可以接受，只能用一次`}</Text>
      {problem !== null && <Banner id="invitation-problem">{problem}</Banner>}
      <View className="section">
        {inWeChat && (
          <NativeButton id="invitation-send" className="button" hoverClass="pressed" openType="share">
            发给家人
          </NativeButton>
        )}
        <Button id="invitation-copy" kind={inWeChat ? 'quiet' : 'full'} onTap={() => void copy()}>
          复制邀请码
        </Button>
        {said !== null && (
          <Text id="invitation-said" className="line soft small" {...asNews}>
            {said}
          </Text>
        )}
        <Button id="invitation-withdraw" kind="text" off={busy} onTap={withdraw}>
          {busy ? '正在收回' : '收回这份邀请'}
        </Button>
      </View>
    </Sheet>
  );
}
