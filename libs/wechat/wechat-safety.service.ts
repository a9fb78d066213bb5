// What WeChat thinks of what people write and send, and of the people themselves. Source: WeChat's documentation of
// msgSecCheck (2.0), mediaCheckAsync (2.0) and getUserRiskRank.
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { AppCalls } from './app-calls.service';
import { type NotDone, notDone } from './not-done';
import { WechatRefusal } from './refusals';

/** What a text or a picture is for, which WeChat judges differently. */
export type SafetyScene = 'profile' | 'comment' | 'forum' | 'social';
export type Suggestion = 'pass' | 'review' | 'risky';

/** WeChat looks only at what somebody sends who has been in the mini-program within two hours. */
interface Away {
  readonly kind: 'away';
}

export type TextOutcome =
  { readonly kind: 'checked'; readonly suggest: Suggestion; readonly label: number } | Away | NotDone;
/** The picture's outcome comes with a callback within half an hour, under this trace. */
export type PictureOutcome = { readonly kind: 'asked'; readonly traceId: string } | Away | NotDone;
/** 0 is nobody to worry about, 4 certainly a fraud. */
export type RiskOutcome = { readonly kind: 'ranked'; readonly rank: number } | Away | NotDone;

export interface TextToCheck {
  readonly openid: string;
  readonly scene: SafetyScene;
  /** At most 2,500 characters. */
  readonly text: string;
  readonly nickname?: string;
  readonly title?: string;
}

export interface PictureToCheck {
  readonly openid: string;
  readonly scene: SafetyScene;
  /** Where WeChat fetches it: public, at most 10 MB. */
  readonly url: string;
}

export interface RiskQuestion {
  readonly openid: string;
  /** `joining`: a new card; `gain`: something that brings points. */
  readonly scene: 'joining' | 'gain';
  /** The address that the person's request came from. */
  readonly clientIp: string;
  /** Eleven digits; only where the person has given it for that. */
  readonly phone?: string;
}

const SCENES = { profile: 1, comment: 2, forum: 3, social: 4 } as const;
const AWAY = 61010;
const PICTURE = 2;

const judged = z.object({ result: z.object({ suggest: z.enum(['pass', 'review', 'risky']), label: z.int() }) });
const traced = z.object({ trace_id: z.string().min(1) });
const ranked = z.object({ risk_rank: z.int().min(0).max(4) });

@Injectable()
export class WechatSafety {
  constructor(private readonly calls: AppCalls) {}

  /** What WeChat says of a text. Error: WECHAT_OFF where the shop has no mini-program. */
  async text({ openid, scene, text, nickname, title }: TextToCheck): Promise<TextOutcome> {
    const more = { ...(nickname && { nickname }), ...(title && { title }) };
    const body = { version: 2, openid, scene: SCENES[scene], content: text, ...more };
    return this.asked<TextOutcome>(async () => {
      const { result } = await this.calls.ask('mini_program', { path: '/wxa/msg_sec_check', body, answer: judged });
      return { kind: 'checked', suggest: result.suggest, label: result.label };
    });
  }

  /** Has WeChat look at a picture. Error: WECHAT_OFF. */
  async picture({ openid, scene, url }: PictureToCheck): Promise<PictureOutcome> {
    const body = { version: 2, openid, scene: SCENES[scene], media_url: url, media_type: PICTURE };
    return this.asked<PictureOutcome>(async () => {
      const answer = await this.calls.ask('mini_program', { path: '/wxa/media_check_async', body, answer: traced });
      return { kind: 'asked', traceId: answer.trace_id };
    });
  }

  /** How much of a fraud WeChat takes somebody for. Error: WECHAT_OFF. */
  async riskRank({ openid, scene, clientIp, phone }: RiskQuestion): Promise<RiskOutcome> {
    const body = {
      appid: this.calls.idOf('mini_program'),
      openid,
      scene: scene === 'joining' ? 0 : 1,
      client_ip: clientIp,
      ...(phone !== undefined && { mobile_no: phone }),
    };
    return this.asked<RiskOutcome>(async () => {
      const answer = await this.calls.ask('mini_program', { path: '/wxa/getuserriskrank', body, answer: ranked });
      return { kind: 'ranked', rank: answer.risk_rank };
    });
  }

  private async asked<Outcome>(ask: () => Promise<Outcome>): Promise<Outcome | Away | NotDone> {
    try {
      return await ask();
    } catch (error) {
      if (error instanceof WechatRefusal && error.errcode === AWAY) return { kind: 'away' };
      return notDone(error);
    }
  }
}
