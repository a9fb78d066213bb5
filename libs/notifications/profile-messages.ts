// What somebody reads about their own data: a code, a file that is ready, an exit begun or taken back.
import type { BusinessDay } from '@guike/kernel';
import { dayInWords } from '@guike/programme';
import type { Message } from './messages';

/** A short message: it names the shop and nothing that could be misused. */
export function phoneCodeText({
  shopName,
  code,
  minutes,
}: {
  readonly shopName: string;
  readonly code: string;
  readonly minutes: number;
}): string {
  return `【${shopName}】验证码 ${code}，${minutes} 分钟内有效。店员不会向您索要验证码，请勿告诉他人。`;
}

export function exportReadyMessage(): Message {
  return { kind: 'profile', title: '您的数据已整理好', body: '文件保存 24 小时，请到「我的 · 隐私与数据」下载。' };
}

/** `through`: the last day to stay after all. */
export function leavingMessage({
  through,
  today,
}: {
  readonly through: BusinessDay;
  readonly today: BusinessDay;
}): Message {
  const until = dayInWords(through, today);
  return {
    kind: 'profile',
    title: '已收到您的退会申请',
    body: `${until}前（含当日）可以撤回，之后会删除您的个人信息，未用的积分失效。`,
  };
}

export function stayedMessage(): Message {
  return { kind: 'profile', title: '已撤回退会', body: '会员资格和积分都照旧，欢迎您继续光临。' };
}

/** The shop put it right, on request. */
export function birthdayCorrectedMessage(): Message {
  return { kind: 'profile', title: '生日已更正', body: '门店按您的要求更正了生日，可以在「我的 · 个人资料」核对。' };
}
