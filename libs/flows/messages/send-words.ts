// Why a message did not simply arrive, as the office reads it. Pure.

const reasons: Readonly<Record<string, string>> = {
  left: '已退会',
  switched_off: '会员关了这类通知',
  often_enough: '本周营销消息已达上限',
  no_grant: '会员没有同意微信通知，或已用完',
  no_way: '没有可用的渠道，只进了消息',
  refused: '对方不接受，请核对模板和设置',
  dead: '邮箱已收不到信，改由会员重新填写',
  busy: '对方一直繁忙，已停止重试',
  no_answer: '没有等到回音，可能已送达，不再重发',
};

/** Null where there is nothing to explain. */
export function whyInWords(state: string, reason: string | null): string | null {
  if (reason === null) return state === 'planned' ? '到时间就发' : null;
  return reasons[reason] ?? reason;
}
