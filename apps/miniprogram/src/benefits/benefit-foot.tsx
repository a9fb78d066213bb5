// What the thumb does with a benefit: show the code, ask for it, book it, take a coupon; or why not now.
import { Text } from '@tarojs/components';
import { Button } from '../ui/button';
import { go, goBooking, goPartners } from '../ui/go';
import type { Benefit } from './benefits';

export function BenefitFoot({ benefit, onAsk }: { readonly benefit: Benefit; readonly onAsk: () => void }) {
  const { action, can, sentence, code } = benefit;
  if (!can)
    return (
      <Text id="benefit-why" className="line benefit-why number">
        {sentence ?? ''}
      </Text>
    );
  switch (action) {
    case 'ask':
      return (
        <>
          <Button id="benefit-ask" onTap={onAsk}>
            请门店准备
          </Button>
          <Button id="benefit-code" kind="quiet" onTap={() => go('code')}>
            已到店，出示会员码
          </Button>
        </>
      );
    case 'coupon':
      return (
        <Button id="benefit-coupon" onTap={onAsk}>
          领这张券
        </Button>
      );
    case 'book':
      return (
        <Button id="benefit-book" onTap={() => goBooking(code)}>
          预约时间
        </Button>
      );
    case 'partner':
      return (
        <Button id="benefit-partners" onTap={() => goPartners(code)}>
          看合作商家
        </Button>
      );
    case 'show':
      return (
        <Button id="benefit-code" onTap={() => go('code')}>
          出示会员码
        </Button>
      );
    case 'none':
      return null;
  }
}
