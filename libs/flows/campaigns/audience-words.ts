// Segments said with the shop's own names of tiers and stores, and checked against them.
import { Injectable } from '@nestjs/common';
import { type Segment, segmentInWords } from '@guike/campaigns';
import type { SegmentBranch, SegmentCondition } from '@guike/contracts/http';
import { DomainError } from '@guike/kernel';
import { type Tx, rows } from '@guike/platform';
import { ProgrammeService } from '@guike/programme';
import { tierNameOf } from '../purchase-answer';

@Injectable()
export class AudienceWords {
  constructor(private readonly programmes: ProgrammeService) {}

  /** How segments are said today; what is no longer there is called so rather than by a code. */
  async sayer(tx: Tx): Promise<(rule: Segment) => string> {
    const { body } = await this.programmes.present(tx);
    const stores = new Map((await storesOf(tx)).map(({ id, name }) => [id, name]));
    return (rule) =>
      segmentInWords(rule, {
        tier: (code) => tierNameOf(body, code) ?? '已取消的等级',
        store: (id) => stores.get(id) ?? '已关闭的门店',
      });
  }

  /** Error: INPUT_INVALID where a segment names a tier or a store that there is not. */
  async require(tx: Tx, rule: Segment): Promise<void> {
    const { body } = await this.programmes.present(tx);
    const conditions = conditionsOf(rule);
    const tiers = conditions.flatMap((each) => (each.fact === 'tier' ? each.tiers : []));
    if (tiers.some((code) => tierNameOf(body, code) === null)) throw unusable('会员方案里没有这个等级');
    if (conditions.some(({ fact }) => fact === 'class') && !body.care?.classes)
      throw unusable('会员方案没有设客户分类');
    const named = conditions.flatMap((each) => (each.fact === 'store' ? each.stores : []));
    if (named.length === 0) return;
    const stores = new Set((await storesOf(tx)).map(({ id }) => id));
    if (named.some((id) => !stores.has(id))) throw unusable('没有这家门店');
  }
}

/** All stores by name. */
export async function storesOf(tx: Tx): Promise<{ readonly id: string; readonly name: string }[]> {
  return rows(tx, `SELECT id, name FROM store ORDER BY name, id`);
}

function conditionsOf(rule: Segment): SegmentCondition[] {
  const flat = (branch: SegmentBranch | Segment): SegmentCondition[] => {
    if ('all' in branch) return branch.all.flatMap(flat);
    if ('any' in branch) return branch.any.flatMap(flat);
    return 'not' in branch ? flat(branch.not) : [branch];
  };
  return flat(rule);
}

const unusable = (message: string): DomainError =>
  new DomainError('INPUT_INVALID', { issues: [{ path: 'rule', message }] });
