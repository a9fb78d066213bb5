// Asking WeChat for the phone number: only WeChat's own button may.
import { Button as NativeButton } from '@tarojs/components';
import { Button } from '../../ui/button';
import type { PhoneButtonProps } from './phone-button';

/** WeChat's answer when the shop has used up what it may ask. Source: WeChat's documentation of the phone button. */
const QUOTA_GONE = 1400001;

export function PhoneButton({ ready, busy, onTooEarly, onAnswer }: PhoneButtonProps) {
  if (!ready || busy)
    return (
      <Button id="phone-button" off={busy} onTap={onTooEarly}>
        {busy ? '正在绑定' : '用微信手机号登录'}
      </Button>
    );
  return (
    <NativeButton
      id="phone-button"
      className="button"
      hoverClass="pressed"
      openType="getPhoneNumber"
      onGetPhoneNumber={({ detail }) => {
        const { code, errno } = detail as { code?: string; errno?: number };
        if (code !== undefined && code !== '') onAnswer({ kind: 'phone', code });
        else onAnswer({ kind: errno === QUOTA_GONE ? 'quota' : 'denied' });
      }}
    >
      用微信手机号登录
    </NativeButton>
  );
}
