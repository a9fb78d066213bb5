// 帮助: what people ask at the counter, and what a good shop person answers.
import type { go } from '../../ui/go';

export interface Answer {
  readonly id: string;
  readonly question: string;
  readonly sentences: readonly string[];
  readonly lead?: { readonly page: Parameters<typeof go>[0]; readonly words: string };
}

export const answers: readonly Answer[] = [
  {
    id: 'missing',
    question: '买了东西，没看到积分',
    sentences: [
      '结账时出示过会员码，或报过姓名和手机号，积分会在几分钟内记入，明细里写着从哪天起可用。',
      '还是没有的话，请带小票到那家店，店员会帮您核对。',
    ],
    lead: { page: 'points', words: '看积分明细' },
  },
  {
    id: 'fewer',
    question: '积分为什么变少了',
    sentences: ['退货会扣回那笔消费记入的积分，到期的积分也会减去。在积分明细里点开那一行，能看到原因。'],
    lead: { page: 'points', words: '看积分明细' },
  },
  {
    id: 'offline',
    question: '店里没有信号，会员码打得开吗',
    sentences: ['打得开。登录后打开过一次，没有网络也能显示，每分钟自动更新。请当面打开，截图过一会儿就失效。'],
    lead: { page: 'code', words: '打开会员码' },
  },
  {
    id: 'no-phone',
    question: '没带手机',
    sentences: ['结账时报您的姓名和手机号，照样记积分。'],
  },
  {
    id: 'tier',
    question: '怎样升级',
    sentences: ['达到条件的那笔消费，当时就升级，不用申请。每一级的条件、您还差多少，都写在会员等级里。'],
    lead: { page: 'tiers', words: '看会员等级' },
  },
  {
    id: 'number',
    question: '换了手机号',
    sentences: ['请到门店说一声，核对身份后为您更换。办好之前，这个微信照常登录。'],
  },
  {
    id: 'wechat',
    question: '换了微信，提示手机号已绑定',
    sentences: ['一个手机号对应一个微信，这样别人用不了您的积分。请到门店核对身份。'],
  },
  {
    id: 'data',
    question: '想查看、更正或删除我的资料',
    sentences: [
      '称呼、生日、尺码和喜好在「我的 · 个人资料」里改；导出资料和退会在「我的 · 隐私与数据」里办。手机号和消费记录的更正，请到门店办理。',
    ],
    lead: { page: 'myPrivacy', words: '看隐私与数据' },
  },
];
