// 邀请好友: the member's own page, with the code, what a friend finds and the ladder; and the same for the staff, whose codes
// say who won somebody and bring nobody points.
import { Inject, Injectable } from '@nestjs/common';
import type { AnswerOf, referralEndpoints, staffReferralEndpoints } from '@guike/contracts/http';
import type { MemberId, StaffId } from '@guike/kernel';
import { CONFIG, type Config, Database, type Tx, rows } from '@guike/platform';
import { ProgrammeService } from '@guike/programme';
import { type CodeOwner, FriendRewards, InviteCodesService, type Whereabouts } from '@guike/referrals';
import { WechatCodes } from '@guike/wechat';
import { partyOf } from './parties';
import { giftsInWords, ladderInWords, nextInWords, rulesInWords } from './referral-words';

type Endpoints = typeof referralEndpoints;

/** The page of the mini-program that a code leads to. */
export const INVITE_PAGE = 'pages/invite/index';
const LINK_DAYS = 30;

@Injectable()
export class InviteFriends {
  constructor(
    private readonly database: Database,
    private readonly programmes: ProgrammeService,
    private readonly codes: InviteCodesService,
    private readonly rewards: FriendRewards,
    private readonly wechat: WechatCodes,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** A member's page; their code is drawn the first time. Error: PROGRAMME_MISSING. */
  async page(memberId: MemberId, from: Whereabouts): Promise<AnswerOf<Endpoints['referral']>> {
    const code = await this.codeOf({ kind: 'member', memberId }, from);
    const tx = this.database.reading;
    const { body } = await this.programmes.presentFor(tx, memberId);
    const { names } = await partyOf(tx, memberId);
    const friends = await this.rewards.friends(tx, names);
    const reached = await this.rewards.rungs(tx, names);
    return {
      on: body.referral !== null,
      ...this.sharing(code),
      friendGets: giftsInWords(body, body.referral?.friend ?? []),
      rules: rulesInWords(body),
      counts: await countsOf(tx, 'referrer_id', names),
      ladder: ladderInWords(body, friends, reached),
      next: nextInWords(body, friends, reached),
    };
  }

  /** What somebody of the staff shares, and what came of it. */
  async staffPage(staffId: StaffId, from: Whereabouts): Promise<AnswerOf<(typeof staffReferralEndpoints)['myCode']>> {
    const code = await this.codeOf({ kind: 'staff', staffId }, from);
    return { ...this.sharing(code), counts: await countsOf(this.database.reading, 'staff_id', [staffId]) };
  }

  /** A link for a short message. Errors: WECHAT_OFF, WECHAT_BUSY. */
  async link(memberId: MemberId): Promise<AnswerOf<Endpoints['link']>> {
    const code = await this.codeOf({ kind: 'member', memberId }, { address: null, device: null });
    const url = await this.wechat.link({ page: INVITE_PAGE, query: `i=${code}`, days: LINK_DAYS });
    return { url, days: LINK_DAYS };
  }

  private codeOf(owner: CodeOwner, from: Whereabouts): Promise<string> {
    return this.database.inTransaction(async (tx) => {
      await this.codes.notePhone(tx, owner, from);
      return this.codes.codeOf(tx, owner);
    });
  }

  private sharing(code: string) {
    return {
      code,
      page: INVITE_PAGE,
      query: `i=${code}`,
      shareTitle: `${this.config.shopName}，邀您来看看`,
      poster: `/invitations/${code}/poster.jpg`,
      card: `/invitations/${code}/card.jpg`,
    };
  }
}

/** How many have opened (and are not bound yet), have joined, have bought. What was refused is not among them. */
async function countsOf(tx: Tx, column: 'referrer_id' | 'staff_id', owners: readonly string[]) {
  const [counted] = await rows<{ opened: number; joined: number; bought: number }>(
    tx,
    `SELECT (SELECT count(*)::integer FROM referral_touch t WHERE t.${column} = ANY ($1)) AS opened,
       count(*)::integer AS joined, count(bought_at)::integer AS bought
     FROM referral WHERE ${column} = ANY ($1) AND state <> 'refused'`,
    [owners],
  );
  return counted ?? { opened: 0, joined: 0, bought: 0 };
}
