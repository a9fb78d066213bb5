// 我的邀请码 of somebody of the staff: who joins by it is written down as won by them. Nothing where there is no answer.
import { useState } from 'react';
import { Text } from '@tarojs/components';
import { staffReferralEndpoints } from '@guike/contracts/http';
import '../referrals/referrals.css';
import { apiBase } from '../settings';
import { Button } from '../ui/button';
import { PosterSheet } from '../ui/poster-sheet';
import { Section } from '../ui/section';
import { staffCall } from './staff-call';
import { useStoreList } from './use-store-list';

const load = () => staffCall(staffReferralEndpoints.myCode, {});

export function MyCode() {
  const { page } = useStoreList(load);
  const [open, setOpen] = useState(false);
  if (page === null) return null;
  const { code, counts, poster } = page;
  return (
    <Section id="staff-referral" title="我的邀请码">
      <Text id="staff-referral-code" className="line referral-code number" userSelect>
        {code}
      </Text>
      <Text className="line soft small referral-counts">
        {`${counts.opened} 位打开 · ${counts.joined} 位入会 · ${counts.bought} 位到店`}
      </Text>
      <Button id="staff-referral-poster" kind="quiet" onTap={() => setOpen(true)}>
        邀请海报
      </Button>
      {open && (
        <PosterSheet
          title="邀请海报"
          poster={`${apiBase}${poster}`}
          file="invitation.jpg"
          shows="邀请海报，带小程序码"
          onClose={() => setOpen(false)}
        />
      )}
    </Section>
  );
}
