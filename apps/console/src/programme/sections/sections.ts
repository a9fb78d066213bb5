// The parts of the editor: their names, what each shows, and which of them a place in the text belongs to.
import type { ComponentType } from 'react';
import { Basics } from './basics';
import { Benefits } from './benefits';
import { Birthday } from './birthday';
import { Care } from './care';
import { Commission } from './commission';
import { Joining } from './joining';
import { Looks } from './looks';
import { Messages } from './messages';
import { Points } from './points';
import { Referral } from './referral';
import { Review } from './review';
import { Tiers } from './tiers';

export interface Section {
  readonly key: string;
  readonly label: string;
  readonly View: ComponentType;
  /** First steps of the places that are edited here. */
  readonly roots: readonly string[];
}

export const sections: readonly Section[] = [
  { key: 'tiers', label: '等级', View: Tiers, roots: ['tiers'] },
  { key: 'review', label: '评定', View: Review, roots: ['review', 'lifts', 'fees', 'skippedWelcome'] },
  { key: 'points', label: '积分', View: Points, roots: ['points'] },
  { key: 'joining', label: '入会', View: Joining, roots: ['joining'] },
  { key: 'benefits', label: '权益', View: Benefits, roots: ['benefits'] },
  { key: 'referral', label: '推荐', View: Referral, roots: ['referral'] },
  { key: 'birthday', label: '生日', View: Birthday, roots: ['birthday'] },
  { key: 'looks', label: '穿搭', View: Looks, roots: ['looks'] },
  { key: 'messages', label: '消息', View: Messages, roots: ['messages'] },
  { key: 'care', label: '维护', View: Care, roots: ['care'] },
  { key: 'commission', label: '提成', View: Commission, roots: ['commission'] },
  { key: 'basics', label: '名称', View: Basics, roots: [] },
];

/** Where a place in the text is edited. What belongs to no other part stands with the name. */
export function sectionOf(place: string): string {
  const [root = ''] = place.split('.');
  return sections.find(({ roots }) => roots.includes(root))?.key ?? 'basics';
}
