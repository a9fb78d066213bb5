// 权益 of a member: what is coming, what surprises, what can be used now, what everybody has.
import { Text, View } from '@tarojs/components';
import { BenefitCard, BenefitChip } from '../../benefits/benefit-card';
import { type Benefit, type MyBenefits, usableOf } from '../../benefits/benefits';
import { UseCard } from '../../benefits/use-card';
import type { Remote } from '../../remote/use-remote';
import { Button } from '../../ui/button';
import { classes } from '../../ui/classes';
import { go } from '../../ui/go';
import { metalOf } from '../../ui/metal';
import { Row } from '../../ui/row';
import { Section } from '../../ui/section';
import { Banner } from '../../ui/trouble';

interface MineProps {
  readonly mine: MyBenefits;
  readonly remote: Remote<MyBenefits>;
}

export function Mine({ mine, remote }: MineProps) {
  const { rests, coming, surprises, everyone } = mine;
  return (
    <>
      {rests !== null && <Banner id="benefits-rest">{rests}</Banner>}
      <Head mine={mine} />
      {coming.length > 0 && (
        <Section id="benefits-coming" title="等着您的">
          {coming.map((use) => (
            <UseCard key={use.id} use={use} onChanged={remote.reload} />
          ))}
        </Section>
      )}
      <Grid id="benefits-surprises" title="门店给您的惊喜" benefits={surprises} />
      <Grid id="benefits-mine" title="我的权益" benefits={mine.mine} />
      {everyone.length > 0 && (
        <Section id="benefits-everyone" title="会员都有">
          <View className="benefit-chips">
            {everyone.map((benefit) => (
              <BenefitChip key={benefit.code} benefit={benefit} />
            ))}
          </View>
        </Section>
      )}
      <View className="card section">
        <Row id="to-coupons" onTap={() => go('coupons')}>
          我的优惠券
        </Row>
        {mine.shares && (
          <Row id="to-family" onTap={() => go('family')}>
            家人同享
          </Row>
        )}
        <Row id="to-uses" onTap={() => go('uses')}>
          使用记录
        </Row>
        <Row id="to-tiers" onTap={() => go('tiers')}>
          会员等级
        </Row>
      </View>
    </>
  );
}

/** The tier's metal, how many can be used now, and what may still be picked. */
function Head({ mine }: { readonly mine: MyBenefits }) {
  const { tier, tierName, pick, rests } = mine;
  if (tier === null || tierName === null) return null;
  const usable = usableOf(mine);
  const isOpen = pick !== null && pick.picked < pick.most;
  return (
    <View className={classes('benefits-head', metalOf(tier))}>
      <Text className="line serif">{`${tierName}会员`}</Text>
      <Text id="benefits-title" className="benefits-count serif">
        {rests !== null ? '权益暂停' : usable === 0 && isOpen ? '挑选您的权益' : `现在可用 ${usable} 项`}
      </Text>
      {pick !== null && (
        <>
          <Places picked={pick.picked} most={pick.most} />
          <View className="benefits-pick">
            <Text id="pick-sentence" className="benefits-pick-words number">
              {pick.sentence}
            </Text>
            <View className="benefits-pick-button">
              <Button id="to-picks" kind={isOpen ? 'full' : 'quiet'} onTap={() => go('picks')}>
                {isOpen ? '去挑选' : '看我的选择'}
              </Button>
            </View>
          </View>
        </>
      )}
    </View>
  );
}

/** One mark for each place: full when it is picked. */
function Places({ picked, most }: { readonly picked: number; readonly most: number }) {
  return (
    <View className="benefits-places" aria-hidden>
      {Array.from({ length: most }, (_, place) => (
        <View key={place} className={classes('benefits-place', place < picked && 'benefits-place-full')} />
      ))}
    </View>
  );
}

interface GridProps {
  readonly id: string;
  readonly title: string;
  readonly benefits: readonly Benefit[];
}

function Grid({ id, title, benefits }: GridProps) {
  if (benefits.length === 0) return null;
  return (
    <Section id={id} title={title}>
      <View className="benefits-grid">
        {benefits.map((benefit) => (
          <BenefitCard key={benefit.code} benefit={benefit} />
        ))}
      </View>
    </Section>
  );
}
