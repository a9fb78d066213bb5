// WeChat's error codes that the sandbox answers, with WeChat's words. Source: WeChat's global error codes.
import { randomBytes } from 'node:crypto';

const words = {
  [-1]: 'system error',
  40001: 'invalid credential, access_token is invalid or not latest',
  40002: 'invalid grant_type',
  40003: 'invalid openid',
  40013: 'invalid appid',
  40014: 'invalid access_token',
  40029: 'invalid code',
  40037: 'invalid template_id',
  40097: 'invalid args',
  40125: 'invalid appsecret',
  40163: 'code been used',
  40164: 'invalid ip, not in whitelist',
  40165: 'invalid weapp pagepath',
  40169: 'invalid length for scene, or the data is not json string',
  40212: 'invalid query',
  40226: 'code blocked',
  41001: 'access_token missing',
  41002: 'appid missing',
  41004: 'appsecret missing',
  41008: 'missing code',
  41030: 'invalid page',
  42001: 'access_token expired',
  43001: 'require GET method',
  43002: 'require POST method',
  43004: 'require subscribe',
  43101: 'user refuse to accept the msg',
  43107: 'subscribe message function is banned',
  45009: 'reach max api daily quota limit',
  45011: 'api minute-quota reach limit, must slower, retry next minute',
  47001: 'data format error',
  47003: 'argument invalid! data does not match the template',
  61010: 'code is expired',
  85402: 'the expire time is out of range',
  1400001: 'no quota left for this function',
} as const;

export type Errcode = keyof typeof words;

export interface Refusal {
  readonly errcode: number;
  readonly errmsg: string;
}

/** A refusal as WeChat writes it, with a request id that its support would ask for. */
export function refusal(errcode: number): Refusal {
  const known: Readonly<Record<number, string>> = words;
  const id = randomBytes(12)
    .toString('hex')
    .replace(/(.{8})(?=.)/g, '$1-');
  return { errcode, errmsg: `${known[errcode] ?? 'error'} rid: ${id}` };
}
