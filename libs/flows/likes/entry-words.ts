// Points of looks and claims in the member's statement: which look it was, and why this number. `e` is the entry.
import { type LookLimit, type LookMode, type NotCounted, countedInWords, limitInWords } from '@guike/looks';
import type { EntryWords } from '@guike/points';
import { type Programme, count } from '@guike/programme';

export interface LookEntry {
  readonly caption: string;
  readonly mode: LookMode;
  /** Null before its window closes. */
  readonly likes: number | null;
  readonly counted: number | null;
  readonly reasons: Readonly<Partial<Record<NotCounted, number>>>;
  readonly limited: LookLimit | null;
}

export interface LookClaimEntry {
  readonly caption: string | null;
  readonly activity: string | null;
  readonly likes: number;
}

/** By who earned: whoever published it may have been merged into them. `id` is the place of the look's id. */
export const lookObject = (id: string): string => `(SELECT json_build_object('caption', l.caption, 'mode', c.mode,
    'likes', c.likes, 'counted', c.counted, 'reasons', c.reasons, 'limited', c.limited)
  FROM look_key k JOIN look_counting c ON c.member_id = k.member_id AND c.look_id = k.look_id
    JOIN look l ON l.member_id = k.member_id AND l.id = k.look_id
  WHERE k.look_id = ${id} AND c.earner_id = e.member_id)`;

export const lookClaimObject = (id: string): string => `(SELECT json_build_object('activity', c.activity,
    'likes', c.approved_likes, 'caption', (SELECT l.caption FROM look_key k JOIN look l ON l.member_id = k.member_id AND l.id = k.look_id
      WHERE k.look_id = c.look_id))
  FROM look_claim c WHERE c.earner_id = e.member_id AND c.points > 0 AND c.id = ${id})`;

/** Null for an entry that is about neither. */
export function lookWords(
  { look, lookClaim }: { readonly look: LookEntry | null; readonly lookClaim: LookClaimEntry | null },
  { looks: rules }: Pick<Programme, 'looks'>,
): EntryWords | null {
  if (look) return ofLook(look, rules);
  if (!lookClaim) return null;
  const { caption, activity, likes } = lookClaim;
  const what = activity ?? named(caption ?? '');
  return { title: '晒图审核', why: [`${what}：门店核对为 ${count(likes)} 个赞`] };
}

function ofLook({ caption, mode, likes, counted, reasons, limited }: LookEntry, rules: Programme['looks']): EntryWords {
  const limit = limited === null ? [] : [limitInWords(limited)];
  if (mode === 'approved_photo') return { title: '穿搭入选', why: [`${named(caption)}通过审核`, ...limit] };
  const each = rules ? [`一个赞 ${count(rules.pointsPerLike)} 分`] : [];
  const judged = countedInWords({ likes: likes ?? 0, counted: counted ?? 0, reasons });
  return { title: '穿搭获赞', why: [`${named(caption)}：${judged}`, ...each, ...limit] };
}

const named = (caption: string): string => (caption === '' ? '您的穿搭' : `「${caption}」`);
