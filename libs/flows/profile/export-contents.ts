// All that is kept of a member as one workbook: who they are, what they agreed to, bought, earned, redeemed, were told.
import { buffer } from 'node:stream/consumers';
import { Inject, Injectable } from '@nestjs/common';
import type { Clock, MemberId } from '@guike/kernel';
import { MembersService, ProfilesService, everyIdOf } from '@guike/members';
import { type Cell, CLOCK, Database, type Sheet, rows, workbook } from '@guike/platform';
import { ProgrammeService } from '@guike/programme';
import { birthdayInWords } from './birthday-words';
import { exportSheets, timeInWords } from './export-sheets';
import { PointsPage } from '../points/points-page';

const LINES_AT_ONCE = 200;
const contacts = { wechat: '微信', phone: '电话', none: '请勿主动联系' } as const;

@Injectable()
export class ExportContents {
  constructor(
    private readonly database: Database,
    private readonly programmes: ProgrammeService,
    private readonly members: MembersService,
    private readonly profiles: ProfilesService,
    private readonly pointsPage: PointsPage,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The workbook (XLSX) with everything as it is now. Error: MEMBER_UNKNOWN. */
  async workbook(memberId: MemberId): Promise<Buffer> {
    const tx = this.database.reading;
    const { body } = await this.programmes.present(tx);
    const ids = await everyIdOf(tx, memberId);
    const [others, own] = [await exportSheets(tx, ids, body), await this.own(memberId)];
    return buffer(workbook([own, ...others, await this.points(memberId, body.timeZone)], this.clock.now()));
  }

  private async own(memberId: MemberId): Promise<Sheet> {
    const tx = this.database.reading;
    const { day, body } = await this.programmes.present(tx);
    const face = await this.members.face(tx, memberId);
    const { birthday, details, interests, contact, email } = await this.profiles.profile(tx, memberId);
    const [joined] = await rows<{ joined_on: string | null; store: string | null; tier: string | null }>(
      tx,
      `SELECT m.joined_on, s.name AS store, t.tier FROM member m LEFT JOIN store s ON s.id = m.joined_store_id
       LEFT JOIN member_tier t ON t.member_id = m.id WHERE m.id = $1`,
      [memberId],
    );
    const told: [string, Cell][] = [
      ['称呼', face.name],
      ['手机号', face.phone],
      ['邮箱', email && email.address],
      ['生日', birthday === null ? null : birthdayInWords(birthday, day)],
      ['上装尺码', details.top],
      ['下装尺码', details.bottom],
      ['鞋码', details.shoes],
      ['喜欢的颜色', details.colours],
      ['饮品', details.drink],
      ['兴趣', interests.join('、')],
      ['联系方式', contact && contacts[contact]],
      ['入会日期', joined?.joined_on ?? null],
      ['入会门店', joined?.store ?? null],
      ['等级', body.tiers.find(({ code }) => code === joined?.tier)?.name ?? null],
    ];
    return { name: '个人资料', widths: [16, 48], head: ['项目', '内容'], rows: told };
  }

  /** Newest first, with the sentences that the member reads in 积分明细. */
  private async points(memberId: MemberId, timeZone: string): Promise<Sheet> {
    const lines: Cell[][] = [];
    let after: string | undefined;
    do {
      const page = await this.pointsPage.points(memberId, { after, limit: LINES_AT_ONCE });
      for (const { at, title, points, why } of page.lines)
        lines.push([timeInWords(new Date(at), timeZone), title, points, why.join('；')]);
      after = page.next ?? undefined;
    } while (after !== undefined);
    return { name: '积分', widths: [20, 24, 10, 60], head: ['时间', '事项', '积分', '说明'], rows: lines };
  }
}
