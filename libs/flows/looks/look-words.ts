// How a look stands, in a sentence: for its member, and for the people of the shop. Pure.
import type { LookDoubt, LookRow } from '@guike/looks';

const doubts: Readonly<Record<LookDoubt, string>> = {
  text: '微信对文字有疑问',
  picture: '微信对图片有疑问',
  late: '微信没有按时给出结果',
  wechat_off: '没有接通微信，图文都没有检查过',
  away: '会员离开太久，微信没有检查',
};

type Standing = Pick<LookRow, 'state' | 'waitsFor' | 'hiddenAt' | 'openReports' | 'reason'>;

export function lookInWords({ state, waitsFor, hiddenAt, reason }: Standing): string {
  switch (state) {
    case 'pending':
      return waitsFor === null ? '审核中，一般半小时内有结果' : '审核中，门店会再看一看，一般一天内有结果';
    case 'published':
      return hiddenAt === null ? '已发布，大家都能看到' : '收到举报，门店看过之前先不公开';
    case 'refused':
      return `未通过：${reason}`;
    case 'withdrawn':
      return '已撤回，照片已从公开的地方删除';
    case 'taken_down':
      return `门店已撤下：${reason}`;
  }
}

export function officeWords({ state, waitsFor, hiddenAt, openReports, reason }: Standing): string {
  switch (state) {
    case 'pending':
      return waitsFor === null ? '微信检查中' : `等您审核：${doubts[waitsFor]}`;
    case 'published':
      if (openReports === 0) return '已发布';
      return `${openReports} 人举报${hiddenAt === null ? '' : '，已隐藏'}`;
    case 'refused':
      return `未通过：${reason}`;
    case 'withdrawn':
      return '会员已撤回';
    case 'taken_down':
      return `已撤下：${reason}`;
  }
}
