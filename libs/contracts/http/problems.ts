// Refusals as they leave the API: application/problem+json with a code, a Chinese sentence and the request id.
import type { ErrorCode } from '@guike/kernel';
import { z } from 'zod';

export const problem = z.object({
  type: z.string(),
  status: z.int(),
  code: z.string(),
  title: z.string().meta({ description: 'a sentence for people, in Chinese' }),
  requestId: z.string(),
  detail: z.record(z.string(), z.unknown()).optional(),
  issues: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
});
export type Problem = z.infer<typeof problem>;

/** Status and sentence for every code; a new code without an entry does not compile. */
export const problems: Readonly<Record<ErrorCode, { readonly status: number; readonly title: string }>> = {
  INPUT_INVALID: { status: 400, title: '提交的内容有误，请检查标出的字段' },
  UNAUTHENTICATED: { status: 401, title: '请先登录' },
  SIGNATURE_INVALID: { status: 401, title: '签名不正确，请检查密钥和签名方法' },
  TIMESTAMP_OUT_OF_RANGE: { status: 401, title: '时间相差超过 5 分钟，请校准收银机时间' },
  FORBIDDEN: { status: 403, title: '没有权限进行此操作' },
  NOT_FOUND: { status: 404, title: '没有找到' },
  RATE_LIMITED: { status: 429, title: '操作太频繁，请稍后再试' },
  REQUEST_KEY_REUSED: { status: 422, title: '同一个 Idempotency-Key 用在了不同的内容上' },
  REQUEST_IN_FLIGHT: { status: 409, title: '同一请求正在处理，请稍后重试' },
  RECEIPT_CONFLICT: { status: 409, title: '这个小票号已记录了不同的内容' },
  RECEIPT_UNKNOWN: { status: 404, title: '没有这张小票' },
  TOO_MANY_WAITING: { status: 422, title: '等待这张小票的退货太多，请先核对小票号' },
  AMOUNTS_DO_NOT_ADD_UP: { status: 422, title: '金额对不上，请检查明细、优惠和付款' },
  HOLD_UNKNOWN: { status: 422, title: '没有这笔积分冻结，请重新冻结后再付款' },
  MEMBER_UNKNOWN: { status: 404, title: '没有找到这位会员' },
  MEMBER_NOT_ELIGIBLE: { status: 422, title: '这笔消费还不满足入会条件' },
  CARD_INVALID: { status: 422, title: '会员码无效，请重新出示' },
  CARD_EXPIRED: { status: 422, title: '会员码已过期，请刷新后重新扫描' },
  GUIDE_UNKNOWN: { status: 422, title: '没有这位导购，请检查工号' },
  STORE_UNKNOWN: { status: 404, title: '没有这家门店' },
  EXCHANGE_MEMBER_DIFFERS: { status: 422, title: '换货的两张小票不是同一位会员' },
  ACCOUNT_FROZEN: { status: 409, title: '会员卡已冻结，暂不能积分和兑换' },
  OPERATION_CONFLICT: { status: 409, title: '同一笔操作已用不同内容记过账' },
  SIGN_IN_FAILED: { status: 401, title: '账号或密码不正确' },
  PROGRAMME_INVALID: { status: 422, title: '会员方案有误，请检查标出的规则' },
  PROGRAMME_MISSING: { status: 503, title: '会员方案还没有发布' },
  PURCHASE_VOID: { status: 409, title: '这笔消费已作废' },
  UNAVAILABLE: { status: 503, title: '系统暂时繁忙，请稍后重试' },
  INTERNAL: { status: 500, title: '系统出了点问题，我们已记录，请稍后重试' },
};
