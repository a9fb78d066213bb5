// A member at one glance: name, tier, last visit, points, what to say today.
import { Text, View } from '@tarojs/components';
import { phoneTime } from '../clock';
import { Button } from '../ui/button';
import { classes } from '../ui/classes';
import { backToDesk } from '../ui/go';
import { metalOf } from '../ui/metal';
import { Page } from '../ui/page';
import { Section } from '../ui/section';
import { Banner } from '../ui/trouble';
import { dayWords } from '../words/days';
import { grouped, yuanWords } from '../words/numbers';
import { ClaimFor } from './claim-for';
import { FittingPhotoOf } from './fitting-photo';
import type { Glance } from './found';
import { GiveNow } from './give-now';
import { InviteToEvent } from './invite-to-event';

export function MemberGlance({ member }: { readonly member: Glance }) {
  const { state, mayRedeem, say } = member;
  return (
    <Page
      id="staff-member"
      foot={
        <Button id="staff-done" onTap={backToDesk}>
          接待下一位
        </Button>
      }
    >
      <Head member={member} />
      {state === 'active' && !mayRedeem && (
        <Banner id="two-facts">凭姓名和手机号查到：可以积分，用积分和兑换请出示会员码</Banner>
      )}
      <Section title="今天说什么">
        <View id="say">
          {say.map(({ about, sentence }) => (
            <Text key={about} className={classes('line say', about === 'frozen' && 'say-frozen')}>
              {sentence}
            </Text>
          ))}
          {say.length === 0 && <Text className="line soft">没有特别的事，好好招呼就好</Text>}
        </View>
      </Section>
      {state === 'active' && <GiveNow memberId={member.memberId} />}
      {state === 'active' && <FittingPhotoOf memberId={member.memberId} />}
      {state !== 'known' && state !== 'applied' && <Facts member={member} />}
      {state === 'active' && <InviteToEvent memberId={member.memberId} />}
      {state === 'active' && <ClaimFor memberId={member.memberId} />}
    </Page>
  );
}

function Head({ member: { name, tier, state, lastVisit } }: { readonly member: Glance }) {
  const frozen = state === 'frozen';
  const standing = frozen ? '已冻结' : tier === null ? '还不是会员' : `${tier.name}会员`;
  const visit = lastVisit && `上次到店 ${dayWords(lastVisit.on, phoneTime())} · ${lastVisit.storeName}`;
  return (
    <View className={classes('glance', frozen || tier === null ? 'glance-plain' : metalOf(tier.code))}>
      <Text id="staff-member-tier" className="line glance-tier serif">
        {standing}
      </Text>
      <Text id="staff-member-name" className="glance-name serif">
        {name ?? '还没有留姓名'}
      </Text>
      <Text id="last-visit" className="line number">
        {visit ?? '第一次到店'}
      </Text>
    </View>
  );
}

function Facts({ member: { points, openRedemptions, joinedOn, phoneMasked } }: { readonly member: Glance }) {
  const worth = points.worthFen > 0 ? `，可抵 ${yuanWords(points.worthFen)}` : '';
  const pending = points.pending > 0 ? `，另有 ${grouped(points.pending)} 待生效` : '';
  const facts = [
    { id: 'staff-points', what: '可用积分', value: `${grouped(points.available)}${worth}${pending}` },
    { id: 'staff-open', what: '待领兑换', value: `${openRedemptions} 件` },
    { id: 'staff-since', what: '入会', value: joinedOn === null ? '' : dayWords(joinedOn, phoneTime()) },
    { id: 'staff-phone', what: '手机', value: phoneMasked ?? '' },
  ];
  return (
    <View className="card glance-facts">
      {facts
        .filter(({ value }) => value !== '')
        .map(({ id, what, value }) => (
          <View key={id} className="row">
            <Text className="soft">{what}</Text>
            <Text id={id} className="glance-value number">
              {value}
            </Text>
          </View>
        ))}
    </View>
  );
}
