// What WeChat thinks of texts, pictures and people. Here a text or an address says itself what it is to be taken for:
// 违规 is risky, 待审 goes to review, and so do “risky” and “review” in a picture's address.
import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { Errcode } from './errcodes';
import type { Sandbox } from './sandbox';
import { type ServerCall, text, tokenCall } from './server-call';
import { suggestions, verdictOf } from './suggestions';

const scene = z.int().min(1).max(4);
const messages = tokenCall({
  path: '/wxa/msg_sec_check',
  app: 'mini',
  body: z.object({ version: z.literal(2), openid: text, scene, content: z.string().min(1).max(2_500) }),
  answer(sandbox, { openid, content }) {
    const away = refuseVisitor(sandbox, openid);
    if (away !== null) return away;
    const result = verdictOf(content.includes('违规') ? 'risky' : content.includes('待审') ? 'review' : 'pass');
    return {
      errcode: 0,
      errmsg: 'ok',
      result,
      detail: [{ strategy: 'content_model', errcode: 0, ...result, prob: 90 }],
      trace_id: traceId(),
    };
  },
});

const media = tokenCall({
  path: '/wxa/media_check_async',
  app: 'mini',
  body: z.object({
    version: z.literal(2),
    openid: text,
    scene,
    media_url: z.url({ protocol: /^https?$/ }),
    media_type: z.literal([1, 2]),
  }),
  answer(sandbox, { openid, media_url }) {
    const away = refuseVisitor(sandbox, openid);
    if (away !== null) return away;
    const trace_id = traceId();
    const said = suggestions.find((suggestion) => suggestion !== 'pass' && media_url.includes(suggestion));
    sandbox.media.answer({ openid, trace_id, result: verdictOf(said ?? sandbox.media.suggest) });
    return { errcode: 0, errmsg: 'ok', trace_id };
  },
});

const riskRank = tokenCall({
  path: '/wxa/getuserriskrank',
  app: 'mini',
  body: z.object({ appid: text, openid: text, scene: z.literal([0, 1]), client_ip: z.string().min(1) }),
  answer(sandbox, { appid, openid }) {
    if (appid !== sandbox.apps.mini.id) return 40013;
    const account = sandbox.accounts.find({ openid });
    if (!account) return 40003;
    // A fraud cannot sign in here, and so has never been away.
    if (account.flags.highRisk) return { errcode: 0, errmsg: 'getuserriskrank succ', risk_rank: 4, unoin_id: 1 };
    const away = refuseVisitor(sandbox, openid);
    return (
      away ?? { errcode: 0, errmsg: 'getuserriskrank succ', risk_rank: account.flags.suspect ? 3 : 0, unoin_id: 1 }
    );
  },
});

function refuseVisitor(sandbox: Sandbox, openid: string): Errcode | null {
  if (!sandbox.accounts.find({ openid })) return 40003;
  return sandbox.visits.isRecent(openid) ? null : 61010;
}

function traceId(): string {
  return [4, 4, 4].map((bytes) => randomBytes(bytes).toString('hex')).join('-');
}

export const safetyCalls: readonly ServerCall[] = [messages, media, riskRank];
