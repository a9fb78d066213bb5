// 试衣留影: one tap takes a photo of who stands here; whether it stays is theirs to say, on their own phone.
import { Text } from '@tarojs/components';
import { Button } from '../ui/button';
import { Section } from '../ui/section';
import { Banner } from '../ui/trouble';
import { type AlbumState, useFittingPhoto } from './use-fitting-photo';

export function FittingPhotoOf({ memberId }: { readonly memberId: string }) {
  const { state, busy, problem, said, take } = useFittingPhoto(memberId);
  if (state === null && problem === null) return null;
  const obstacle = state?.obstacle ?? null;
  return (
    <Section id="fitting-photo" title="试衣留影">
      {problem !== null && <Banner id="fitting-problem">{problem}</Banner>}
      {said !== null && <Banner id="fitting-said">{said}</Banner>}
      <Text id="fitting-state" className="line soft small field-note">
        {obstacle ?? (state === null ? '' : wordsOf(state))}
      </Text>
      {obstacle === null && (
        <Button id="fitting-take" kind="quiet" off={busy} onTap={() => void take()}>
          {busy ? '正在上传' : '拍一张'}
        </Button>
      )}
    </Section>
  );
}

function wordsOf({ consent, waiting, today }: AlbumState): string {
  const first = consent ? '会员同意留影，拍好直接收进相册' : '会员还没同意留影，拍好由会员在自己手机上决定留不留';
  const kept = today > 0 ? `今天已拍 ${today} 张` : null;
  return [first, kept, waiting > 0 ? `${waiting} 张等会员确认` : null].filter(Boolean).join('。');
}
