// The people and places of the demo, and what they sign in with: worked out from the master key, never written down.
import type { StaffRole } from '@guike/kernel';
import type { Keys } from '@guike/platform';
import type { KeyPair } from '@guike/stores';

export interface DemoStore {
  readonly code: string;
  readonly name: string;
  readonly counters: readonly { readonly code: string; readonly name: string }[];
  /** The file of its sales. */
  readonly sales: string;
}

export const demoStores: readonly DemoStore[] = [
  {
    code: 'NJL',
    name: '南京路店',
    counters: [
      { code: 'A', name: '女装专柜' },
      { code: 'B', name: '男装专柜' },
    ],
    sales: 'sales-nanjing-road.csv',
  },
  {
    code: 'XTD',
    name: '新天地店',
    counters: [
      { code: 'A', name: '女装专柜' },
      { code: 'B', name: '配饰专柜' },
    ],
    sales: 'sales-xintiandi.csv',
  },
];

export interface DemoStaff {
  readonly login: string;
  readonly name: string;
  readonly role: StaffRole;
  /** Code of the store; null for the whole brand. */
  readonly store: string | null;
  readonly counter?: string;
  /** What this person can try. */
  readonly tries: string;
}

export const demoStaff: readonly DemoStaff[] = [
  {
    login: 'headoffice',
    name: '沈若兰',
    role: 'head_office',
    store: null,
    tries: '全部会员和门店，导入销售，新增员工；队列看板 /admin/queues',
  },
  { login: 'finance', name: '顾明远', role: 'finance', store: null, tries: '全部会员、消费和退货，只看不改' },
  { login: 'auditor', name: '陆一鸣', role: 'auditor', store: null, tries: '全部资料，谁看过哪位会员，只看不改' },
  { login: 'manager.njl', name: '周雅琴', role: 'manager', store: 'NJL', tries: '只看南京路店的会员、退货和员工' },
  { login: 'manager.xtd', name: '许文博', role: 'manager', store: 'XTD', tries: '只看新天地店的会员、退货和员工' },
  {
    login: 'guide.njl.1',
    name: '陈晓月',
    role: 'guide',
    store: 'NJL',
    counter: 'A',
    tries: '南京路店女装导购，接待会员、发放兑换；也可作 servingGuide',
  },
  { login: 'guide.njl.2', name: '林佳怡', role: 'guide', store: 'NJL', counter: 'B', tries: '南京路店男装导购' },
  { login: 'guide.xtd.1', name: '宋思远', role: 'guide', store: 'XTD', counter: 'A', tries: '新天地店女装导购' },
  { login: 'guide.xtd.2', name: '何静姝', role: 'guide', store: 'XTD', counter: 'B', tries: '新天地店配饰导购' },
];

export function passwordOf(keys: Keys, login: string): string {
  return keys.derive(`demo-staff/${login}`).toString('base64url').slice(0, 12);
}

export function tillKeyOf(keys: Keys, storeCode: string): KeyPair {
  return { keyId: `tk_demo_${storeCode}`, secret: keys.derive(`demo-till/${storeCode}`).toString('base64url') };
}

/** The system that the demo's sales come from. */
export const DEMO_SOURCE = 'demo';
/** A platinum member with a year of purchases and refunds. */
export const SHOWN_CUSTOMER = '17450';

const SURNAMES = [
  ...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文',
];
const GIVEN = [
  '雅琳',
  '思琪',
  '婉清',
  '静怡',
  '梦洁',
  '诗涵',
  '欣妍',
  '若曦',
  '佩文',
  '晓彤',
  '慧敏',
  '雪莹',
  '嘉宁',
  '语桐',
  '芷若',
  '明轩',
  '子墨',
  '浩然',
  '俊杰',
  '文昊',
  '建国',
  '丽华',
  '美玲',
  '秀英',
  '桂芳',
  '玉兰',
  '海燕',
  '春梅',
  '淑贞',
  '敏',
];

/** A made-up person for a customer number of five digits: the same one every time. */
export function personOf(number: string): { readonly phone: string; readonly name: string } {
  const n = Number(number);
  return { phone: `199000${number}`, name: `${SURNAMES[n % SURNAMES.length]}${GIVEN[n % GIVEN.length]}` };
}
