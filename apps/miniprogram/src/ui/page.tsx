// The ground of every page: paper, margins, the phone's size of type, and a foot for what the thumb does.
import { type ReactNode, useState } from 'react';
import { View } from '@tarojs/components';
import { useDidShow } from '@tarojs/taro';
import { textScale } from '../device/text-scale';
import { asPage } from './aria';
import { classes } from './classes';
import { PrivacyAsk } from './privacy-ask';

interface PageProps {
  readonly id?: string;
  readonly className?: string;
  /** Stays at the bottom: the main action. */
  readonly foot?: ReactNode;
  readonly children: ReactNode;
}

/** Steps of a tenth, up to 1.4 times. */
const typeStep = (): number => Math.max(0, Math.min(4, Math.round((textScale() - 1) * 10)));

export function Page({ id, className, foot, children }: PageProps) {
  const [step, setStep] = useState(typeStep);
  const hasFoot = foot != null && foot !== false;
  useDidShow(() => setStep(typeStep()));
  return (
    <View
      id={id}
      className={classes('page', step > 0 && `type-${step}`, hasFoot && 'page-footed', className)}
      {...asPage}
    >
      {children}
      {hasFoot && <View className="page-foot">{foot}</View>}
      <PrivacyAsk />
    </View>
  );
}
