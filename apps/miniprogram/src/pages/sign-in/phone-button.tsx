// Asking for the phone number from a browser: the WeChat sandbox asks in WeChat's place.
import { leaveForPhone } from '../../device/wechat';
import type { Draft, PhoneAnswer } from '../../session/trip';
import { Button } from '../../ui/button';

export interface PhoneButtonProps {
  /** Both papers are ticked. */
  readonly ready: boolean;
  readonly busy: boolean;
  readonly draft: Draft;
  readonly sandboxUrl: string | null;
  readonly onTooEarly: () => void;
  readonly onAnswer: (answer: PhoneAnswer) => void;
}

export function PhoneButton({ ready, busy, draft, sandboxUrl, onTooEarly }: PhoneButtonProps) {
  const leave = (): void => {
    if (!ready) onTooEarly();
    else if (sandboxUrl !== null) leaveForPhone(sandboxUrl, draft);
  };
  return (
    <Button id="phone-button" off={busy} onTap={leave}>
      {busy ? '正在绑定' : '用微信手机号登录'}
    </Button>
  );
}
